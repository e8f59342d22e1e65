package dev.palindrome.proof;

import dev.palindrome.revision.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that has only ever gone forwards. It follows the walk lazily: when a downgrade has spoiled the walk's own state, the line
 * catches up and is copied. Each revision is upgraded here at most once, so that the cost of a proof stays linear in the number of
 * revisions however many are spoiled.
 *
 * <p>Roles and tablespaces belong to the whole server, and a role that is used in one database cannot be dropped in another. So once a
 * history has made some, the line does not outlive a copy, and begins again for the next one; no other stage may be open then.
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
        if (workshop.isClusterTouched()) {
            close();
            workshop.restoreCluster();
        }
        Stage copy = moveTo(count).copy();
        if (workshop.isClusterTouched()) {
            close();
        }
        return copy;
    }

    /**
     * Begins with a stage that has only gone forwards, which is the line's to close from now on.
     *
     * @param count how many revisions are applied on it
     */
    void beginWith(Stage upgraded, int count) {
        close();
        stage = upgraded;
        applied = count;
    }

    private Stage moveTo(int count) {
        Stage line = stage == null ? workshop.newStage() : stage;
        stage = line;
        while (applied < count) {
            Revision revision = revisions.get(applied);
            Attempt attempt = line.pass(revision);
            if (attempt.failure() != null) {
                throw attempt.failure();
            }
            applied++;
        }
        return line;
    }

    @Override
    public void close() {
        if (stage != null) {
            stage.close();
            stage = null;
            applied = 0;
        }
    }
}
