package dev.palindrome.proof;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two lines of development that a database may have received in either order.
 *
 * @param join the revision that needs both, or null for two heads
 * @param common what both need, in the order of the walk
 * @param left what the one has that the other has not, in the order of the walk; never empty
 * @param right what the other has, likewise
 */
record BranchPair(@Nullable Revision join, List<Revision> common, List<Revision> left, List<Revision> right) {

    /**
     * All pairs of a history: of what each merge point revises, of what each revision depends on beside its parent, and of the heads.
     * For a merge of n branches these are n (n - 1) / 2, not the n! orders in which all of them could run.
     */
    static List<BranchPair> of(RevisionGraph graph) {
        Map<List<String>, BranchPair> pairs = new LinkedHashMap<>();
        for (Revision revision : graph.ordered()) {
            List<Revision> needs = graph.needs(revision);
            if (needs.size() > 1) {
                addAll(pairs, graph, revision, needs);
            }
        }
        addAll(pairs, graph, null, graph.heads());
        return List.copyOf(pairs.values());
    }

    private static void addAll(
            Map<List<String>, BranchPair> pairs, RevisionGraph graph, @Nullable Revision join, List<Revision> tips) {
        if (tips.size() < 2) {
            return;
        }
        List<List<Revision>> below =
                tips.stream().map(tip -> graph.closure(List.of(tip.id()))).toList();
        List<Set<String>> ids = below.stream().map(BranchPair::ids).toList();
        for (int one = 0; one < tips.size(); one++) {
            for (int other = one + 1; other < tips.size(); other++) {
                List<Revision> left = without(below.get(one), ids.get(other));
                List<Revision> right = without(below.get(other), ids.get(one));
                if (!left.isEmpty() && !right.isEmpty()) {
                    List<Revision> common = without(below.get(one), ids(left));
                    pairs.putIfAbsent(
                            List.of(tips.get(one).id(), tips.get(other).id()),
                            new BranchPair(join, common, left, right));
                }
            }
        }
    }

    /** How many revisions have to run for one order, what is common left out. */
    int size() {
        return left.size() + right.size();
    }

    /** The one branch, then the other. */
    List<Revision> leftFirst() {
        return joined(left, right);
    }

    /** The other branch, then the one. */
    List<Revision> rightFirst() {
        return joined(right, left);
    }

    /** Both branches as the walk went through them. */
    List<Revision> asWalked(List<Revision> walk) {
        Set<String> both = ids(leftFirst());
        return walk.stream().filter(revision -> both.contains(revision.id())).toList();
    }

    /** Whether one of the branches has one of these revisions. */
    boolean concerns(Set<String> some) {
        return Stream.concat(left.stream(), right.stream()).anyMatch(revision -> some.contains(revision.id()));
    }

    /** Whether all of it is among these revisions. */
    boolean isWithin(Set<String> reached) {
        return Stream.of(common, left, right)
                .flatMap(List::stream)
                .allMatch(revision -> reached.contains(revision.id()));
    }

    static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static List<Revision> without(List<Revision> revisions, Set<String> ids) {
        return revisions.stream()
                .filter(revision -> !ids.contains(revision.id()))
                .toList();
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toCollection(HashSet::new));
    }
}
