package dev.palindrome.proof;

import dev.palindrome.model.Model;
import dev.palindrome.model.ModelSchema;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.SnapshotFile;
import java.util.List;

/** What a model builds in an empty database. */
record ModelSource(Model model, List<SqlBody> before) implements Source {
    ModelSource {
        before = List.copyOf(before);
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public SnapshotFile read(Reading reading) {
        return read(reading, model.schema(reading.server().get().majorVersion()));
    }

    @Override
    public SourceSchema readForScripts(Reading reading) {
        return script(model.schema(reading.server().get().majorVersion())).readForScripts(reading);
    }

    /** As {@link #read(Reading)}, when the model has been asked already. */
    SnapshotFile read(Reading reading, ModelSchema schema) {
        return script(schema).read(reading);
    }

    private Source script(ModelSchema schema) {
        String text = String.join(";\n", schema.statements()) + ";\n";
        return Source.script(SqlBody.of("the schema of the " + model.name(), text), before);
    }
}
