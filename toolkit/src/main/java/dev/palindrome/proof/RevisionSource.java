package dev.palindrome.proof;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.Target;
import dev.palindrome.schema.SnapshotFile;
import java.util.List;
import java.util.Set;

/**
 * What a history's revisions build, up to a target.
 *
 * @param revisions those that run, in order
 */
record RevisionSource(String name, History history, List<Revision> revisions, List<SqlBody> before) implements Source {
    private static final String BASE = "base";

    RevisionSource {
        revisions = List.copyOf(revisions);
        before = List.copyOf(before);
    }

    static RevisionSource of(String name, History history, String target, List<SqlBody> before) {
        RevisionGraph graph = history.graph();
        // An empty database is where an upgrade starts, so the grammar of upgrades has no word for it.
        List<Revision> revisions = target.equals(BASE) && graph.find(BASE) == null
                ? List.of()
                : Plan.upgrade(graph, Applied.none(graph), Target.parse(graph, Direction.UPGRADE, target))
                        .revisions();
        return new RevisionSource(name, history, revisions, before);
    }

    @Override
    public Set<String> bookkeeping() {
        return Workshop.leftOut(history);
    }

    @Override
    public SnapshotFile read(Reading reading) {
        return readForScripts(reading).file();
    }

    @Override
    public SourceSchema readForScripts(Reading reading) {
        return Building.build(
                reading, server -> new Workshop(server, history, ProofOptions.DEFAULT.withBefore(before)), this::run);
    }

    /** Runs the revisions and, at the heads, the repeatable scripts, as an upgrade does. */
    private void run(Stage stage) {
        for (Revision revision : revisions) {
            Building.require(stage.run(revision, Direction.UPGRADE, revision.upgrade()));
        }
        if (revisions.size() == history.graph().ordered().size()) {
            for (SqlBody script : history.repeatables()) {
                Building.require(stage.run(script));
            }
        }
    }
}
