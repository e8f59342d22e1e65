package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import org.junit.jupiter.api.Test;

/** Rows of a class's own are in the walk of its contract. */
class WalkedRowsTest {
    @MigrationTest(
            locations = "classpath:histories/forgets",
            server = ServerSpec.Kind.EMBEDDED,
            failOn = Severity.WARNING)
    static class AdaTestCases implements MigrationContract {
        @BeforeRevision("002")
        void ada(MigrationScenario scenario) {
            scenario.row("users").with("name", "Ada Lovelace").insert();
            scenario.execute("INSERT INTO users (name) VALUES ('Grace Hopper')");
        }
    }

    @MigrationTest(
            locations = "classpath:histories/forgets",
            server = ServerSpec.Kind.EMBEDDED,
            failOn = Severity.WARNING)
    static class NobodyTestCases implements MigrationContract {}

    @Test
    void whatIsLostOfThemIsFound() {
        assertThat(TestRun.of(NobodyTestCases.class).failures()).isEmpty();
        assertThat(TestRun.of(AdaTestCases.class).failure()).hasMessage("""
                        error data-lost  revision 002
                          at U002__add_archived.sql
                          Revision 002 (add archived): the downgrade leaves users.name changed in 1 row ('Ada Lovelace' became 'A. Lovelace').
                            - users.name: 'Ada Lovelace' became 'A. Lovelace' where id = '1'
                          Remedy: Make the downgrade bring them back as they were; or accept the loss: -- palindrome: lossy users.name
                        """);
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
