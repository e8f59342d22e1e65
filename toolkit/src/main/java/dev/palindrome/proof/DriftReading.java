package dev.palindrome.proof;

import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Changes;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.model.Authority;
import dev.palindrome.model.ModelSchema;
import dev.palindrome.model.Origins;
import dev.palindrome.proof.SchemaComparison.Side;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import java.util.HashSet;
import java.util.Set;

/** Reads both sides of a drift and compares them. */
record DriftReading(
        Source found, Source model, Authority authority, ComparisonOptions options, ScratchServers servers) {
    Drift drift() {
        Set<String> leftOut = new HashSet<>(options.leftOut());
        leftOut.addAll(found.bookkeeping());
        leftOut.addAll(model.bookkeeping());
        SnapshotFile there;
        Built built;
        if (found.isBuilt() && !model.isBuilt()) {
            built = model(leftOut, 0);
            there = found.read(reading(leftOut, built.file().postgres()));
        } else {
            there = found.read(reading(leftOut, 0));
            built = model(leftOut, there.postgres());
        }
        // Who builds a model in a scratch database is not who owns the tables elsewhere.
        boolean sameRole = found.isBuilt() == model.isBuilt();
        Part part = new Part(
                leftOut,
                options.owners() && sameRole,
                options.privileges() && sameRole,
                ComparisonNotes.haveBothNamesOfNotNull(built.file(), there));
        Snapshot schema = part.of(there.snapshot());
        Snapshot said = part.of(built.file().snapshot());
        refuseNothing(said);
        Snapshot wanted = authority.wanted(schema, said, built.origins());
        Changes changes = Changes.between(wanted, schema);
        return new Drift(
                new Side(model.name(), built.file().postgres(), said.objects().size()),
                new Side(found.name(), there.postgres(), schema.objects().size()),
                schema,
                wanted,
                changes,
                ChangeGroup.of(changes, wanted, schema),
                built.origins(),
                authority.unmapped(schema, said));
    }

    private record Built(SnapshotFile file, Origins origins) {}

    private Built model(Set<String> leftOut, int postgres) {
        Source.Reading reading = reading(leftOut, postgres);
        if (model instanceof ModelSource mapping) {
            ModelSchema schema = mapping.model().schema(reading.server().get().majorVersion());
            return new Built(mapping.read(reading, schema), schema.origins());
        }
        return new Built(model.read(reading), Origins.NONE);
    }

    private Source.Reading reading(Set<String> leftOut, int postgres) {
        return new Source.Reading(leftOut, options.extras(), () -> servers.get(postgres));
    }

    private void refuseNothing(Snapshot said) {
        if (said.list().stream().noneMatch(object -> object.key().kind().equals("table"))) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                            Code.MODEL_EMPTY,
                            null,
                            "The model " + model.name() + " has no table, so there is nothing to compare.",
                            "Name another model."));
        }
    }
}
