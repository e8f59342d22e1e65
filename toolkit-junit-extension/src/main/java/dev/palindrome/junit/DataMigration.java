package dev.palindrome.junit;

import dev.palindrome.junit.RevisionMethods.Moment;
import dev.palindrome.revision.Revision;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/** A revision's way up, down and up again over the rows that a test class inserts; what {@link DataMigrationContract} is made of. */
public final class DataMigration {
    private final Revision revision;
    private final RevisionMethods methods;
    private final ExtensionContext context;

    DataMigration(Revision revision, RevisionMethods methods, ExtensionContext context) {
        this.revision = revision;
        this.methods = methods;
        this.context = context;
    }

    /** Whose way it is. */
    public Revision revision() {
        return revision;
    }

    /**
     * Goes it.
     *
     * @throws AssertionError that one of the class's methods throws
     * @throws dev.palindrome.finding.PalindromeException if a script fails
     */
    public void carryOut() {
        MigrationScenario scenario = Scenarios.before(revision, context);
        methods.call(Moment.BEFORE_REVISION, revision, context);
        scenario.upgrade();
        methods.call(Moment.AFTER_UPGRADE, revision, context);
        if (revision.downgrade() != null) {
            scenario.downgrade();
            methods.call(Moment.AFTER_DOWNGRADE, revision, context);
            again(scenario);
        }
    }

    /** A failure must tell that the first time all was well. */
    private void again(MigrationScenario scenario) {
        String when = "The second upgrade of revision " + revision.title() + ", after its downgrade: ";
        try {
            scenario.upgrade();
            methods.call(Moment.AFTER_UPGRADE, revision, context);
        } catch (AssertionFailedError failure) {
            throw new AssertionFailedError(
                    when + failure.getMessage(), failure.getExpected(), failure.getActual(), failure);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionFailedError(when + failure.getMessage(), failure);
        }
    }
}
