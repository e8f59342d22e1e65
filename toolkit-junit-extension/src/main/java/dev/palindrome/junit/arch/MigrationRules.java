package dev.palindrome.junit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Rules that keep revisions such that they still run in five years, for ArchUnit.
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "com.example")
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchRule APART = MigrationRules.JAVA_REVISIONS_DEPEND_ON_NOTHING_OF_THE_APPLICATION;
 *
 *     @ArchTest
 *     static final ArchRule STATELESS = MigrationRules.JAVA_REVISIONS_HAVE_NO_STATE;
 * }
 * }</pre>
 */
public final class MigrationRules {
    private static final Pattern DESCRIPTION = Pattern.compile("[a-z0-9]+([_ -][a-z0-9]+)*");

    private static final DescribedPredicate<JavaClass> REVISIONS = DescribedPredicate.describe(
            "are Java revisions",
            type -> !type.isInterface() && !type.isNestedClass() && type.isAssignableTo(JavaMigration.class));

    /**
     * A revision says what the schema was changed to on the day it was written. An entity or a service of the application goes on changing, and
     * with it what the revision does to a new database; Spring is not there when Flyway or Palindrome runs it alone. Allowed are the JDK,
     * Flyway, jOOQ, PostgreSQL's driver, logging, JSON, Palindrome, and classes of the revision's own package. Jakarta's persistence is not.
     */
    public static final ArchRule JAVA_REVISIONS_DEPEND_ON_NOTHING_OF_THE_APPLICATION = classes()
            .that(REVISIONS)
            .should(new DependOnNothing())
            .as("Java revisions should depend on nothing of the application")
            .because("a revision must do the same in five years, when the application is another")
            .allowEmptyShould(true);

    /** A walk makes one object of a revision and runs it three times: what it remembers changes what the second time does. */
    public static final ArchRule JAVA_REVISIONS_HAVE_NO_STATE = classes()
            .that(REVISIONS)
            .should(new HaveNoState())
            .as("Java revisions should have no state")
            .because("one object runs up, down and up again")
            .allowEmptyShould(true);

    private MigrationRules() {}

    /**
     * Every revision has its downgrade, or a reason why it has none.
     *
     * @throws AssertionError naming each that has neither
     */
    public static void everyRevisionHasItsDowngradeOrAReason(History history) {
        List<String> violations = new ArrayList<>();
        for (Revision revision : checked(history)) {
            if (revision.downgrade() == null && revision.irreversible() == null) {
                violations.add(
                        "Revision " + revision.title() + " ("
                                + revision.upgrade().name()
                                + ") has no downgrade, and no reason is declared: write one, or '-- palindrome: irreversible <reason>'.");
            }
        }
        fail("every revision has its downgrade or a declared reason", violations);
    }

    /**
     * Every revision is described in small letters, digits and single underscores, so that files sort and read alike.
     *
     * @throws AssertionError naming each that is not
     */
    public static void everyRevisionIsNamedAlike(History history) {
        List<String> violations = new ArrayList<>();
        for (Revision revision : checked(history)) {
            if (revision.upgrade() instanceof dev.palindrome.revision.SqlBody
                    && !DESCRIPTION.matcher(revision.description()).matches()) {
                violations.add("Revision " + revision.title() + " ("
                        + revision.upgrade().name()
                        + ") is described as '" + revision.description()
                        + "': use small letters and digits with one underscore between words.");
            }
        }
        fail("every revision is named alike", violations);
    }

    private static List<Revision> checked(History history) {
        List<Revision> revisions = history.graph().ordered();
        if (revisions.isEmpty()) {
            throw new AssertionError("The history has no revision, so the rule checked nothing.");
        }
        return revisions;
    }

    private static void fail(String rule, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError("Rule '" + rule + "' was violated (" + violations.size()
                    + (violations.size() == 1 ? " time" : " times") + "):\n" + String.join("\n", violations));
        }
    }
}
