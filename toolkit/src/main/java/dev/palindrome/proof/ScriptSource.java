package dev.palindrome.proof;

import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.SnapshotFile;
import java.util.List;

/** What one script builds. */
record ScriptSource(SqlBody script, List<SqlBody> before) implements Source {
    ScriptSource {
        before = List.copyOf(before);
    }

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public SnapshotFile read(Reading reading) {
        return readForScripts(reading).file();
    }

    @Override
    public SourceSchema readForScripts(Reading reading) {
        return Building.build(
                reading,
                server -> Workshop.ofScript(server, script, ProofOptions.DEFAULT.withBefore(before)),
                stage -> Building.require(stage.run(script)));
    }
}
