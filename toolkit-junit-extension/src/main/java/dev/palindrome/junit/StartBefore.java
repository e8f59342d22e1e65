package dev.palindrome.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a {@link MigrationScenario} begins: all that stands before this revision in the history's order is applied, and
 * {@link MigrationScenario#upgrade()} applies this one. At a parameter, at the test method, or at the class for all of its tests.
 *
 * <pre>{@code
 * @Test
 * void movesTheNames(@StartBefore("003") MigrationScenario scenario) { … }
 * }</pre>
 *
 * @see StartAt
 */
@Documented
@Inherited
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface StartBefore {
    /** An id, {@code head}, {@code 003-1}: a target that stands by itself. */
    String value();
}
