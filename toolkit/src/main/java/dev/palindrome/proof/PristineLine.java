package dev.palindrome.proof;

import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that has only ever gone forwards. It follows the walk lazily: when a downgrade has spoiled the walk's own state, the line
 * catches up and is copied. Each revision is upgraded here at most once, so that the cost of a proof stays linear in the number of
 * revisions however many are spoiled.
 */
final class PristineLine implements AutoCloseable {
    private final Workshop workshop;
    private final List<Revision> revisions;
    private @Nullable Stage stage;
    private int applied;

    PristineLine(Workshop workshop, List<Revision> revisions) {
        this.workshop = workshop;
        this.revisions = revisions;
    }

    /**
     * A stage on which exactly the first revisions are applied and nothing was ever undone. The caller closes it.
     *
     * @param count how many; never less than in an earlier call
     */
    Stage copyAfter(int count) {
        if (count < applied) {
            throw new IllegalArgumentException("the line has " + applied + " revisions applied, asked for " + count);
        }
        Stage line = stage;
        if (line == null) {
            line = workshop.newStage();
            stage = line;
        }
        while (applied < count) {
            Revision revision = revisions.get(applied);
            Attempt attempt = line.run(revision, Direction.UPGRADE, revision.upgrade());
            if (attempt.failure() != null) {
                throw attempt.failure();
            }
            applied++;
        }
        return line.copy();
    }

    /** How many revisions are applied; a copy after fewer cannot be had any more. */
    int applied() {
        return applied;
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
