package dev.palindrome.junit.assertions;

import static dev.palindrome.junit.assertions.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.junit.MigrationScenario;
import dev.palindrome.junit.MigrationTest;
import dev.palindrome.junit.StartAt;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
class ScenarioAssertTest {
    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void rows(@StartAt("head") MigrationScenario scenario) {
        // region scenario
        assertThat(scenario)
                .isAt("004")
                .table("roles")
                .hasRows(2)
                .containsRow(Map.of("id", 1L, "name", "admin"))
                .doesNotContainRow(Map.of("name", "root"))
                .table("users")
                .isEmpty()
                .and()
                .schema()
                .table("users")
                .doesNotHaveColumn("name");
        assertThat(scenario).table("roles").column("name").containsExactly("admin", "guest");
        // endregion
        assertThat(scenario).table("roles").isNotEmpty().hasRowsSatisfying(rows -> {
            if (rows.size() != 2) {
                throw new AssertionError("two roles");
            }
        });
    }

    @Test
    void whatIsNotThere(@StartAt("head") MigrationScenario scenario) {
        RowsAssert roles = assertThat(scenario).table("roles");
        fails(
                () -> roles.hasRows(1),
                "Table roles was expected to have 1 row; it has 2: (id = 1, name = 'admin'), (id = 2, name = 'guest').");
        fails(
                () -> roles.isEmpty(),
                "Table roles was expected to be empty; it has 2: (id = 1, name = 'admin'), (id = 2, name = 'guest').");
        fails(
                () -> roles.containsRow(Map.of("id", 2, "name", "visitor")),
                "Table roles has no row (id = 2, name = 'visitor'); in the nearest of 2, name is 'guest'.");
        fails(() -> roles.containsRow(Map.of("nam", "x")), "Table roles has no column nam; it has id, name.");
        fails(
                () -> roles.doesNotContainRow(Map.of("id", 2)),
                "Table roles was expected to have no row (id = 2); it has (id = 2, name = 'guest').");
        fails(() -> roles.column("nam"), "Table roles has no column nam; it has id, name.");
        fails(
                () -> roles.hasRowsSatisfying(rows -> {
                    throw new AssertionError("mine");
                }),
                "mine");
        RowsAssert users = roles.table("users");
        fails(() -> users.isNotEmpty(), "Table users was expected to have rows; it has none.");
        fails(() -> users.hasRows(3), "Table users was expected to have 3 rows; it has none.");
        fails(() -> users.containsRow(Map.of("id", 1)), "Table users has no row (id = 1); it has none at all.");
        fails(() -> assertThat(scenario).isAt("003"), "The scenario was expected to be at 003; it is at 004.");
        fails(
                () -> assertThat(scenario).as("first").isAt("base"),
                "[first] The scenario was expected to be at base; it is at 004.");
    }

    @Test
    void waitsForALock(@StartAt("head") MigrationScenario scenario) throws SQLException {
        try (Connection holder = scenario.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE users");
            // region wait
            await().until(MigrationConditions.sessionLocks(scenario.dataSource(), "users"));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> scenario.execute("CREATE INDEX CONCURRENTLY users_email ON users (email)"));
            await().until(MigrationConditions.sessionWaitsFor(scenario.dataSource(), "users"));
            holder.rollback();
            await().until(MigrationConditions.indexIsValid(scenario.dataSource(), "users_email"));
            // endregion
            waiting.join();
        }
    }

    @Test
    void soft(@StartAt("head") MigrationScenario scenario) {
        MigrationSoftAssertions softly = new MigrationSoftAssertions();
        softly.assertThat(scenario).table("roles").hasRows(1).isEmpty();
        org.assertj.core.api.Assertions.assertThat(softly.assertionErrorsCollected())
                .hasSize(2);
    }
}
