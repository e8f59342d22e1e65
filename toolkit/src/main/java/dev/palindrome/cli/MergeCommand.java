package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.RevisionFiles;
import dev.palindrome.layout.RevisionText;
import dev.palindrome.revision.NewRevision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a revision that joins lines. */
@Command(name = "merge", description = "Writes a revision that joins several heads into one.", sortOptions = false)
final class MergeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "REV", arity = "1..*", description = "Two revisions or more; heads for all heads.")
    List<String> targets = List.of();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What it does; its file is named so (default: merge ID and ID).")
    @Nullable
    String message;

    @Option(names = "--splice", description = "Let them be revisions that others revise already.")
    boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "Name of the line that begins here.")
    List<String> labels = List.of();

    @Option(
            names = "--rev-id",
            paramLabel = "ID",
            description = "Its id (default: a time stamp or the next number, whichever the history uses).")
    @Nullable
    String id;

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        RevisionFiles files = RevisionFiles.of(arguments.load());
        Instant now = Instant.now();
        NewRevision revision = NewRevision.plan(
                files.graph(),
                NewRevision.request(id == null ? files.nextId(now) : id)
                        .onto(targets)
                        .spliced(splice)
                        .labelled(labels));
        if (revision.parents().size() < 2) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            "A merge joins two revisions or more, and '" + String.join(" ", targets) + "' means only "
                                    + (revision.parents().isEmpty()
                                            ? "the base"
                                            : revision.parents().get(0)) + ".",
                            "Name the heads to join; `palindrome heads` lists them."));
        }
        String text = message == null ? "merge " + String.join(" and ", revision.parents()) : message.strip();
        new RevisionWriter(
                        arguments,
                        files,
                        Objects.requireNonNull(spec).commandLine().getOut())
                .write(new RevisionText(revision, text, "", "", now), false);
        return 0;
    }
}
