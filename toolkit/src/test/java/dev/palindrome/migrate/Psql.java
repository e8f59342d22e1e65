package dev.palindrome.migrate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real psql, which runs a script as a person would run it. */
record Psql(int status, String output) {
    private static final Path PROGRAM = Path.of("/usr/lib/postgresql/15/bin/psql");

    static Psql run(ScratchDatabase database, Path directory, String script) {
        assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED: there is no " + PROGRAM);
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try {
            Path file = Files.writeString(Files.createTempFile(directory, "script", ".psql"), script);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            PROGRAM.toString(),
                            "-X",
                            "-q",
                            "-h",
                            address.getHost(),
                            "-p",
                            String.valueOf(address.getPort()),
                            "-U",
                            database.user(),
                            "-d",
                            address.getPath().substring(1),
                            "-f",
                            file.getFileName().toString()))
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", database.password());
            builder.environment().put("PGCLIENTENCODING", "UTF8");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Psql(process.waitFor(), output.replaceAll("script\\d+\\.psql:\\d+", "FILE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
