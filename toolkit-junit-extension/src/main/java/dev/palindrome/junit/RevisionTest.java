package dev.palindrome.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a revision, once for each that is named, on each version of PostgreSQL: a {@link MigrationScenario} stands right before the
 * revision, with the rows of the class's {@link BeforeRevision} methods. Invocations are named by the revision's id and description.
 *
 * <pre>{@code
 * @RevisionTest("003")
 * void splitsNames(MigrationScenario scenario) {
 *     scenario.row("users").with("name", "Ada Lovelace").insert();
 *     scenario.upgrade();
 *     assertThat(scenario.rows("users").get(0)).containsEntry("last_name", "Lovelace");
 * }
 *
 * @RevisionTest
 * void keepsThePrimaryKeys(MigrationScenario scenario, Revision revision) { … }
 * }</pre>
 *
 * <p>Without {@link #value}, {@link #from} and {@link #to}, it is a test of every revision. It may also take a {@link java.sql.Connection} or a
 * {@link org.jooq.DSLContext}, which are the scenario's own.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(RevisionTestInvocations.class)
public @interface RevisionTest {
    /** Ids of the revisions; not together with {@link #from} and {@link #to}. */
    String[] value() default {};

    /** This revision and all that need it; empty to begin at the base. */
    String from() default "";

    /** This revision and all that it needs; empty to go to the heads. */
    String to() default "";
}
