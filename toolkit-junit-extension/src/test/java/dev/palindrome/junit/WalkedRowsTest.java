package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of a class's own are in the walk of its contract. */
class WalkedRowsTest {
    @MigrationTest(
            locations = "classpath:histories/users",
            server = ServerSpec.Kind.EMBEDDED,
            failOn = Severity.WARNING)
    static class ThreeNamesTestCases implements MigrationContract {
        @BeforeRevision("003")
        void threeNames(MigrationScenario scenario) {
            scenario.row("users").with("name", "Ada King Lovelace").insert();
            scenario.execute("INSERT INTO users (name) VALUES ('Grace Hopper')");
        }
    }

    @MigrationTest(
            locations = "classpath:histories/users",
            server = ServerSpec.Kind.EMBEDDED,
            failOn = Severity.WARNING)
    static class NoRowsTestCases implements MigrationContract {}

    /** Of two, one is lost, beside the three that are made up. */
    @Test
    void whatIsLostOfThemIsFound() {
        TestRun run = TestRun.of(ThreeNamesTestCases.class, NoRowsTestCases.class);

        assertThat(run.messages()).isEqualTo(List.of());
    }

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class MovingTestCases implements MigrationContract {
        @BeforeRevision("003")
        void moves(MigrationScenario scenario) {
            scenario.upgrade();
        }
    }

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class RefusedTestCases implements MigrationContract {
        @BeforeRevision("003")
        void nobody(MigrationScenario scenario) {
            scenario.row("users").with("name", null).insert();
        }
    }

    @Test
    void aMethodThatDoesMoreIsRefused() {
        assertThat(TestRun.of(MovingTestCases.class).failures().toString())
                .contains(
                        "The rows of MovingTestCases.moves(MigrationScenario) could not be inserted before revision 003"
                                + " (split name): In a walk it is the walk that moves; a method with @BeforeRevision inserts rows on"
                                + " the scenario's connection() and does no more.");
        assertThat(TestRun.of(RefusedTestCases.class).failures().toString())
                .contains(
                        "The rows of RefusedTestCases.nobody(MigrationScenario) could not be inserted before revision 003"
                                + " (split name): ERROR: null value in column \"name\"");
    }
}
