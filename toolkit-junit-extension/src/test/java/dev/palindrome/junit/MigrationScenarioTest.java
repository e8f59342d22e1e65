package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import org.junit.jupiter.api.Test;

class MigrationScenarioTest {
    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class MovingTestCases {
        @Test
        void movesRows(@StartBefore("003") MigrationScenario scenario) {
            assertThat(scenario.row("users")
                            .with("name", "Ada Lovelace")
                            .with("settings", "{\"a\": 1}")
                            .insert())
                    .containsEntry("id", 1)
                    .containsEntry("settings", "{\"a\": 1}");

            assertThat(scenario.upgrade().revisions()).containsExactly("003");
            assertThat(scenario.rows("users").get(0)).containsEntry("last_name", "Lovelace");

            scenario.downgrade();
            assertThat(scenario.rows("users").get(0)).containsEntry("name", "Ada Lovelace");
        }
    }

    @Test
    void moves() {
        TestRun.of(MovingTestCases.class).succeeds(1);
    }
}
