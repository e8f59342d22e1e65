package dev.palindrome.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link DataMigrationContract} that asserts what a revision's downgrade made of the rows.
 *
 * <pre>{@code
 * @AfterDowngrade("003")
 * void namesAreWhole(MigrationScenario scenario) {
 *     assertThat(scenario.rows("users").get(0)).containsEntry("name", "Ada Lovelace");
 * }
 * }</pre>
 *
 * <p>Its parameters are those of {@link BeforeRevision}, and whatever else JUnit can resolve.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AfterDowngrade {
    /** Ids of the revisions. */
    String[] value();
}
