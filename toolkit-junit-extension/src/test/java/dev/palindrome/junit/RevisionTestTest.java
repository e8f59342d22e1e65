package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.revision.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RevisionTestTest {
    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class EveryKindTestCases {
        @BeforeEach
        void stands(MigrationScenario scenario) {
            assertThat(scenario.applied()).doesNotContain("004");
        }

        @BeforeRevision({"002", "003"})
        void users(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO users (name) VALUES ('Ada Lovelace')");
            }
        }

        @RevisionTest("003")
        void one(MigrationScenario scenario, DSLContext database) {
            assertThat(scenario.current()).containsExactly("002");
            assertThat(database.fetchCount(org.jooq.impl.DSL.table("users"))).isEqualTo(1);
            scenario.upgrade();
            assertThat(scenario.rows("users").get(0)).containsEntry("last_name", "Lovelace");
        }

        @RevisionTest({"001", "002"})
        void several(MigrationScenario scenario, Revision revision) {
            assertThat(scenario.upgrade().revisions()).containsExactly(revision.id());
        }

        @RevisionTest(from = "002", to = "003")
        void range(MigrationScenario scenario) {
            assertThat(scenario.rows("users")).hasSize(1);
        }

        @RevisionTest
        void all(MigrationScenario scenario, Revision revision) {
            assertThat(scenario.applied()).doesNotContain(revision.id());
        }

        @Nested
        class Within {
            @RevisionTest("003")
            void hasRowsOfTheClassAroundIt(MigrationScenario scenario) {
                assertThat(scenario.rows("users")).hasSize(1);
            }
        }
    }

    @Test
    void isRunForEachRevisionItNames() {
        TestRun run = TestRun.of(EveryKindTestCases.class);

        run.succeeds(10);
        assertThat(run.succeeded())
                .containsExactlyInAnyOrder(
                        "003 split name",
                        "001 create users",
                        "002 add email",
                        "002 add email",
                        "003 split name",
                        "001 create users",
                        "002 add email",
                        "003 split name",
                        "004 add roles",
                        "003 split name");
    }

    @Test
    void isRunInParallel() {
        TestRun.inParallel(EveryKindTestCases.class).succeeds(10);
    }

    @MigrationTest(locations = "classpath:histories/unreachable", server = ServerSpec.Kind.EMBEDDED)
    static class UnreachableTestCases {
        @RevisionTest({"002", "003"})
        void stands(MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("001");
        }

        @Test
        void standsAtTheHead(@StartAt("head") MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("003");
        }
    }

    @Test
    void saysWhyItsRevisionCannotBeReached() {
        String finding = """
                error statement-failed  revision 002
                  at V002__index_label.sql:2:1
                  The upgrade of revision 002 failed at V002__index_label.sql:2:1: relation "grids" does not exist (SQLSTATE 42P01), in the statement: CREATE INDEX ON grids (label); Nothing is left behind: its transaction was rolled back.
                  Remedy: Correct V002__index_label.sql, then run it again.
                """;
        TestRun run = TestRun.inParallel(UnreachableTestCases.class);

        assertThat(run.succeeded()).containsExactly("002 index label");
        assertThat(run.failures())
                .containsEntry(
                        "003 create tile",
                        "No scenario can stand at the place before revision 003 (create tile):\n" + finding)
                .hasEntrySatisfying("standsAtTheHead(MigrationScenario)", message -> assertThat(message)
                        .endsWith("]: No scenario can stand at the heads:\n" + finding));
    }
}
