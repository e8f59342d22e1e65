package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes beside the {@link Walk}, one revision behind it, in a database of its own that is filled with rows. So rows can never change what the
 * walk says of the schema, and the walk tells which tables a revision touches.
 */
final class DataWalk implements AutoCloseable {
    /** After so many revisions whose rows take too long, the others are walked without. */
    private static final int MOST_SLOW = 2;

    private final Workshop workshop;
    private final Filling filling;
    private final OwnRows own;
    private @Nullable FilledStage stage;
    private final Set<String> large = new TreeSet<>();
    private boolean ended;
    private @Nullable Revision endedAt;
    private @Nullable Revision slowAt;
    private int slow;

    DataWalk(Workshop workshop) {
        this.own = new OwnRows(workshop, workshop.scope().order());
        this.workshop = workshop;
        this.filling = new Filling(workshop.data());
        this.ended = !workshop.data().enabled();
    }

    /**
     * Makes ready for the next revision, before the walk visits it.
     *
     * @param index the revision's position
     * @param walked the walk's own database, which is copied when this one could not go on
     */
    void prepare(int index, Stage walked) {
        if (ended) {
            return;
        }
        if (own.isFor(index)) {
            closeStage();
            stage = filled(own.before(index, walked));
        } else if (stage == null) {
            stage = filled(index == 0 ? workshop.newStage() : walked.copy());
        }
    }

    private FilledStage filled(Stage empty) {
        return new FilledStage(empty, workshop.leftOut(), filling);
    }

    /** Upgrades a revision that is not looked at. */
    void carry(Revision revision) {
        FilledStage current = stage;
        if (current == null) {
            return;
        }
        current.forget();
        if (current.stage().pass(revision).failed()) {
            closeStage();
        }
    }

    /**
     * Does with rows what the walk did without them, and adds to what the walk found.
     *
     * @param index the revision's position
     * @param touched the tables that the revision touched in the walk
     */
    RevisionResult visit(int index, RevisionResult walked, Set<String> touched) {
        FilledStage current = stage;
        if (current == null || walked.upgrade() == null || hasFailed(walked)) {
            return walked;
        }
        if (workshop.isClusterTouched()) {
            endedAt = walked.revision();
            ended = true;
            close();
            return walked;
        }
        Revision revision = walked.revision();
        boolean restored = walked.schema() == SchemaFact.RESTORED || walked.schema() == SchemaFact.EQUIVALENT;
        Body way = restored ? revision.downgrade() : null;
        DataFindings findings = new DataFindings(revision);
        DataTrip trip = new DataTrip(
                current, revision, touched, findings, (direction, second) -> own.stop(index, direction, second));
        trip.run(way, walked.verdict() != Verdict.BROKEN);
        large.addAll(current.large());
        if (trip.isLost()) {
            closeStage();
        }
        if (trip.isSlow() && ++slow == MOST_SLOW) {
            slowAt = revision;
            ended = true;
            close();
        }
        return with(walked, trip.fact(), findings.list());
    }

    /** Whether its upgrade failed, so that the walk ends here. */
    private static boolean hasFailed(RevisionResult walked) {
        return walked.findings().stream().anyMatch(finding -> finding.code() == Code.UPGRADE_FAILED);
    }

    private static RevisionResult with(RevisionResult walked, DataFact fact, List<Finding> more) {
        List<Finding> all = new ArrayList<>(walked.findings());
        all.addAll(more);
        Verdict verdict =
                fact == DataFact.LOST && walked.verdict() == Verdict.REVERSIBLE ? Verdict.LOSSY : walked.verdict();
        return walked.withData(verdict, fact, all);
    }

    /** What is to be said of no revision alone. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Revision last = endedAt;
        if (last != null) {
            findings.add(Finding.of(
                    Code.DATA_UNCHECKED,
                    RoundTrip.placeOf(last.upgrade()),
                    "Rows were not looked at from revision " + last.title()
                            + " on: it leaves roles or the like behind, which belong to the whole server, so that it can run in one"
                            + " database only.",
                    "Create roles in a script given with --before."));
        }
        Revision slowest = slowAt;
        if (slowest != null) {
            findings.add(Finding.of(
                    Code.DATA_UNCHECKED,
                    RoundTrip.placeOf(slowest.upgrade()),
                    "Rows were not looked at behind revision " + slowest.title()
                            + ": making them up or comparing them took longer than "
                            + Stage.LONGEST_WITH_ROWS.toSeconds() + " s for " + MOST_SLOW + " revisions.",
                    "Look at the triggers of the tables that it touches; fewer rows (--rows 1) may do."));
        }
        if (!large.isEmpty()) {
            findings.add(new Finding(
                    Code.DATA_UNCHECKED,
                    Code.DATA_UNCHECKED.severity(),
                    null,
                    null,
                    large.size() + (large.size() == 1 ? " table has" : " tables have")
                            + " so many rows that they are not compared: " + String.join(", ", large) + ".",
                    List.of(),
                    null));
        }
        SortedMap<String, String> unseeded = filling.result().unseeded();
        if (!unseeded.isEmpty()) {
            findings.add(new Finding(
                    Code.DATA_NOT_SEEDED,
                    Code.DATA_NOT_SEEDED.severity(),
                    null,
                    null,
                    unseeded.size() + (unseeded.size() == 1 ? " table" : " tables")
                            + " could not be filled with made-up rows, so nothing is known of what becomes of theirs.",
                    unseeded.entrySet().stream()
                            .map(entry -> DataFindings.shown(entry.getKey()) + ": " + entry.getValue())
                            .toList(),
                    "Give them rows of your own: seed/ID.sql beside the history, run before revision ID."));
        }
        return findings;
    }

    /** How the tables were filled; null when rows were not looked at. */
    @Nullable
    DataResult result() {
        return workshop.data().enabled() ? filling.result() : null;
    }

    @Override
    public void close() {
        try (own) {
            closeStage();
        }
    }

    private void closeStage() {
        FilledStage current = stage;
        stage = null;
        if (current != null) {
            current.close();
        }
    }
}
