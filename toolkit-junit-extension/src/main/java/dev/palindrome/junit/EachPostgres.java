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
 * A test that runs once for each version of PostgreSQL that {@link MigrationTest#postgres()} names, and says which in its name. A plain
 * {@code @Test} may take a {@code ProofResult} too, as long as there is one version.
 *
 * <pre>{@code
 * @EachPostgres
 * void hasNoWarnings(ProofResult result) {
 *     assertThat(result.count(Severity.WARNING)).isZero();
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ConfigurationInvocations.class)
public @interface EachPostgres {}
