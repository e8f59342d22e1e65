package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command in a process of its own: what it takes from its environment, and what it leaves when it is stopped. */
class VerifyProcessTest {
    private static final String SLEEPING = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'";

    @TempDir
    private Path directory;

    private @Nullable Process process;

    @AfterEach
    void nothingGoesOn() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void stoppedInTheMiddleItLeavesNothing(String signal, int status) throws Exception {
        Path servers = Files.createDirectory(directory.resolve("servers"));
        Path history = Scripts.write(
                directory.resolve("history"), "V1__Sleep.sql", "SELECT pg_sleep(120);", "U1__Sleep.sql", "SELECT 1;");
        Process started = start(
                Map.of(),
                List.of("-Dpalindrome.embedded.directory=" + servers),
                "verify",
                history.toString(),
                "--server",
                "embedded");
        await().atMost(Duration.ofSeconds(60)).until(() -> sleeping(servers) || !started.isAlive());
        assertThat(processes(servers)).isNotEmpty();

        new ProcessBuilder("kill", "-" + signal, Long.toString(started.pid()))
                .start()
                .waitFor();

        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue()).isEqualTo(status);
        assertThat(Files.readString(output())).isEmpty();
        assertThat(processes(servers)).isEmpty();
        try (Stream<Path> left = Files.list(servers)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void stoppedInTheMiddleItDropsItsDatabases() throws Exception {
        Path history = Scripts.write(
                directory.resolve("history"), "V1__Sleep.sql", "SELECT pg_sleep(120);", "U1__Sleep.sql", "SELECT 1;");
        try (ScratchDatabase named = TestServer.create()) {
            List<String> before = databases(named);
            Process started = start(Map.of(), List.of(), Run.with(named, "verify", history.toString()));
            await().atMost(Duration.ofSeconds(60)).until(() -> sleeping(named) || !started.isAlive());
            assertThat(databases(named)).hasSizeGreaterThan(before.size());
            started.destroy();
            assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(started.exitValue()).isEqualTo(143);
            assertThat(Files.readString(output())).isEmpty();
            assertThat(databases(named)).isEqualTo(before);
        }
    }

    @Test
    void productionInTheEnvironmentIsNotTouchedAndAnyLocaleWillDo() throws Exception {
        Scripts.write(
                directory.resolve("history"),
                "V1__Agents.sql",
                "CREATE TABLE \"Bühne\" (id int);",
                "U1__Agents.sql",
                "-- nothing");
        try (ScratchDatabase production = TestServer.create();
                ScratchDatabase scratch = TestServer.create()) {
            // Whoever goes there fails.
            execute(scratch, "ALTER DATABASE " + production.name() + " ALLOW_CONNECTIONS false");
            String address = production.url().replaceAll("jdbc:postgresql://|/.*", "");
            String url = production.url() + "&user=" + production.user();
            Process started = start(
                    Map.of(
                            "PALINDROME_URL",
                            url,
                            "FLYWAY_URL",
                            url,
                            "PGHOST",
                            "localhost",
                            "PGPORT",
                            address.substring(address.indexOf(':') + 1),
                            "PGDATABASE",
                            production.name(),
                            "PGUSER",
                            production.user(),
                            "PALINDROME_TEST_URL",
                            scratch.url() + "&user=" + scratch.user(),
                            "LC_ALL",
                            "C"),
                    List.of(),
                    "verify",
                    directory.resolve("history").toString());
            assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String printed = Files.readString(output(), StandardCharsets.UTF_8);
            assertThat(printed).contains("- table \"Bühne\" is left behind\n");
            assertThat(started.exitValue()).isEqualTo(1);
        }
    }

    private Process start(Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dpalindrome.servers=" + System.getProperty("palindrome.servers"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PALINDROME_"));
        builder.environment().putAll(environment);
        Process started = builder.redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        process = started;
        return started;
    }

    private Path output() {
        return directory.resolve("output");
    }

    /** Whether a server in a place has come to the script. */
    private static boolean sleeping(Path servers) throws Exception {
        try (Stream<Path> files = Files.walk(servers)) {
            Path pid = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElse(null);
            List<String> lines = pid == null ? List.of() : Files.readAllLines(pid);
            if (lines.size() < 4 || lines.get(3).isBlank()) {
                return false;
            }
            String url = "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/postgres";
            try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
                return count(connection, SLEEPING) > 0;
            } catch (SQLException starting) {
                return false;
            }
        } catch (UncheckedIOException | NoSuchFileException changing) {
            return false;
        }
    }

    private static List<String> processes(Path servers) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("-D " + servers))
                .toList();
    }

    private static List<String> databases(ScratchDatabase database) throws Exception {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(ScratchDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean sleeping(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return count(connection, SLEEPING) > 0;
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
