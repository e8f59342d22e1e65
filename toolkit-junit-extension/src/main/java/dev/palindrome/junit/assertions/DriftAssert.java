package dev.palindrome.junit.assertions;

import dev.palindrome.proof.Drift;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.AssertionFailedError;

/** Assertions on the drift between a schema and a model. */
public final class DriftAssert extends AbstractAssert<DriftAssert, Drift> {
    private final Failing failing;

    DriftAssert(Drift actual, Failing failing) {
        super(actual, DriftAssert.class);
        this.failing = failing;
    }

    /** The schema is what the model wants. */
    public DriftAssert isEmpty() {
        if (!actual.isEmpty()) {
            String description = descriptionText();
            failing.fail(new AssertionFailedError((description.isEmpty() ? "" : "[" + description + "] ")
                    + actual.found().name() + " is not what " + actual.model().name() + " wants:\n  "
                    + String.join("\n  ", actual.words())));
        }
        return this;
    }
}
