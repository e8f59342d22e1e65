package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dumps a database with PostgreSQL's own {@code pg_dump}, which is found on the {@code PATH}.
 *
 * <p>A file that ends in {@code .sql} holds a script for psql, any other the archive that {@code pg_restore} reads.
 */
public final class PgDump {
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.|devel|beta|rc|\\s|$)");

    /** Parameters of pgjdbc that libpq calls otherwise or alike. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "options", "options",
            "connectTimeout", "connect_timeout");

    private final ConnectionSettings settings;
    private final Path file;
    private final String program;

    /** A dump of a database into a file that must not exist yet. */
    public PgDump(ConnectionSettings settings, Path file) {
        this(settings, file, "pg_dump");
    }

    PgDump(ConnectionSettings settings, Path file, String program) {
        this.settings = settings;
        this.file = file;
        this.program = program;
    }

    /**
     * Dumps.
     *
     * @param connection to the same database, to compare versions
     * @throws PalindromeException if {@code pg_dump} is missing or older than the server (configuration), or fails (failed); no file is
     *     left
     */
    public void run(Connection connection) throws SQLException {
        if (Files.exists(file)) {
            throw refused(
                    Category.CONFIGURATION,
                    "The backup " + file + " exists already, and is not overwritten.",
                    "Name another file, or remove it.",
                    null);
        }
        int server = connection.getMetaData().getDatabaseMajorVersion();
        int ours = version();
        if (ours < server) {
            throw refused(
                    Category.CONFIGURATION,
                    "pg_dump is of PostgreSQL " + ours + " and cannot dump the server, which is of " + server + ".",
                    "Put the pg_dump of PostgreSQL " + server + " or later first on the PATH.",
                    null);
        }
        dump();
    }

    private int version() {
        Result result = run(List.of(program, "--version"), Map.of());
        Matcher matcher = VERSION.matcher(result.output());
        if (result.status() != 0 || !matcher.find()) {
            throw refused(
                    Category.CONFIGURATION,
                    "`pg_dump --version` says nothing that could be understood: "
                            + result.output().strip(),
                    "Put PostgreSQL's own pg_dump first on the PATH.",
                    null);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private void dump() {
        JdbcUrl url = JdbcUrl.parse(settings.url());
        List<String> command = new ArrayList<>(List.of(program, "--no-password", "--file", file.toString()));
        if (!file.toString().endsWith(".sql")) {
            command.add("--format=custom");
        }
        command.add("--dbname=" + connectionString(url));
        Map<String, String> environment =
                settings.password() == null ? Map.of() : Map.of("PGPASSWORD", settings.password());
        Result result = run(command, environment);
        if (result.status() != 0) {
            PalindromeException failure = refused(
                    Category.FAILED,
                    "The backup failed, so nothing was upgraded: pg_dump ended with status " + result.status()
                            + " and said: " + result.output().strip().replaceAll("\\s*\\R\\s*", " "),
                    "Let pg_dump run as this role, or upgrade without --backup.",
                    null);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    private String connectionString(JdbcUrl url) {
        List<String> parts = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String host : (url.hosts().isEmpty() ? "localhost" : url.hosts()).split(",")) {
            int colon = host.lastIndexOf(':');
            boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
            hosts.add((port ? host.substring(0, colon) : host).replaceAll("[\\[\\]]", ""));
            ports.add(port ? host.substring(colon + 1) : "5432");
        }
        add(parts, "host", String.join(",", hosts));
        add(parts, "port", String.join(",", ports));
        String user = settings.user() == null ? System.getProperty("user.name") : settings.user();
        add(parts, "user", user);
        add(parts, "dbname", url.databaseName().isEmpty() ? user : url.databaseName());
        for (String pair : url.query().split("&")) {
            String[] sides = pair.split("=", 2);
            String name = LIBPQ_NAMES.get(sides[0]);
            if (name != null && sides.length > 1) {
                add(parts, name, java.net.URLDecoder.decode(sides[1].replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        parts.add(name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'");
    }

    private record Result(int status, String output) {}

    private Result run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), output);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw refused(
                    Category.CONFIGURATION,
                    "There is no pg_dump on the PATH to take the backup with.",
                    "Install PostgreSQL's client programs, or upgrade without --backup.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(Category.UNAVAILABLE, "The backup was interrupted.", "Run it again.", e);
        }
    }

    private PalindromeException refused(Category category, String message, String remedy, @Nullable Exception cause) {
        return new PalindromeException(
                category, List.of(Finding.of(Code.BACKUP_FAILED, Place.of(file.toString()), message, remedy)), cause);
    }
}
