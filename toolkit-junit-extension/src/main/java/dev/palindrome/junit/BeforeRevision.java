package dev.palindrome.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that inserts the rows which shall be there when a revision is upgraded: in a {@link RevisionTest} of that revision, in a
 * {@link DataMigrationContract}, and in the walk of a {@link MigrationContract}, which proves that they are kept.
 *
 * <pre>{@code
 * @BeforeRevision("003")
 * void users(MigrationScenario scenario) {
 *     scenario.row("users").with("name", "Ada Lovelace").insert();
 * }
 * }</pre>
 *
 * <p>Its parameters are any of {@link MigrationScenario}, {@link java.sql.Connection}, {@link org.jooq.DSLContext},
 * {@link dev.palindrome.revision.Revision} and {@link dev.palindrome.layout.History}. Methods of a superclass, an interface and the classes
 * around a {@code @Nested} one count, outermost first. In a walk, which several tests share, it is called on a new instance of the class.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface BeforeRevision {
    /** Ids of the revisions. */
    String[] value();
}
