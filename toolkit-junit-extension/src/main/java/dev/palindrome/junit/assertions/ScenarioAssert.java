package dev.palindrome.junit.assertions;

import dev.palindrome.junit.MigrationScenario;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.AssertionFailedError;

/** Assertions on a scenario's database as it is at the moment. */
public final class ScenarioAssert extends AbstractAssert<ScenarioAssert, MigrationScenario> {
    private final Failing failing;

    ScenarioAssert(MigrationScenario actual, Failing failing) {
        super(actual, ScenarioAssert.class);
        this.failing = failing;
    }

    /** Goes on to a table's rows, as they are now. */
    public RowsAssert table(String name) {
        return new RowsAssert(this, name, actual.rows(name));
    }

    /** Goes on to the schema, as it is now. */
    public SchemaAssert schema() {
        return new SchemaAssert(actual.snapshot(), failing).as(descriptionText());
    }

    /** Exactly these revisions are applied and needed by no other applied one: one, unless there are branches. */
    public ScenarioAssert isAt(String... revisions) {
        if (!actual.current().equals(java.util.List.of(revisions))) {
            fail("The scenario was expected to be at " + String.join(", ", revisions) + "; it is at "
                    + (actual.current().isEmpty() ? "base" : String.join(", ", actual.current())) + ".");
        }
        return this;
    }

    void fail(String message) {
        String description = descriptionText();
        failing.fail(new AssertionFailedError(description.isEmpty() ? message : "[" + description + "] " + message));
    }

    Failing failing() {
        return failing;
    }
}
