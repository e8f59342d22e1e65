package dev.palindrome;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a revision written in Java declares, as {@code -- palindrome:} comments do in a script.
 *
 * <pre>{@code
 * @Revision(revises = {"005", "006"}, lossy = "agent.nick")
 * public class V007__Merge_agents extends ReversibleMigration { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {
    /** Ids of its parents; more than one makes a merge point. By default the previous version. */
    String[] revises() default {};

    /** Ids of revisions that must be applied first without being parents. */
    String[] dependsOn() default {};

    /** Names of the line of development that begins here. */
    String[] labels() default {};

    /** Why there is no way back; by default there is one. */
    String irreversible() default "";

    /** Losses that the author accepts, as {@code table} or {@code table.column}. */
    String[] lossy() default {};
}
