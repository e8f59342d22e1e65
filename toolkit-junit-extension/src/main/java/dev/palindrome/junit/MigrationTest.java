package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which history a test class is about and on which server it is proven. Together with {@link MigrationContract} each revision is a
 * test:
 *
 * <pre>{@code
 * @MigrationTest(locations = "classpath:db/migration")
 * class MigrationsTest implements MigrationContract {}
 * }</pre>
 *
 * <p>What the annotation leaves open is read from JUnit's configuration parameters, for example {@code palindrome.fail-on=warning} in
 * {@code junit-platform.properties}, then from the environment, for example {@code PALINDROME_TEST_URL}.
 *
 * <p>Test methods may take the {@link dev.palindrome.layout.History}, the {@link dev.palindrome.proof.ProofResult}, and with it all
 * that the proof found. {@link MigrationExtension#builder()} makes the same configuration in code.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("palindrome")
@ExtendWith(MigrationExtension.class)
public @interface MigrationTest {
    /** Where the scripts and Java revisions are, as Flyway writes it; {@code classpath:db/migration} when nothing is said. */
    String[] locations() default {};

    /** A directory with a history or a project, relative to the working directory, instead of locations; empty for none. */
    String directory() default "";

    /** Name of the layout, or empty to find it by looking. */
    String layout() default "";

    /** The kind of server to prove on. */
    ServerSpec.Kind server() default ServerSpec.Kind.AUTO;

    /**
     * Major versions of the servers to start, {@code {"14", "18"}}: everything is proven on each, and tests are named by it. Empty for
     * 17, or for whichever embedded one the class path has.
     */
    String[] postgres() default {};

    /** Docker image of the server, or empty for the official one of that version. */
    String image() default "";

    /** JDBC URL of a server to make scratch databases on, or empty; the environment's {@code PALINDROME_TEST_URL} when empty. */
    String url() default "";

    /** Role for the URL. */
    String user() default "";

    /** Its password. */
    String password() default "";

    /** SQL files that run first in every scratch database: roles and extensions that the history assumes. */
    String[] before() default {};

    /** File of accepted findings, relative to the working directory, or empty for none. */
    String accepted() default "";

    /** The checks to run, and no others; empty for all that apply. One that is named and has nothing to check fails. */
    Check[] checks() default {};

    /** Checks not to run; not together with {@link #checks}. */
    Check[] without() default {};

    /** Walk this revision and what needs it, what stands before only upgraded; empty to begin at the base. */
    String from() default "";

    /** Walk this revision and what it needs; empty to go to the heads. */
    String to() default "";

    /** Walk only these revisions, or ranges {@code FROM:TO}; not together with {@link #from} and {@link #to}. */
    String[] only() default {};

    /** Walk only the revisions added or changed since the work left this branch of git; not together with the other choices. */
    String since() default "";

    /**
     * Walk one of several slices, for as many machines: {@code 2/5}. Empty for what the environment's {@code PALINDROME_SHARD} says, and
     * for all when it says nothing.
     */
    String shard() default "";

    /** The number from which the rows follow that are made up for {@link Check#DATA}: one, or none for 1. */
    long[] seed() default {};

    /** How many rows are made up for each table before each revision that touches it; 0 for three. */
    int rows() default 0;

    /** Packages of the JPA entities that the schema at the heads is compared with; empty for what {@link #model} says. */
    String[] entities() default {};

    /**
     * What the schema at the heads is compared with: {@code jpa} or {@code jooq}, as {@code palindrome.properties} or configuration
     * parameters {@code palindrome.model.…} say more of, or the file of a script or a snapshot. Empty for what those say, or nothing.
     */
    String model() default "";

    /** Least severity that fails a test: one; {@link Severity#ERROR} when none is given. */
    Severity[] failOn() default {};
}
