package dev.palindrome.junit.assertions;

import dev.palindrome.proof.SchemaComparison;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.AssertionFailedError;

/** Assertions on two schemas that were compared. */
public final class ComparisonAssert extends AbstractAssert<ComparisonAssert, SchemaComparison> {
    private final Failing failing;

    ComparisonAssert(SchemaComparison actual, Failing failing) {
        super(actual, ComparisonAssert.class);
        this.failing = failing;
    }

    /** Nothing differs. */
    public ComparisonAssert isEmpty() {
        if (!actual.isEqual()) {
            String description = descriptionText();
            failing.fail(new AssertionFailedError((description.isEmpty() ? "" : "[" + description + "] ")
                    + actual.found().name() + " is not the schema of "
                    + actual.expected().name() + ":\n  "
                    + String.join("\n  ", actual.words())));
        }
        return this;
    }
}
