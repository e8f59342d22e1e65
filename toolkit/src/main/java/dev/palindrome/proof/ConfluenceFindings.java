package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.Trial.Likeness;
import dev.palindrome.revision.Revision;
import java.util.List;
import java.util.Objects;

/** Says what is wrong with branches that may run in either order. */
final class ConfluenceFindings {
    private ConfluenceFindings() {}

    /**
     * A finding about two revisions.
     *
     * @param key the same for findings of the same kind about the same two
     */
    record Told(List<String> key, Finding finding) {
        static Told of(Finding finding, Revision one, Revision other) {
            return new Told(List.of(finding.code().id(), one.id(), other.id()), finding);
        }
    }

    /**
     * Two revisions that cannot change places.
     *
     * @param walk the walk's order, in which the later one can be made to depend on the earlier
     */
    static Told differ(BranchPair pair, Swap swap, Likeness likeness, List<Revision> walk) {
        Revision first = swap.first();
        Revision second = swap.second();
        String both = "Revisions " + first.title() + " and " + second.title() + " are on different branches, "
                + (pair.join() == null
                        ? "which no revision joins,"
                        : "which revision " + pair.join().title() + " joins,")
                + " so a database may get either first. ";
        boolean inOrder = walk.indexOf(first) < walk.indexOf(second);
        if (swap.otherwise().failed() != null) {
            return Told.of(failed(both, swap, inOrder), first, second);
        }
        if (swap.as().failed() != null) {
            return differ(pair, new Swap(second, first, swap.otherwise(), swap.as()), likeness, walk);
        }
        Changes changes = swap.as().to(swap.otherwise());
        Code code = likeness == Likeness.EQUIVALENT ? Code.CONFLUENCE_EQUIVALENT : Code.CONFLUENCE_DIFFERS;
        Revision later = inOrder ? second : first;
        Finding finding = new Finding(
                code,
                code.severity(),
                later.id(),
                RoundTrip.placeOf(later.upgrade()),
                both + "With " + second.id() + " first the schema is the same as with " + first.id()
                        + " first except for " + Comparison.equivalence(changes) + ".",
                changes.words(Wording.COMPARED),
                "Nothing, unless code relies on the order of columns (SELECT *, INSERT without a column list, COPY).");
        if (likeness != Likeness.EQUIVALENT) {
            finding = new Finding(
                    code,
                    code.severity(),
                    later.id(),
                    RoundTrip.placeOf(later.upgrade()),
                    both + "With " + second.id() + " first the schema is another than with " + first.id() + " first.",
                    changes.words(Wording.COMPARED),
                    "Make the two independent of each other, or say which comes first: "
                            + dependsOn(later, inOrder ? first : second));
        }
        return Told.of(finding, first, second);
    }

    private static Finding failed(String both, Swap swap, boolean inOrder) {
        Revision failing = Objects.requireNonNull(swap.otherwise().failed());
        PalindromeException failure = Objects.requireNonNull(swap.otherwise().failure());
        Finding reason = failure.findings().get(0);
        return new Finding(
                Code.CONFLUENCE_FAILED,
                Code.CONFLUENCE_FAILED.severity(),
                failing.id(),
                reason.place(),
                both + "With " + swap.second().id() + " first, revision " + failing.id() + " fails. "
                        + reason.message(),
                reason.changes(),
                inOrder
                        ? "If " + swap.second().id() + " needs " + swap.first().id()
                                + ", or must come after it, say so: " + dependsOn(swap.second(), swap.first())
                        : "Change one of the two so that " + swap.second().id()
                                + " can come first; its version is the lower one, so" + " it cannot depend on "
                                + swap.first().id() + ".");
    }

    /** A revision that passed in the walk and fails in a database of its own, in the walk's order as well. */
    static Told fails(Trial trial) {
        Revision failing = Objects.requireNonNull(trial.failed());
        Finding reason = Objects.requireNonNull(trial.failure()).findings().get(0);
        return Told.of(
                new Finding(
                        Code.CONFLUENCE_FAILED,
                        Code.CONFLUENCE_FAILED.severity(),
                        failing.id(),
                        reason.place(),
                        "Revision " + failing.title()
                                + " passed in the walk and fails in another database, in whatever order its"
                                + " branch runs. " + reason.message(),
                        reason.changes(),
                        "Look for what only the walk's database had: rows or roles that an earlier way up and down left there."),
                failing,
                failing);
    }

    static Told downgradeFails(Revision undone, Revision staying, PalindromeException failure) {
        Finding reason = failure.findings().get(0);
        return Told.of(
                new Finding(
                        Code.CONFLUENCE_DOWNGRADE_FAILED,
                        Code.CONFLUENCE_DOWNGRADE_FAILED.severity(),
                        undone.id(),
                        reason.place(),
                        "The downgrade of revision " + undone.title() + " fails while revision " + staying.title()
                                + " of another branch is applied. " + reason.message(),
                        reason.changes(),
                        "If " + staying.id() + " builds on " + undone.id() + ", say so: " + dependsOn(staying, undone)
                                + " Else make the downgrade leave alone what is not its own."),
                undone,
                staying);
    }

    static Told downgradeDiffers(Revision undone, Revision staying, Changes changes) {
        return Told.of(
                new Finding(
                        Code.CONFLUENCE_DOWNGRADE_DIFFERS,
                        Code.CONFLUENCE_DOWNGRADE_DIFFERS.severity(),
                        undone.id(),
                        undone.downgrade() == null ? null : RoundTrip.placeOf(undone.downgrade()),
                        "The downgrade of revision " + undone.title() + " does not restore the schema while revision "
                                + staying.title() + " of another branch is applied.",
                        changes.words(),
                        "Make the downgrade take back what its upgrade did and nothing else, or say that "
                                + staying.id() + " builds on it: " + dependsOn(staying, undone)),
                undone,
                staying);
    }

    static Finding incomplete(int compared, int pairs, int scripts) {
        return new Finding(
                Code.CONFLUENCE_INCOMPLETE,
                Code.CONFLUENCE_INCOMPLETE.severity(),
                null,
                null,
                "Of " + pairs + " pairs of branches " + compared + " were compared; after " + scripts
                        + " scripts the rest was left out.",
                List.of(),
                "Merge branches before there are so many; --only REVISIONS compares the branches of those revisions.");
    }

    private static String dependsOn(Revision later, Revision earlier) {
        String files = later.upgrade().name();
        if (later.downgrade() != null && !later.downgrade().name().equals(files)) {
            files += " (" + later.downgrade().name() + " if a database has it already)";
        }
        return "-- palindrome: depends-on " + earlier.id() + " in " + files + ".";
    }
}
