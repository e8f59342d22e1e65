package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes beside the {@link Walk}, one revision behind it, in a database of its own that is filled with rows. So rows can never change what the
 * walk says of the schema, and the walk tells which tables a revision touches.
 */
final class DataWalk implements AutoCloseable {
    private final Workshop workshop;
    private final Filling filling;
    private @Nullable FilledStage stage;
    private boolean ended;

    DataWalk(Workshop workshop) {
        this.workshop = workshop;
        this.filling = new Filling(workshop.data());
        this.ended = !workshop.data().enabled();
    }

    /**
     * Makes ready for the next revision, before the walk visits it.
     *
     * @param walked the walk's own database, which is copied when this one could not go on
     * @param first whether nothing was upgraded yet
     */
    void prepare(Stage walked, boolean first) {
        if (!ended && stage == null) {
            stage = new FilledStage(first ? workshop.newStage() : walked.copy(), workshop.leftOut(), filling);
        }
    }

    /** Upgrades a revision that is not looked at. */
    void carry(Revision revision) {
        FilledStage current = stage;
        if (current != null && current.stage().pass(revision).failed()) {
            close();
        }
    }

    /**
     * Does with rows what the walk did without them, and adds to what the walk found.
     *
     * @param touched the tables that the revision touched in the walk
     */
    RevisionResult visit(RevisionResult walked, Set<String> touched) {
        FilledStage current = stage;
        if (current == null || walked.upgrade() == null || hasFailed(walked)) {
            return walked;
        }
        if (workshop.isClusterTouched()) {
            ended = true;
            close();
            return walked;
        }
        Revision revision = walked.revision();
        boolean restored = walked.schema() == SchemaFact.RESTORED || walked.schema() == SchemaFact.EQUIVALENT;
        Body way = restored ? revision.downgrade() : null;
        DataFindings findings = new DataFindings(revision);
        DataTrip trip = new DataTrip(current, revision, touched, findings);
        trip.run(way, walked.verdict() != Verdict.BROKEN);
        if (trip.isLost()) {
            close();
        }
        return with(walked, trip.fact(), findings.list());
    }

    /** Whether its upgrade failed, so that the walk ends here. */
    private static boolean hasFailed(RevisionResult walked) {
        return walked.findings().stream()
                .anyMatch(finding -> finding.code() == dev.palindrome.finding.Code.UPGRADE_FAILED);
    }

    private static RevisionResult with(RevisionResult walked, DataFact fact, List<Finding> more) {
        List<Finding> all = new ArrayList<>(walked.findings());
        all.addAll(more);
        Verdict verdict =
                fact == DataFact.LOST && walked.verdict() == Verdict.REVERSIBLE ? Verdict.LOSSY : walked.verdict();
        return walked.withData(verdict, fact, all);
    }

    /** How the tables were filled; null when rows were not looked at. */
    @Nullable
    DataResult result() {
        return workshop.data().enabled() ? filling.result() : null;
    }

    @Override
    public void close() {
        FilledStage current = stage;
        stage = null;
        if (current != null) {
            current.close();
        }
    }
}
