package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one revision's way up, down and up again showed, turned into a verdict and findings. */
final class RoundTrip {
    private static final String EQUIVALENT_REMEDY =
            "Nothing, unless code relies on the order of columns (SELECT *, INSERT without a column list, COPY).";

    private final Revision revision;
    private final boolean otherDowngrades;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Attempt upgrade;
    private @Nullable Attempt downgrade;
    private @Nullable Changes unrestored;
    private Comparison comparison = Comparison.NONE;
    private boolean broken;
    private boolean secondUpgradeBroken;

    /**
     * Begins a round trip.
     *
     * @param otherDowngrades whether any revision of the history has a downgrade; if none has, that is said once and not here
     */
    RoundTrip(Revision revision, boolean otherDowngrades) {
        this.revision = revision;
        this.otherDowngrades = otherDowngrades;
    }

    Revision revision() {
        return revision;
    }

    Attempt upgrade(Attempt attempt) {
        upgrade = attempt;
        if (attempt.failure() != null) {
            fail(Code.UPGRADE_FAILED, attempt.failure(), "", Assumed.remedy(attempt.failure()));
        } else if (revision.downgrade() == null) {
            withoutDowngrade();
        }
        return attempt;
    }

    private void declared(List<String> changes) {
        add(
                Code.IRREVERSIBLE_DECLARED,
                revision.upgrade(),
                "Revision " + revision.title() + " is declared irreversible: " + revision.irreversible() + ".",
                changes,
                null);
    }

    private void withoutDowngrade() {
        if (isDeclaredIrreversible()) {
            declared(List.of());
        } else if (otherDowngrades) {
            findings.add(downgradeMissing(revision));
        }
    }

    static Finding downgradeMissing(Revision revision) {
        return new Finding(
                Code.DOWNGRADE_MISSING,
                Code.DOWNGRADE_MISSING.severity(),
                revision.id(),
                placeOf(revision.upgrade()),
                "Revision " + revision.title() + " has no downgrade.",
                List.of(),
                "Write its downgrade, or declare why there is none: -- palindrome: irreversible REASON");
    }

    Attempt downgrade(Attempt attempt) {
        downgrade = attempt;
        if (attempt.failure() != null) {
            fail(Code.DOWNGRADE_FAILED, attempt.failure(), "", null);
        }
        return attempt;
    }

    /** Notes what the downgrade did not restore. */
    Changes unrestored(Changes changes, boolean didNothing) {
        unrestored = changes;
        if (changes.isEmpty()) {
            return changes;
        }
        comparison = Comparison.of(changes);
        if (changes.isEquivalent()) {
            add(
                    Code.DOWNGRADE_EQUIVALENT,
                    downgradeBody(),
                    "The downgrade of revision " + revision.title() + " restores the schema except for "
                            + Comparison.equivalence(changes) + ".",
                    changes.words(),
                    EQUIVALENT_REMEDY);
        } else {
            broken = true;
            add(
                    Code.DOWNGRADE_DOES_NOT_RESTORE,
                    downgradeBody(),
                    didNothing
                            ? "The downgrade of revision " + revision.title()
                                    + " changes nothing: the schema stays as the upgrade made it."
                            : "The downgrade of revision " + revision.title() + " does not restore the schema.",
                    changes.words(),
                    "Make the downgrade undo each of these, or declare the revision irreversible: "
                            + "-- palindrome: irreversible REASON");
        }
        return changes;
    }

    /** Notes how the second upgrade went. Its failure after a downgrade that restores nothing is that downgrade's consequence. */
    Attempt secondUpgrade(Attempt attempt) {
        if (attempt.failure() != null && !broken) {
            secondUpgradeBroken = true;
            fail(
                    Code.SECOND_UPGRADE_FAILED,
                    attempt.failure(),
                    "The second upgrade fails, after a downgrade that restored the schema. ",
                    "Make the downgrade take back what a snapshot does not show as well: rows, sequence positions, roles.");
        }
        return attempt;
    }

    /** Notes what the second upgrade made otherwise than the first. */
    Changes secondDiffers(Changes changes) {
        if (changes.isEmpty() || broken) {
            return changes;
        }
        if (comparison.equals(Comparison.NONE)) {
            comparison = Comparison.of(changes);
        }
        if (changes.isEquivalent()) {
            if (unrestored == null || unrestored.isEmpty()) {
                unrestored = changes;
                add(
                        Code.DOWNGRADE_EQUIVALENT,
                        revision.upgrade(),
                        "The second upgrade of revision " + revision.title()
                                + " makes the same schema except for "
                                + Comparison.equivalence(changes) + ".",
                        changes.words(Wording.REPEATED),
                        EQUIVALENT_REMEDY);
            }
        } else {
            broken = true;
            secondUpgradeBroken = true;
            add(
                    Code.SECOND_UPGRADE_DIFFERS,
                    revision.upgrade(),
                    "The second upgrade of revision " + revision.title()
                            + " makes another schema than the first, after a downgrade that restored what was there.",
                    changes.words(Wording.REPEATED),
                    "Make the upgrade say what it wants whatever it finds; look for names that PostgreSQL chooses, IF NOT EXISTS "
                            + "and definitions that depend on rows.");
        }
        return changes;
    }

    /** Whether its author has said that there is no way back, so that a downgrade that does not come back keeps no promise broken. */
    boolean isDeclaredIrreversible() {
        return revision.irreversible() != null;
    }

    RevisionResult result() {
        if (isDeclaredIrreversible() && downgrade != null && !secondUpgradeBroken) {
            broken = false;
            List<String> changes = unrestored == null ? List.of() : unrestored.words();
            findings.clear();
            declared(changes);
        }
        return new RevisionResult(
                revision,
                verdict(),
                schema(),
                DataFact.UNCHECKED,
                duration(upgrade),
                duration(downgrade),
                comparison.expected(),
                comparison.actual(),
                findings);
    }

    private Verdict verdict() {
        if (broken) {
            return Verdict.BROKEN;
        }
        if (isDeclaredIrreversible()) {
            return Verdict.IRREVERSIBLE;
        }
        if (revision.downgrade() == null) {
            return Verdict.MISSING;
        }
        return unrestored == null || unrestored.isEmpty() ? Verdict.REVERSIBLE : Verdict.EQUIVALENT;
    }

    private SchemaFact schema() {
        if (unrestored == null) {
            return SchemaFact.UNCHECKED;
        }
        if (unrestored.isEmpty()) {
            return SchemaFact.RESTORED;
        }
        return unrestored.isEquivalent() ? SchemaFact.EQUIVALENT : SchemaFact.DIFFERENT;
    }

    private static @Nullable Duration duration(@Nullable Attempt attempt) {
        return attempt == null ? null : attempt.duration();
    }

    private Body downgradeBody() {
        Body body = revision.downgrade();
        return body == null ? revision.upgrade() : body;
    }

    /** A script failed; without a remedy of its own the finding has the one of the script's failure. */
    private void fail(Code code, PalindromeException failure, String prefix, @Nullable String remedy) {
        broken = true;
        Finding reason = failure.findings().get(0);
        findings.add(new Finding(
                code,
                code.severity(),
                revision.id(),
                reason.place(),
                prefix + reason.message(),
                reason.changes(),
                remedy == null ? reason.remedy() : remedy));
    }

    private void add(Code code, Body where, String message, List<String> changes, @Nullable String remedy) {
        findings.add(new Finding(code, code.severity(), revision.id(), placeOf(where), message, changes, remedy));
    }

    static @Nullable Place placeOf(Body body) {
        return body instanceof SqlBody || (body instanceof CommandBody command && command.file() != null)
                ? Place.of(body.name())
                : null;
    }
}
