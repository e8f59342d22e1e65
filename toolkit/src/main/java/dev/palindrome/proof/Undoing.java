package dev.palindrome.proof;

import dev.palindrome.proof.Trial.Likeness;
import dev.palindrome.revision.Revision;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Finds which downgrade of a branch goes wrong while another branch is applied, and which revision of that one it is that disturbs it. */
final class Undoing {
    private final Laboratory laboratory;
    private final BranchPair pair;
    private final List<Revision> first;
    private final int kept;
    private final List<Revision> second;

    /**
     * Undoing one branch.
     *
     * @param first the branch that came first and is undone
     * @param kept how many of it stay
     * @param second the branch that stays
     */
    Undoing(Laboratory laboratory, BranchPair pair, List<Revision> first, int kept, List<Revision> second) {
        this.laboratory = laboratory;
        this.pair = pair;
        this.first = first;
        this.kept = kept;
        this.second = second;
    }

    /**
     * Judges.
     *
     * @param undone what came of it
     * @param expected what should have: the second branch without what was undone
     */
    ConfluenceFindings.@Nullable Told check(Trial undone, Trial expected) {
        if (undone.failed() != null) {
            int index = first.indexOf(undone.failed());
            int disturbing = least(0, second.size(), count -> undo(index, count).failed() != null);
            return ConfluenceFindings.downgradeFails(
                    undone.failed(), second.get(disturbing - 1), Objects.requireNonNull(undone.failure()));
        }
        if (undone.likenessTo(expected) != Likeness.DIFFERENT) {
            return null;
        }
        int above = least(kept, first.size(), count -> !differs(count, second.size()));
        int disturbing = least(0, second.size(), count -> differs(above - 1, count));
        Trial without = laboratory.run(pair.common(), withoutUndone(above - 1, disturbing));
        return ConfluenceFindings.downgradeDiffers(
                first.get(above - 1), second.get(disturbing - 1), without.to(undo(above - 1, disturbing)));
    }

    /** The least number above the low one for which it holds, which it does for the high one. */
    private static int least(int low, int high, IntPredicate holds) {
        int below = low;
        int least = high;
        while (least - below > 1) {
            int middle = (below + least) / 2;
            if (holds.test(middle)) {
                least = middle;
            } else {
                below = middle;
            }
        }
        return least;
    }

    private boolean differs(int left, int others) {
        Trial without = laboratory.run(pair.common(), withoutUndone(left, others));
        return undo(left, others).likenessTo(without) == Likeness.DIFFERENT;
    }

    private List<Revision> withoutUndone(int left, int others) {
        return BranchPair.joined(second.subList(0, others), first.subList(0, left));
    }

    /** Runs the first branch and some of the second, then undoes all but some of the first. */
    private Trial undo(int left, int others) {
        try (Stage stage = laboratory.begin(pair.common())) {
            Trial both = laboratory.run(stage, BranchPair.joined(first, second.subList(0, others)));
            return both.failed() != null ? both : laboratory.undo(stage, first.subList(left, first.size()));
        }
    }
}
