package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.layout.RevisionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which history a command reads that needs no database. */
final class ProjectArguments {
    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Directory of the history, or of a project that has one (default: the working directory).")
    Path directory = Path.of(".");

    @Mixin
    HistoryArguments history = new HistoryArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    History load() {
        return history.load(directory);
    }

    /** Where new revisions go; a history may have none yet. */
    RevisionFiles files() {
        History loaded;
        try {
            loaded = load();
        } catch (PalindromeException e) {
            Set<Code> codes = e.findings().stream().map(Finding::code).collect(Collectors.toSet());
            if (!codes.equals(Set.of(Code.HISTORY_EMPTY))) {
                throw e;
            }
            return RevisionFiles.ofNone(directory, emptyDirectory(e.findings().get(0)));
        }
        return RevisionFiles.of(loaded);
    }

    private Path emptyDirectory(Finding empty) {
        Place place = empty.place();
        String file = place == null ? null : place.file();
        Path named = file == null ? directory : Path.of(file);
        return Files.isDirectory(named) ? named : directory;
    }
}
