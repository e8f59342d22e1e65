package dev.palindrome.migrate;

import dev.palindrome.finding.Place;
import dev.palindrome.migrate.StatementFailedException.Failure;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Direction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command of another tool. It connects by itself, to the database that our connection leads to, and is killed when that connection is
 * closed: so the end of a proof's time ends it too.
 */
record PreparedCommand(
        String revisionId,
        Direction direction,
        CommandBody body,
        @Nullable String password) implements PreparedBody {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int MOST_LINES = 20;

    @Override
    public String name() {
        return body.name();
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public boolean mayUnlock() {
        return false;
    }

    @Override
    public boolean leavesMore() {
        return false;
    }

    @Override
    public void run(Connection connection, SessionState session, BeforeCommit beforeCommit) throws SQLException {
        long start = System.nanoTime();
        try {
            run(connection);
        } catch (IOException e) {
            throw failure(e, "`" + body.line() + "` could not be run: " + e.getMessage() + ".", Leftovers.NOTHING_RAN);
        }
        beforeCommit.run(connection, Duration.ofNanos(System.nanoTime() - start));
    }

    private void run(Connection connection) throws IOException, SQLException {
        CommandEnvironment environment = CommandEnvironment.of(connection, password);
        Path configuration = configuration(environment);
        try {
            File output = File.createTempFile("palindrome", ".out");
            try {
                Process process = started(environment, configuration, output);
                int status = await(process, connection);
                if (status != 0) {
                    throw failure(
                            new IOException("status " + status),
                            "`" + body.line() + "` ended with status " + status + said(output),
                            Leftovers.OF_COMMAND);
                }
                confirm(connection);
            } finally {
                Files.deleteIfExists(output.toPath());
            }
        } finally {
            if (configuration != null) {
                Files.deleteIfExists(configuration);
            }
        }
    }

    /** A tool that found its database elsewhere must not be believed. */
    private void confirm(Connection connection) throws SQLException {
        if (body.confirmation() == null) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(body.confirmation())) {
            if (!row.next() || !row.getBoolean(1)) {
                throw failure(
                        new IOException(body.confirmation()),
                        "`" + body.line()
                                + "` ended well, but the database does not show it: it worked in another one, or did"
                                + " nothing. Asked was: " + body.confirmation() + ".",
                        Leftovers.OF_COMMAND);
            }
        }
    }

    private Process started(CommandEnvironment environment, @Nullable Path configuration, File output)
            throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : body.command()) {
            words.add(configuration == null ? word : word.replace(CommandBody.CONFIGURATION, configuration.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()));
        if (body.directory() != null) {
            builder.directory(body.directory().toFile());
        }
        environment.applyTo(builder.environment());
        return builder.start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private @Nullable Path configuration(CommandEnvironment environment) throws IOException {
        if (body.configuration() == null) {
            return null;
        }
        Path file = Files.createTempFile("palindrome", ".ini");
        return Files.writeString(
                file,
                body.configuration().replace(CommandBody.URL, environment.url().replace("%", "%%")));
    }

    private static int await(Process process, Connection connection) throws SQLException {
        try {
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (connection.isClosed()) {
                    throw new SQLException("the connection was closed while a command ran", "08003");
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while a command ran", "57014", e);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String said(File output) {
        try {
            List<String> lines = new String(
                            Files.readAllBytes(output.toPath()), java.nio.charset.StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
            if (lines.isEmpty()) {
                return " and said nothing.";
            }
            List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
            return ":\n" + (last.size() < lines.size() ? "…\n" : "") + String.join("\n", last) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("the output of a command cannot be read", e);
        }
    }

    private StatementFailedException failure(IOException cause, String said, Leftovers leftovers) {
        return StatementFailedException.of(
                new Failure(revisionId, direction, Place.of(body.name())), cause, said, leftovers);
    }
}
