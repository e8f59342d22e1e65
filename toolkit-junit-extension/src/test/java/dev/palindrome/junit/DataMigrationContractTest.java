package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opentest4j.AssertionFailedError;

class DataMigrationContractTest {
    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class NamesTestCases implements DataMigrationContract {
        @BeforeRevision("003")
        void ada(MigrationScenario scenario) {
            scenario.row("users").with("name", "Ada Lovelace").insert();
        }

        @BeforeRevision("003")
        static void grace(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO users (name) VALUES ('Grace Hopper')");
            }
        }

        @AfterUpgrade("003")
        void namesAreSplit(MigrationScenario scenario, TestInfo test) {
            assertThat(scenario.rows("users"))
                    .extracting(row -> row.get("last_name"))
                    .contains("Lovelace", "Hopper");
            assertThat(test.getDisplayName()).isEqualTo("003 split name");
        }

        @AfterDowngrade("003")
        void namesAreWhole(DSLContext database) {
            assertThat(database.fetch("SELECT name FROM users ORDER BY id").getValues(0, String.class))
                    .startsWith("Ada Lovelace", "Grace Hopper");
        }

        @AfterUpgrade("004")
        void rolesAreSeeded(MigrationScenario scenario) {
            assertThat(scenario.rows("roles")).hasSize(2);
            scenario.execute("DROP VIEW user_names");
        }

        @Nested
        class WithSettings implements DataMigrationContract {
            @BeforeRevision("003")
            void alan(MigrationScenario scenario) {
                scenario.row("users")
                        .with("name", "Alan Turing")
                        .with("settings", "{\"a\": 1}")
                        .insert();
            }

            @AfterUpgrade("003")
            void settingsStay(MigrationScenario scenario) {
                assertThat(scenario.rows("users"))
                        .extracting(row -> row.get("settings"))
                        .containsExactlyInAnyOrder("{}", "{}", "{\"a\": 1}");
            }
        }
    }

    @Test
    void callsTheMethodsOfEachRevisionInOrder() {
        TestRun run = TestRun.of(NamesTestCases.class);

        run.succeeds(3);
        assertThat(run.succeeded()).containsExactlyInAnyOrder("003 split name", "004 add roles", "003 split name");
    }

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class ForgetfulTestCases implements DataMigrationContract {
        private int upgrades;

        @AfterUpgrade("002")
        void onlyOnce() {
            assertThat(++upgrades).as("upgrades").isEqualTo(1);
        }
    }

    @Test
    void saysThatTheSecondUpgradeIsToBlame() {
        assertThat(TestRun.of(ForgetfulTestCases.class).failure())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("The second upgrade of revision 002 (add email), after its downgrade: [upgrades] \n"
                        + "expected: 1\n but was: 2");
    }
}
