package dev.palindrome.junit.assertions;

import dev.palindrome.junit.MigrationScenario;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.schema.Snapshot;

/**
 * Where assertions on schemas, scenarios and drift begin; import it statically beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(scenario.snapshot()).hasTable("users").hasColumn("nick").ofType("text").isNullable();
 * assertThat(scenario).table("users").hasRows(1).containsRow(Map.of("name", "Ada"));
 * }</pre>
 */
public final class MigrationAssertions {
    private MigrationAssertions() {}

    public static SchemaAssert assertThat(Snapshot schema) {
        return new SchemaAssert(schema, Failing.AT_ONCE);
    }

    public static ScenarioAssert assertThat(MigrationScenario scenario) {
        return new ScenarioAssert(scenario, Failing.AT_ONCE);
    }

    public static DriftAssert assertThat(Drift drift) {
        return new DriftAssert(drift, Failing.AT_ONCE);
    }

    public static ComparisonAssert assertThat(SchemaComparison comparison) {
        return new ComparisonAssert(comparison, Failing.AT_ONCE);
    }
}
