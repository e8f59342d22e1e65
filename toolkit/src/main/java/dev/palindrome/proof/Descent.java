package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the heads, or the last revision that was walked, down in place to the first that was walked, and up again.
 *
 * <p>Finds what the walk cannot: downgrades that pass alone and fail in sequence. A level reports only what the level above did not
 * already have, and nothing that the walk has said of the same revision. Where there is no way down (no downgrade, or one that fails)
 * the descent goes on below from a copy of a line that has only gone forwards. The stretches between such places are descended from the
 * lowest to the highest, so that one line serves them all and each revision is upgraded on it once.
 */
final class Descent {
    /** How often a new line is built for stretches below a downgrade that fails in sequence only. */
    private static final int MAX_REBUILDS = 50;

    private final Workshop workshop;
    private final Walk walk;
    private final List<Revision> revisions;
    private final List<Walk.Step> steps;
    private final Snapshot initial;
    private final int floor;
    private final ProofListener listener;
    private final List<Finding> findings = new ArrayList<>();
    private int levels;
    private int introducing;
    private int failed;
    private boolean reachedBase;

    /** Revisions {@code low} to {@code high}, both included, all with a downgrade that runs alone. */
    private record Stretch(int low, int high) {}

    Descent(Workshop workshop, Walk walk, ProofListener listener) {
        this.workshop = workshop;
        this.walk = walk;
        this.steps = walk.steps();
        this.revisions = workshop.scope().order().subList(0, steps.size());
        this.floor = workshop.scope().prefix();
        this.initial = walk.initial();
        this.listener = listener;
    }

    /**
     * Descends.
     *
     * <p>Uses up the walk's own database and closes the walk.
     */
    DescentResult run() {
        List<Stretch> waiting = stretches();
        listener.begin(
                "descent",
                waiting.stream()
                        .mapToInt(stretch -> stretch.high() - stretch.low() + 1)
                        .sum());
        List<Stretch> below = new ArrayList<>();
        if (!waiting.isEmpty() && waiting.get(waiting.size() - 1).high() == revisions.size() - 1) {
            descend(walk.stage(), waiting.remove(waiting.size() - 1), below);
        }
        walk.close();
        waiting.addAll(below);
        for (int rebuilds = 0; !waiting.isEmpty(); rebuilds++) {
            if (rebuilds == MAX_REBUILDS) {
                findings.add(gaveUp(waiting));
                break;
            }
            waiting = descendFromLine(waiting);
        }
        listener.end();
        return new DescentResult(levels, introducing, failed, reachedBase, findings);
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int low = 0;
        for (int index = 0; index <= steps.size(); index++) {
            if (index == steps.size() || steps.get(index).unrestored() == null) {
                if (low < index) {
                    stretches.add(new Stretch(low, index - 1));
                }
                low = index + 1;
            }
        }
        return stretches;
    }

    private List<Stretch> descendFromLine(List<Stretch> stretches) {
        List<Stretch> below = new ArrayList<>();
        Snapshot walked = initial;
        int reached = 0;
        try (PristineLine line = new PristineLine(workshop, revisions)) {
            for (Stretch stretch : stretches) {
                while (reached <= stretch.high()) {
                    walked = steps.get(reached++).delta().applyTo(walked);
                }
                try (Stage stage = line.copyAfter(stretch.high() + 1)) {
                    Changes changes = Changes.between(walked, stage.snapshot());
                    if (changes.isEmpty()) {
                        descend(stage, stretch, below);
                    } else {
                        findings.add(builtOtherwise(revisions.get(stretch.high()), changes));
                    }
                }
            }
        }
        return below;
    }

    /** Descends one stretch in place; what lies below a downgrade that fails is added to {@code below}. */
    private void descend(Stage stage, Stretch stretch, List<Stretch> below) {
        Snapshot expected = stage.snapshot();
        Changes residue = Changes.between(expected, expected);
        for (int index = stretch.high(); index >= stretch.low(); index--) {
            Revision revision = revisions.get(index);
            Walk.Step step = steps.get(index);
            Body body = revision.downgrade();
            if (body == null || step.unrestored() == null) {
                throw new IllegalStateException("revision " + revision.id() + " cannot be descended");
            }
            listener.visit(revision);
            levels++;
            PalindromeException failure =
                    stage.run(revision, Direction.DOWNGRADE, body).failure();
            if (failure != null) {
                failed++;
                findings.add(inSequence(revision, failure));
                if (index > stretch.low()) {
                    below.add(new Stretch(stretch.low(), index - 1));
                }
                return;
            }
            expected = step.delta().inverse().applyTo(expected);
            Changes difference = Changes.between(expected, stage.snapshot());
            Changes fresh = difference.minus(residue);
            if (!fresh.isEmpty() && !fresh.isEquivalent()) {
                introducing++;
                Changes unsaid = fresh.minus(step.unrestored());
                if (!unsaid.isEmpty() && !unsaid.isEquivalent()) {
                    findings.add(differs(revision, body, unsaid));
                }
            }
            residue = difference;
        }
        if (stretch.low() == floor) {
            reachedBase = true;
            ascend(stage, residue);
        }
    }

    /** Checks the base, then goes up again. */
    private void ascend(Stage stage, Changes residue) {
        boolean clean = residue.isEmpty() || residue.isEquivalent();
        for (Revision revision : revisions.subList(floor, revisions.size())) {
            PalindromeException failure = stage.pass(revision).failure();
            if (failure != null) {
                findings.add(clean ? secondUpgradeFails(revision, failure) : baseNotEmpty(residue, failure));
                return;
            }
        }
        if (!clean) {
            findings.add(baseNotEmpty(residue, null));
        } else {
            Snapshot expected = initial;
            for (Walk.Step step : steps) {
                expected = step.delta().applyTo(expected);
            }
            Changes changes = Changes.between(expected, stage.snapshot());
            if (!changes.isEmpty() && !changes.isEquivalent()) {
                findings.add(headsDiffer(changes));
            }
        }
    }

    private static Finding inSequence(Revision revision, PalindromeException failure) {
        Finding reason = failure.findings().get(0);
        return new Finding(
                Code.DESCENT_DOWNGRADE_FAILED,
                Code.DESCENT_DOWNGRADE_FAILED.severity(),
                revision.id(),
                reason.place(),
                "On the way down from the heads, after the downgrades above it, this one fails, though alone it passes. "
                        + reason.message(),
                reason.changes(),
                "Look at what the downgrades above it leave: rows that no longer fit, or objects that depend on what it drops.");
    }

    private static Finding differs(Revision revision, Body body, Changes changes) {
        return new Finding(
                Code.DESCENT_DIFFERS,
                Code.DESCENT_DIFFERS.severity(),
                revision.id(),
                RoundTrip.placeOf(body),
                "On the way down from the heads, the downgrade of revision " + revision.title()
                        + " leaves a difference that it does not leave alone.",
                changes.words(),
                "Make the downgrade say what it wants whatever it finds, and look at what the downgrades above it leave.");
    }

    private Finding baseNotEmpty(Changes residue, @Nullable PalindromeException failure) {
        String again = failure == null ? "" : " Upgrading again from there fails. " + failure.getMessage();
        return new Finding(
                Code.DESCENT_BASE_NOT_EMPTY,
                Code.DESCENT_BASE_NOT_EMPTY.severity(),
                null,
                null,
                (floor == 0
                                ? "After all downgrades the database is not what it was before the first upgrade."
                                : "After all downgrades down to that of revision "
                                        + revisions.get(floor).title()
                                        + " the database is not what it was before its upgrade.")
                        + again,
                residue.words(),
                "Correct the downgrades that leave these; the findings above name them.");
    }

    private static Finding secondUpgradeFails(Revision revision, PalindromeException failure) {
        Finding reason = failure.findings().get(0);
        return new Finding(
                Code.DESCENT_SECOND_UPGRADE_FAILED,
                Code.DESCENT_SECOND_UPGRADE_FAILED.severity(),
                revision.id(),
                reason.place(),
                "On the way up again from the base, this upgrade fails; those above it were not tried. "
                        + reason.message(),
                reason.changes(),
                "Look for what the downgrades leave that a snapshot does not hold: rows, sequence positions, roles.");
    }

    private Finding headsDiffer(Changes changes) {
        return new Finding(
                Code.DESCENT_SECOND_UPGRADE_DIFFERS,
                Code.DESCENT_SECOND_UPGRADE_DIFFERS.severity(),
                null,
                null,
                floor == 0
                                && revisions.size()
                                        == workshop.history().graph().ordered().size()
                        ? "All the way down and up again, the heads have another schema than before."
                        : "Down to revision " + revisions.get(floor).title() + " and up again to "
                                + revisions.get(revisions.size() - 1).title()
                                + ", the schema is not what it was before.",
                changes.words(Wording.REPEATED),
                "Make the upgrades say what they want whatever they find.");
    }

    private static Finding builtOtherwise(Revision revision, Changes changes) {
        return new Finding(
                Code.DESCENT_SECOND_UPGRADE_DIFFERS,
                Code.DESCENT_SECOND_UPGRADE_DIFFERS.severity(),
                revision.id(),
                null,
                "The upgrades up to revision " + revision.title()
                        + ", run in another database, make another schema than in the walk. What is below was not descended.",
                changes.words(Wording.REPEATED),
                "Make the upgrades say what they want whatever they find; look for clocks, random numbers and names that "
                        + "PostgreSQL chooses.");
    }

    private Finding gaveUp(List<Stretch> waiting) {
        List<String> left = waiting.stream()
                .map(stretch -> revisions.get(stretch.low()).id() + " to "
                        + revisions.get(stretch.high()).id())
                .toList();
        return new Finding(
                Code.DESCENT_DOWNGRADE_FAILED,
                Code.DESCENT_DOWNGRADE_FAILED.severity(),
                null,
                null,
                "More than " + MAX_REBUILDS
                        + " downgrades in one stretch fail in sequence; the descent left out the revisions "
                        + String.join(", ", left) + ".",
                List.of(),
                "Correct those that are named, then run again.");
    }
}
