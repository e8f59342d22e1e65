package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On one server that goes on: nothing of a run of scenarios stays there, however its tests end. */
class ScenarioLeaksTest {
    private static final int REVISIONS = 40;

    private static Server server;
    private static ConnectionSettings settings;

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
        try (Server.ScratchDatabase any = server.create()) {
            settings = new ConnectionSettings(any.url().replace(any.name(), "postgres"), any.user(), any.password());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @MigrationTest
    @StartAt("040")
    static class ManyTestCases {
        @RepeatedTest(100)
        void atTheFortiethRevision(MigrationScenario scenario) {
            scenario.row("t_040").with("name", "one").insert();
            assertThat(scenario.rows("t_040")).hasSize(1);
        }

        @RepeatedTest(100)
        void beforeTheFortiethRevision(@StartBefore("040") MigrationScenario scenario) {
            scenario.row("t_039").with("name", "one").insert();
            scenario.upgrade();
            scenario.downgrade();
            assertThat(scenario.rows("t_039")).hasSize(1);
        }
    }

    @Test
    @Tag("corpus")
    void twoHundredScenariosLeaveNothing(@TempDir Path directory) throws Exception {
        write(directory);
        Left before = Left.on(settings);
        Set<String> threads = threads();

        long start = System.nanoTime();
        TestRun run = TestRun.of(parameters(directory), ManyTestCases.class);
        double seconds = (System.nanoTime() - start) / 1e9;

        run.succeeds(200);
        nothingIsLeft(before, threads);
        System.out.printf(
                "200 scenarios at revision %d, 4 at a time: %.1f s, no database, connection or thread left%n",
                REVISIONS, seconds);
    }

    @MigrationTest
    @StartAt("003")
    static class EveryEndTestCases {
        @Test
        void succeeds(MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("003");
        }

        @Test
        void fails(MigrationScenario scenario) {
            scenario.upgrade();
            fail("on purpose");
        }

        @Test
        void leavesATransaction(MigrationScenario scenario) throws SQLException {
            scenario.connection().setAutoCommit(false);
            scenario.execute("LOCK TABLE t_003");
        }

        @Test
        void leavesConnections(MigrationScenario scenario) throws SQLException {
            for (int i = 0; i < 5; i++) {
                scenario.dataSource().getConnection();
            }
        }

        @Test
        @Timeout(value = 500, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void timesOut(MigrationScenario scenario) {
            scenario.execute("SELECT pg_sleep(60)");
        }

        @Test
        @Timeout(value = 500, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void timesOutInAnUpgrade(MigrationScenario scenario) throws SQLException {
            try (Connection other = scenario.dataSource().getConnection()) {
                other.setAutoCommit(false);
                other.createStatement().execute("LOCK TABLE t_003");
                scenario.downgrade();
            }
        }

        @Test
        void cannotBegin(@StartAt("099") MigrationScenario scenario) {}

        @RevisionTest({"001", "002"})
        void beginsBeforeARevision(MigrationScenario scenario) {
            scenario.upgrade();
        }
    }

    @Test
    void testsThatEndBadlyLeaveNothing(@TempDir Path directory) throws Exception {
        write(directory);
        Left before = Left.on(settings);
        Set<String> threads = threads();

        TestRun run = TestRun.of(parameters(directory), EveryEndTestCases.class);

        assertThat(run.succeeded()).hasSize(3);
        assertThat(run.failures().keySet())
                .containsExactlyInAnyOrder(
                        "fails(MigrationScenario)",
                        "leavesATransaction(MigrationScenario)",
                        "leavesConnections(MigrationScenario)",
                        "timesOut(MigrationScenario)",
                        "timesOutInAnUpgrade(MigrationScenario)",
                        "cannotBegin(MigrationScenario)");
        nothingIsLeft(before, threads);
    }

    private static Map<String, String> parameters(Path directory) {
        Map<String, String> parameters = new HashMap<>(TestRun.PARALLEL);
        parameters.put("palindrome.directory", directory.toString());
        parameters.put("palindrome.url", settings.url());
        parameters.put("palindrome.user", settings.user());
        parameters.put("palindrome.password", settings.password());
        return parameters;
    }

    private static void write(Path directory) throws IOException {
        for (int number = 1; number <= REVISIONS; number++) {
            String id = String.format("%03d", number);
            Files.writeString(
                    directory.resolve("V" + id + "__create_t.sql"),
                    "CREATE TABLE t_" + id
                            + " (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);");
            Files.writeString(directory.resolve("U" + id + "__create_t.sql"), "DROP TABLE t_" + id + ";");
        }
    }

    private static void nothingIsLeft(Left before, Set<String> threads) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(Left.on(settings)).isEqualTo(before);
            assertThat(threads()).isSubsetOf(threads);
        });
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("PostgreSQL-JDBC-") && !name.startsWith("awaitility"))
                .collect(Collectors.toSet());
    }

    /** What is on a server. */
    private record Left(int databases, int connections) {
        static Left on(ConnectionSettings settings) {
            try (Connection connection = settings.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE 'palindrome\\_%'),
                                   (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')
                            """)) {
                row.next();
                return new Left(row.getInt(1), row.getInt(2));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
