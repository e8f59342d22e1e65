package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.layout.RevisionFile;
import dev.palindrome.layout.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a directory ready for a history. */
@Command(
        name = "init",
        description = "Writes palindrome.properties and, where there is no history yet, a directory for its revisions.",
        sortOptions = false)
final class InitCommand implements Callable<Integer> {
    private static final String PROPERTIES = "palindrome.properties";
    private static final String REVISIONS = "migrations";

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The project's directory; made when it is missing (default: the working directory).")
    Path directory = Path.of(".");

    @Option(names = "--templates", description = "Also write the templates of new revisions, to be changed.")
    boolean templates;

    @Mixin
    CommonArguments common = new CommonArguments();

    @Override
    public Integer call() throws IOException {
        boolean hasHistory = Files.isDirectory(directory) && hasHistory();
        List<RevisionFile> files = new ArrayList<>();
        files.add(new RevisionFile(directory.resolve(PROPERTIES), properties(hasHistory)));
        if (templates) {
            Path own = directory.resolve(Templates.DIRECTORY);
            Templates.NAMES.forEach(name -> files.add(new RevisionFile(own.resolve(name), Templates.builtIn(name))));
        }
        new NewFiles().write(files);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        files.forEach(file -> out.println("wrote " + file.path().normalize()));
        if (!hasHistory) {
            Files.createDirectories(directory.resolve(REVISIONS));
            out.println("made " + directory.resolve(REVISIONS).normalize());
            common.say(
                    out,
                    "Next: palindrome revision" + (directory.toString().equals(".") ? "" : " -d " + directory)
                            + " -m \"create the first table\"");
        }
        out.flush();
        return 0;
    }

    private boolean hasHistory() {
        if (Files.exists(directory.resolve(PROPERTIES))) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            directory.resolve(PROPERTIES) + " exists already.",
                            "Edit it, or remove it first."));
        }
        try {
            Histories.load(HistoryOptions.of(directory));
            return true;
        } catch (PalindromeException e) {
            Set<Code> codes = e.findings().stream().map(Finding::code).collect(Collectors.toSet());
            if (!codes.equals(Set.of(Code.HISTORY_EMPTY))) {
                throw e;
            }
            return false;
        }
    }

    private static String properties(boolean hasHistory) {
        return """
                # How Palindrome reads this project. Keys of Flyway's configuration may stand here too, without "flyway.".
                """
                + (hasHistory
                        ? "# locations=filesystem:src/main/resources/db/migration\n"
                        : "locations=filesystem:" + REVISIONS + "\n")
                + """
                # classpath=target/classes
                # schemas=app
                # initSql=SET lock_timeout = '5s'
                # placeholders.owner=app
                # revision.003.irreversible=the legacy ledger was exported before release 4
                """;
    }
}
