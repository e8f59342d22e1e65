package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Delta;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Visits every revision in a topological order: up, down, up, with a snapshot after each.
 *
 * <p>All in one database, every step committed, nothing cloned as long as the state stays as it should be. When a downgrade spoils it,
 * the next revision starts from a copy of a {@link PristineLine}. A script that fails in a database that has been back before is tried
 * again on such a copy, so that what an earlier downgrade did to the rows is not held against a later revision.
 */
final class Walk implements AutoCloseable {
    private final List<Revision> revisions;
    private final PristineLine pristine;
    private final boolean anyDowngrade;
    private final List<RevisionResult> results = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Snapshot initial;
    private Stage stage;
    private Snapshot current;
    private boolean ended;

    /**
     * What the descent needs to know of a revision that was walked.
     *
     * @param delta what its upgrade did to the schema
     * @param unrestored what its downgrade did not restore, empty when all was; null when there is no way back: it has none, it
     *     failed, or it is declared irreversible and is
     */
    record Step(Delta delta, @Nullable Changes unrestored) {}

    Walk(Workshop workshop) {
        this.revisions = workshop.history().graph().ordered();
        this.anyDowngrade = revisions.stream().anyMatch(revision -> revision.downgrade() != null);
        this.pristine = new PristineLine(workshop, revisions);
        this.stage = workshop.newStage();
        try {
            this.initial = stage.snapshot();
        } catch (RuntimeException problem) {
            Workshop.closeAfter(problem, stage);
            throw problem;
        }
        this.current = initial;
    }

    /** Whether there is a revision left to visit; false after an upgrade has failed. */
    boolean hasNext() {
        return !ended && results.size() < revisions.size();
    }

    /** The revision that {@link #visitNext()} would visit. */
    Revision upcoming() {
        return revisions.get(results.size());
    }

    /** Visits the next revision. */
    RevisionResult visitNext() {
        RevisionResult result = visit(upcoming(), results.size());
        results.add(result);
        return result;
    }

    private RevisionResult visit(Revision revision, int index) {
        RoundTrip trip = new RoundTrip(revision, anyDowngrade);
        Attempt upgrade = trip.upgrade(attempt(revision, Direction.UPGRADE, revision.upgrade(), index));
        if (upgrade.failed()) {
            ended = true;
            return trip.result();
        }
        Snapshot before = current;
        current = stage.snapshot();
        Body body = revision.downgrade();
        Changes unrestored = body == null ? null : comeBack(trip, body, before, index + 1);
        boolean noWayBack = unrestored != null && !unrestored.isEmpty() && trip.isDeclaredIrreversible();
        steps.add(new Step(Delta.between(before, current), noWayBack ? null : unrestored));
        return trip.result();
    }

    /**
     * Down and up again; what follows starts from a state that no downgrade has spoiled.
     *
     * @return what the downgrade did not restore, or null when it failed
     */
    private @Nullable Changes comeBack(RoundTrip trip, Body body, Snapshot before, int applied) {
        Revision revision = trip.revision();
        Attempt downgrade = trip.downgrade(attempt(revision, Direction.DOWNGRADE, body, applied));
        Snapshot after = current;
        Snapshot back = stage.snapshot();
        if (downgrade.failed()) {
            if (!back.equals(after)) {
                startAfresh(applied);
            }
            return null;
        }
        Changes unrestored =
                trip.unrestored(Changes.between(before, back), back.equals(after) && !before.equals(after));
        Attempt second = trip.secondUpgrade(stage.run(revision, Direction.UPGRADE, revision.upgrade()));
        Snapshot again = stage.snapshot();
        if (!second.failed()) {
            trip.secondDiffers(Changes.between(after, again));
        }
        if (!again.equals(after)) {
            startAfresh(applied);
        }
        return unrestored;
    }

    /** Goes on in a database where nothing was ever undone. Its schema is what counts from now on. */
    private void startAfresh(int applied) {
        stage.close();
        stage = pristine.copyAfter(applied);
        current = stage.snapshot();
    }

    /**
     * Runs a script and, when it fails in a database that has been back before, once more where nothing was ever undone.
     *
     * @param applied how many revisions must be applied for it to run
     */
    private Attempt attempt(Revision revision, Direction direction, Body body, int applied) {
        boolean doubtful = stage.hasBeenBack();
        Attempt attempt = stage.run(revision, direction, body);
        if (attempt.failed() && doubtful) {
            startAfresh(applied);
            attempt = stage.run(revision, direction, body);
        }
        return attempt;
    }

    /** The results so far, in the order of the walk. */
    List<RevisionResult> results() {
        return results;
    }

    /** What was learnt of each revision that could be upgraded, in the order of the walk. */
    List<Step> steps() {
        return steps;
    }

    /** The schema before the first revision. */
    Snapshot initial() {
        return initial;
    }

    /** The schema after the last revision that was upgraded. */
    Snapshot current() {
        return current;
    }

    /** The database after the last revision; still the walk's to close, which it may do before the walk is closed. */
    Stage stage() {
        return stage;
    }

    /** Drops its databases; the results stay. */
    @Override
    public void close() {
        try (pristine) {
            stage.close();
        }
    }
}
