package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Delta;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Visits every selected revision in a topological order: up, down, up, with a snapshot after each. The others are upgraded, and looked
 * at where that ends.
 *
 * <p>All in one database, every step committed, nothing cloned as long as the state stays as it should be. When a downgrade spoils it,
 * the next revision starts from a copy of a {@link PristineLine}. A script that fails in a database that has been back before is tried
 * again on such a copy, so that what an earlier downgrade did to the rows is not held against a later revision.
 */
final class Walk implements AutoCloseable {
    private final History history;
    private final Scope scope;
    private final List<Revision> revisions;
    private final PristineLine pristine;
    private final DataWalk data;
    private final Set<String> touched = new TreeSet<>();
    private final boolean anyDowngrade;
    private final List<RevisionResult> results = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> carriedFailure = new ArrayList<>();
    private final Snapshot initial;
    private final Delta nothing;
    private Stage stage;
    private Snapshot current;
    private Snapshot lookedAt;
    private int position;
    private @Nullable Revision endedAt;

    /**
     * What the descent needs to know of a revision that was walked.
     *
     * @param delta what its upgrade did to the schema; where several were carried, the last has what all of them did
     * @param unrestored what its downgrade did not restore, empty when all was; null when there is no way back: it has none, it
     *     failed, it is declared irreversible and is, or it was carried
     */
    record Step(Delta delta, @Nullable Changes unrestored) {
        /** Whether its downgrade brought back what was there, the order of columns perhaps left out. */
        boolean comesBack() {
            return unrestored != null && (unrestored.isEmpty() || unrestored.isEquivalent());
        }
    }

    Walk(Workshop workshop) {
        this.history = workshop.history();
        this.scope = workshop.scope();
        this.revisions = scope.order();
        this.anyDowngrade = history.graph().ordered().stream().anyMatch(revision -> revision.downgrade() != null);
        this.pristine = new PristineLine(workshop, revisions);
        this.data = new DataWalk(workshop);
        this.stage = workshop.newStage();
        try {
            this.initial = stage.snapshot();
        } catch (RuntimeException problem) {
            Workshop.closeAfter(problem, stage);
            throw problem;
        }
        this.current = initial;
        this.lookedAt = initial;
        this.nothing = Delta.between(initial, initial);
    }

    /** Whether there is a revision left to visit or to carry; false after an upgrade has failed. */
    boolean hasNext() {
        return endedAt == null && position < revisions.size();
    }

    /** The revision that {@link #visitNext()} would visit or carry. */
    Revision upcoming() {
        return revisions.get(position);
    }

    /** How many revisions are left to visit or to carry. */
    int remaining() {
        return revisions.size() - position;
    }

    /** Visits the next revision if it is selected, else only upgrades it. */
    void visitNext() {
        int index = position++;
        if (scope.isWalked(index)) {
            data.prepare(index, stage);
            touched.clear();
            results.add(data.visit(index, visit(revisions.get(index), index), touched));
        } else {
            carry(revisions.get(index), index);
            data.carry(revisions.get(index));
        }
    }

    private void carry(Revision revision, int index) {
        Attempt upgrade = attempt(revision, Direction.UPGRADE, revision.upgrade(), index);
        if (upgrade.failed()) {
            endedAt = revision;
            RoundTrip trip = new RoundTrip(revision, anyDowngrade);
            trip.upgrade(upgrade);
            carriedFailure.addAll(trip.result().findings());
            return;
        }
        if (!scope.isLookedAtAfter(index, history)) {
            steps.add(new Step(nothing, null));
            return;
        }
        current = stage.snapshot();
        step(lookedAt, null);
        if (index + 1 == scope.prefix() && scope.isWalked(index + 1)) {
            pristine.beginWith(stage, index + 1);
            stage = pristine.copyAfter(index + 1);
        }
    }

    private void step(Snapshot before, @Nullable Changes unrestored) {
        steps.add(new Step(Delta.between(before, current), unrestored));
        lookedAt = current;
    }

    private RevisionResult visit(Revision revision, int index) {
        RoundTrip trip = new RoundTrip(revision, anyDowngrade);
        Attempt upgrade = trip.upgrade(attempt(revision, Direction.UPGRADE, revision.upgrade(), index));
        if (upgrade.failed()) {
            endedAt = revision;
            return trip.result();
        }
        Snapshot before = current;
        current = stage.snapshot();
        Body body = revision.downgrade();
        Changes unrestored = body == null ? null : comeBack(trip, body, before, index + 1);
        boolean noWayBack = unrestored != null && !unrestored.isEmpty() && trip.isDeclaredIrreversible();
        step(before, noWayBack ? null : unrestored);
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
        touched.addAll(stage.takeLocked());
        return attempt;
    }

    /** The results of the revisions visited so far, in the order of the walk. */
    List<RevisionResult> results() {
        return results;
    }

    /** The revision whose upgrade failed, so that the walk ended there; null if none did. */
    @Nullable
    Revision endedAt() {
        return endedAt;
    }

    /** Why the walk ended at a revision that was only carried; empty unless it did. */
    List<Finding> carriedFailure() {
        return carriedFailure;
    }

    /** What was learnt of each revision that could be upgraded, visited or carried, in the order of the walk. */
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

    /** How tables were filled with rows; null when they were not. */
    @Nullable
    DataResult data() {
        return data.result();
    }

    /** What is to be said of rows and of no revision alone. */
    List<Finding> dataFindings() {
        return data.findings();
    }

    /** The last revision was visited: drops the database that has rows. */
    void endData() {
        data.close();
    }

    /** Drops its databases; the results stay. */
    @Override
    public void close() {
        try (pristine;
                data) {
            stage.close();
        }
    }
}
