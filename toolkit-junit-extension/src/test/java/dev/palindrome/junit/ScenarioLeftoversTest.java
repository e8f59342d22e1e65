package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.palindrome.database.ServerSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A test gives back what it took from its scenario, or fails. */
class ScenarioLeftoversTest {
    private static final String REMEDY =
            "\nIt was rolled back and closed. Commit or close it in the test, with try (…), also when the test fails.";

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    @StartAt("001")
    static class LeavingTestCases {
        @Test
        void transaction(MigrationScenario scenario) throws SQLException {
            scenario.connection().setAutoCommit(false);
            scenario.row("users").with("name", "Ada").insert();
        }

        @Test
        void begun(MigrationScenario scenario) {
            scenario.dsl().execute("BEGIN");
        }

        @Test
        void connection(MigrationScenario scenario) throws SQLException {
            scenario.dataSource().getConnection();
            try (Connection closed = scenario.dataSource().getConnection()) {
                assertThat(closed.isValid(1)).isTrue();
            }
        }

        @Test
        void connectionWithTransaction(MigrationScenario scenario) throws SQLException {
            Connection left = scenario.dataSource().getConnection();
            left.setAutoCommit(false);
            left.createStatement().execute("LOCK TABLE users");
        }

        @Test
        void row(MigrationScenario scenario) {
            scenario.row("users").with("name", "Ada");
        }

        @Test
        void failing(MigrationScenario scenario) throws SQLException {
            scenario.dataSource().getConnection();
            fail("on its own");
        }

        @Test
        void nothing(MigrationScenario scenario) throws SQLException {
            scenario.connection().setAutoCommit(false);
            scenario.row("users").with("name", "Ada").insert();
            scenario.connection().commit();
        }
    }

    @Test
    void namesTheTestAndWhatItLeft() {
        TestRun run = TestRun.inParallel(LeavingTestCases.class);

        assertThat(run.succeeded()).containsExactly("nothing(MigrationScenario)");
        assertThat(run.failures().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().replaceAll("java:\\d+", "java:LINE"))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "transaction(MigrationScenario)",
                        left("transaction(MigrationScenario)", "a transaction on the scenario's connection()"),
                        "begun(MigrationScenario)",
                        left("begun(MigrationScenario)", "a transaction on the scenario's connection()"),
                        "connection(MigrationScenario)",
                        left(
                                "connection(MigrationScenario)",
                                "a connection, from dataSource() at ScenarioLeftoversTest.java:LINE"),
                        "connectionWithTransaction(MigrationScenario)",
                        left(
                                "connectionWithTransaction(MigrationScenario)",
                                "a connection with a transaction, from dataSource() at ScenarioLeftoversTest.java:LINE"),
                        "row(MigrationScenario)",
                        left(
                                "row(MigrationScenario)",
                                "a row of users that it began and did not insert, at ScenarioLeftoversTest.java:LINE"),
                        "failing(MigrationScenario)",
                        "on its own"));
    }

    private static String left(String test, String what) {
        return "LeavingTestCases, " + test + " left open:\n  - " + what + REMEDY;
    }
}
