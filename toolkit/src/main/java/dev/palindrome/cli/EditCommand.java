package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens the files of a revision in an editor. */
@Command(
        name = "edit",
        description = "Opens the files of a revision in the editor that VISUAL or EDITOR names.",
        sortOptions = false)
final class EditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REV", arity = "0..1", description = "A revision's id, LABEL@head … (default: head).")
    String target = "head";

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() throws IOException, InterruptedException {
        String editor = editor(System.getenv());
        History history = arguments.load();
        Set<String> files = new LinkedHashSet<>();
        for (Revision revision : history.graph().resolve(target)) {
            add(files, history, revision.upgrade());
            add(files, history, revision.downgrade());
        }
        if (files.isEmpty()) {
            throw refused(
                    "'" + target + "' means no revision that stands in a file here.",
                    "Name a revision whose files are in the project's directory.");
        }
        // Through a shell, as git does, because the variable may hold arguments too.
        List<String> command = new ArrayList<>(List.of("sh", "-c", editor + " \"$@\"", "sh"));
        command.addAll(files);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new PalindromeException(
                    Category.FAILED,
                    Finding.of(
                            Code.USAGE,
                            null,
                            "The editor '" + editor + "' ended with status " + status + ".",
                            "Let VISUAL or EDITOR name an editor that can be run."));
        }
        return 0;
    }

    private static String editor(Map<String, String> environment) {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        throw refused("Neither VISUAL nor EDITOR is set.", "Set one of them to the editor of your choice.");
    }

    private static void add(Set<String> files, History history, @Nullable Body body) {
        if (body instanceof SqlBody script && script.path() != null) {
            files.add(script.path().toString());
        }
        Path directory = history.directory();
        if (body instanceof JavaBody java && directory != null) {
            Path source = directory
                    .resolve("src/main/java")
                    .resolve(java.migration().getClass().getName().replace('.', '/') + ".java");
            if (Files.exists(source)) {
                files.add(source.toString());
            }
        }
    }

    private static PalindromeException refused(String message, String remedy) {
        return new PalindromeException(Category.CONFIGURATION, Finding.of(Code.USAGE, null, message, remedy));
    }
}
