package dev.palindrome.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a {@link MigrationScenario} begins: this revision is the last that was applied. At a parameter, at the test method, or at the class
 * for all of its tests.
 *
 * <pre>{@code
 * @Test
 * void writesPreferences(@StartAt("001") MigrationScenario scenario) { … }
 * }</pre>
 *
 * @see StartBefore
 */
@Documented
@Inherited
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface StartAt {
    /** {@code base}, {@code head}, an id, {@code head-1}: a target that stands by itself. Of several heads, all are applied. */
    String value();
}
