package dev.palindrome.junit.assertions;

import dev.palindrome.junit.MigrationScenario;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.schema.Snapshot;
import org.assertj.core.api.SoftAssertions;

/**
 * Assertions that are all made before the test fails: those of this package, and AssertJ's own.
 *
 * <pre>{@code
 * try (MigrationSoftAssertions softly = new MigrationSoftAssertions()) {
 *     softly.assertThat(schema).hasTable("users").hasColumn("nick").ofType("text");
 *     softly.assertThat(schema).hasView("active_users");
 * }
 * }</pre>
 *
 * <p>Works with AssertJ's {@code @InjectSoftAssertions} too, which asserts at the end of the test.
 */
public class MigrationSoftAssertions extends SoftAssertions implements AutoCloseable {
    /** Collects failures until {@link #close()} or {@code assertAll()}. */
    public MigrationSoftAssertions() {}

    public SchemaAssert assertThat(Snapshot schema) {
        return new SchemaAssert(schema, this::collectAssertionError);
    }

    public ScenarioAssert assertThat(MigrationScenario scenario) {
        return new ScenarioAssert(scenario, this::collectAssertionError);
    }

    public DriftAssert assertThat(Drift drift) {
        return new DriftAssert(drift, this::collectAssertionError);
    }

    public ComparisonAssert assertThat(SchemaComparison comparison) {
        return new ComparisonAssert(comparison, this::collectAssertionError);
    }

    /** Fails with all that was collected. */
    @Override
    public void close() {
        assertAll();
    }
}
