package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The {@code git} of the machine, asked in one directory; it changes nothing. */
final class Git {
    private final String program;
    private final Path directory;

    /**
     * What a run of git gave.
     *
     * @param status its exit status
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Answer(int status, String out, String err) {
        boolean succeeded() {
            return status == 0;
        }

        /** The first line of what it said. */
        String line() {
            return out.lines().findFirst().orElse("");
        }
    }

    Git(String program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /**
     * Asks.
     *
     * @throws PalindromeException (configuration) if git cannot be started
     */
    Answer ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "--no-optional-locks"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            String out = read(process.getInputStream());
            return new Answer(process.waitFor(), out, err.join().strip());
        } catch (IOException problem) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    List.of(Finding.of(
                            Code.CHANGES_UNKNOWN,
                            null,
                            "git cannot be started, and without it nobody knows what a change adds: "
                                    + problem.getMessage() + ".",
                            "Install git, or name the revisions with --only.")),
                    problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PalindromeException(
                    PalindromeException.Category.UNAVAILABLE,
                    List.of(Finding.of(
                            Code.CHANGES_UNKNOWN, null, "The wait for git was interrupted.", "Run the command again.")),
                    interrupted);
        }
    }

    private static String read(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException("what git says cannot be read", problem);
        }
    }
}
