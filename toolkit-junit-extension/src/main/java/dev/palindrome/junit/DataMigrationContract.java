package dev.palindrome.junit;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of rows, as a test to inherit: for each revision that a method of the class names, its rows are inserted, the revision is
 * upgraded, downgraded and upgraded again, and what was found is asserted after each step.
 *
 * <pre>{@code
 * class UserNamesTest implements DataMigrationContract {
 *     @BeforeRevision("003")
 *     void users(MigrationScenario scenario) {
 *         scenario.row("users").with("name", "Ada Lovelace").insert();
 *     }
 *
 *     @AfterUpgrade("003")
 *     void namesAreSplit(MigrationScenario scenario) {
 *         assertThat(scenario.rows("users").get(0)).containsEntry("last_name", "Lovelace");
 *     }
 *
 *     @AfterDowngrade("003")
 *     void namesAreWhole(MigrationScenario scenario) {
 *         assertThat(scenario.rows("users").get(0)).containsEntry("name", "Ada Lovelace");
 *     }
 * }
 * }</pre>
 *
 * <p>Without {@link MigrationTest} the history is {@code classpath:db/migration}, as for {@link MigrationContract}, which a class may
 * implement as well. A revision without a downgrade is upgraded once.
 */
@MigrationTest
public interface DataMigrationContract {
    /** Rows before, up, down and up again, with the class's assertions after each step. One invocation a revision. */
    @TestTemplate
    @ExtendWith(DataMigrationInvocations.class)
    default void rowsComeThrough(DataMigration migration) {
        migration.carryOut();
    }
}
