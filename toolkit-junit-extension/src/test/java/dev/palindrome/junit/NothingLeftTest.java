package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases, connections and threads before and after runs that fail, are given up, or go side by side. */
class NothingLeftTest {
    private static Server server;
    private static Server.ScratchDatabase any;

    @TempDir
    Path directory;

    private List<String> databases;
    private List<String> roles;
    private Set<String> threads;

    @MigrationTest(locations = "classpath:histories/broken")
    static class BrokenTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/good")
    static class GoodTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/good", rows = 5)
    static class OtherGoodTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/stops")
    static class StoppingTestCases implements MigrationContract {}

    @Timeout(value = 1, unit = TimeUnit.MILLISECONDS)
    static class GivenUpTestCases implements MigrationContract {}

    @Timeout(value = 1, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static class AbandonedTestCases implements MigrationContract {}

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
        any = server.create();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void look() throws SQLException {
        databases = texts("SELECT datname FROM pg_database ORDER BY 1");
        roles = texts("SELECT rolname FROM pg_roles ORDER BY 1");
        threads = threads();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(texts("SELECT datname FROM pg_database ORDER BY 1")).isEqualTo(databases);
        assertThat(texts("SELECT rolname FROM pg_roles ORDER BY 1")).isEqualTo(roles);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        texts("SELECT query FROM pg_stat_activity WHERE backend_type = 'client backend'"
                                + " AND pid <> pg_backend_pid()"))
                .isEmpty());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads()).isSubsetOf(threads));
    }

    @Test
    void afterFailures() {
        assertThat(TestRun.of(parameters(), BrokenTestCases.class, StoppingTestCases.class)
                        .failures())
                .isNotEmpty();
    }

    @Test
    void afterRunsSideBySide() {
        TestRun run = TestRun.of(
                parallel(),
                BrokenTestCases.class,
                GoodTestCases.class,
                OtherGoodTestCases.class,
                StoppingTestCases.class);
        assertThat(run.results().testEvents().started().count()).isEqualTo(3 * 14 + 16);
        assertThat(run.results().testEvents().failed().count()).isGreaterThan(2);
    }

    @Test
    void rolesThatAScriptMadeAreTakenBack() {
        TestRun run = new ContractRun(directory, any)
                .file("V1__role.sql", "CREATE ROLE palindrome_nothing_left; CREATE TABLE a ();")
                .file("U1__role.sql", "DROP TABLE a; DROP ROLE palindrome_nothing_left;")
                .run();
        assertThat(run.failures()).isEmpty();
    }

    /** The thread is interrupted and does what it does to the end. */
    @Test
    void afterTestsThatAreGivenUp() {
        history();
        TestRun run = TestRun.of(here(), GivenUpTestCases.class);
        assertThat(run.failures()).isNotEmpty();
        assertThat(run.failures().values())
                .allMatch(message -> message.contains("timed out after 1 millisecond"), "timed out");
    }

    /** The test goes on on another thread while the run ends. */
    @Test
    void afterTestsThatAreAbandoned() {
        history();
        TestRun run = TestRun.of(here(), AbandonedTestCases.class);
        assertThat(run.failures()).isNotEmpty();
        assertThat(run.failures().values())
                .allMatch(message -> message.contains("timed out after 1 millisecond"), "timed out");
    }

    private void history() {
        ContractRun contract = new ContractRun(directory, any);
        for (int id = 1; id <= 20; id++) {
            contract.table(String.format("%03d", id));
        }
    }

    private Map<String, String> here() {
        Map<String, String> all = parameters();
        all.put("palindrome.directory", directory.toString());
        return all;
    }

    private static Map<String, String> parameters() {
        return new HashMap<>(Map.of("palindrome.url", any.url(), "palindrome.user", any.user()));
    }

    private static Map<String, String> parallel() {
        Map<String, String> all = parameters();
        all.putAll(TestRun.PARALLEL);
        all.put("junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
        return all;
    }

    /** Names of threads that are not of the JVM's, JUnit's or the compiler's pools. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("junit-"))
                .filter(name -> !name.startsWith("awaitility"))
                // The JDK's own, which it keeps for all time-outs that there will ever be.
                .filter(name -> !name.equals("CompletableFutureDelayScheduler"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Connection connection = any.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
