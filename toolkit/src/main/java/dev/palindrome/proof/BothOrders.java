package dev.palindrome.proof;

import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two branches run in either order; and in each of the two databases the branch that came first is undone while the other stays, which
 * the descent, going from the heads downwards, never does.
 */
final class BothOrders {
    private final Laboratory laboratory;
    private final BranchPair pair;
    private final int keptLeft;
    private final int keptRight;
    private final Course left;
    private final Course right;

    /**
     * One of the two orders.
     *
     * @param middle the schema with all of the first branch and what stays of the second when that is undone; null if a script failed
     * @param end the schema with both
     * @param undone the schema when the first branch is undone; null when there is nothing to undo or a script failed before
     */
    private record Course(
            @Nullable Snapshot middle, Trial end, @Nullable Trial undone) {}

    /**
     * Runs both orders.
     *
     * @param undo whether to undo as well
     */
    BothOrders(Laboratory laboratory, BranchPair pair, Map<String, Walk.Step> steps, boolean undo) {
        this.laboratory = laboratory;
        this.pair = pair;
        this.keptLeft = undo ? kept(pair.left(), steps) : pair.left().size();
        this.keptRight = undo ? kept(pair.right(), steps) : pair.right().size();
        this.left = run(pair.left(), keptLeft, pair.right(), keptRight);
        this.right = run(pair.right(), keptRight, pair.left(), keptLeft);
    }

    /** How many revisions of a branch stay because one of them has no way back that restores. */
    private static int kept(List<Revision> branch, Map<String, Walk.Step> steps) {
        int kept = branch.size();
        while (kept > 0 && steps.get(branch.get(kept - 1).id()).comesBack()) {
            kept--;
        }
        return kept;
    }

    private Course run(List<Revision> first, int keptOfFirst, List<Revision> second, int keptOfSecond) {
        try (Stage stage = laboratory.begin(pair.common())) {
            Trial middle = laboratory.run(stage, BranchPair.joined(first, second.subList(0, keptOfSecond)));
            if (middle.failed() != null) {
                return new Course(null, middle, null);
            }
            Trial end = keptOfSecond == second.size()
                    ? middle
                    : laboratory.run(stage, second.subList(keptOfSecond, second.size()));
            Trial undone = end.failed() != null || keptOfFirst == first.size()
                    ? null
                    : laboratory.undo(stage, first.subList(keptOfFirst, first.size()));
            return new Course(middle.schema(), end, undone);
        }
    }

    /** What comes of the left branch first. */
    Trial left() {
        return left.end();
    }

    /** What comes of the right branch first. */
    Trial right() {
        return right.end();
    }

    /** What is wrong with undoing one branch while the other stays. To be asked only if both orders ran. */
    List<ConfluenceFindings.Told> undone() {
        List<ConfluenceFindings.Told> told = new ArrayList<>();
        check(new Undoing(laboratory, pair, pair.left(), keptLeft, pair.right()), left, right, told);
        check(new Undoing(laboratory, pair, pair.right(), keptRight, pair.left()), right, left, told);
        return told;
    }

    private static void check(Undoing undoing, Course course, Course other, List<ConfluenceFindings.Told> told) {
        Trial undone = course.undone();
        if (undone != null) {
            ConfluenceFindings.Told finding = undoing.check(undone, Trial.of(Objects.requireNonNull(other.middle())));
            if (finding != null) {
                told.add(finding);
            }
        }
    }
}
