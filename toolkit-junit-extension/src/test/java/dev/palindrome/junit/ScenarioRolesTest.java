package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Roles belong to the whole server, which a walk and scenarios share. */
class ScenarioRolesTest {
    @MigrationTest(locations = "classpath:histories/roles", server = ServerSpec.Kind.EMBEDDED)
    static class RolesTestCases implements MigrationContract, DataMigrationContract {
        @RepeatedTest(3)
        @StartAt("head")
        void hasTheRole(MigrationScenario scenario) {
            assertThat(scenario.dsl()
                            .fetchExists(
                                    org.jooq.impl.DSL.table("pg_roles"),
                                    org.jooq.impl.DSL.condition("rolname = 'palindrome_scenario_reader'")))
                    .isTrue();
            assertThat(scenario.downgradeTo("001").revisions()).containsExactly("003", "002");
        }

        @BeforeRevision("002")
        void users(MigrationScenario scenario) {
            scenario.row("users").with("id", 1).with("name", "Ada").insert();
        }

        @AfterUpgrade("002")
        void theReaderReads(MigrationScenario scenario) {
            scenario.execute("SET ROLE palindrome_scenario_reader; TABLE users");
        }
    }

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    @StartAt("002")
    static class BesideTestCases {
        @RepeatedTest(10)
        void isNotDisturbed(MigrationScenario scenario) {
            scenario.upgradeTo("head");
            assertThat(scenario.current()).containsExactly("004");
        }
    }

    @Test
    void areMadeByOneAtATime() {
        TestRun run = TestRun.inParallel(RolesTestCases.class, BesideTestCases.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded())
                .contains("repetition 3 of 3", "002 add reader", "003 add email", "repetition 10 of 10");
    }
}
