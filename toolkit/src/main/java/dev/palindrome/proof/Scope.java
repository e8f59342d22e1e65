package dev.palindrome.proof;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.VersionKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a proof does with each revision of a history.
 *
 * @param order the revisions that are upgraded, each after what it needs; those behind the last one that concerns the proof are left out
 * @param selected those that are walked, in the same order
 * @param walked their ids
 * @param concerned ids of the revisions whose branches are compared: with several shards, those of all of them
 * @param whole whether what concerns the history as a whole is this proof's to check
 */
record Scope(List<Revision> order, List<Revision> selected, Set<String> walked, Set<String> concerned, boolean whole) {

    static Scope of(History history, Selection selection) {
        List<Revision> all = history.graph().ordered();
        if (all.isEmpty()) {
            return new Scope(all, all, Set.of(), Set.of(), true);
        }
        List<Revision> selected = selection.revisions(history.graph());
        int end = selected.isEmpty() ? 0 : all.indexOf(selected.get(selected.size() - 1)) + 1;
        boolean toHeads = selection.toHeads() && selection.isLast();
        return new Scope(
                toHeads ? all : all.subList(0, end),
                selected,
                ids(selected),
                selection.isLast() ? ids(selection.unsliced(history.graph())) : Set.of(),
                selection.isLast());
    }

    boolean isWalked(int index) {
        return index < order.size() && walked.contains(order.get(index).id());
    }

    /** How many revisions are upgraded and not looked at. */
    int carried() {
        return order.size() - selected.size();
    }

    /** How many are carried before the first that is walked. */
    int prefix() {
        int index = 0;
        while (index < order.size() && !isWalked(index)) {
            index++;
        }
        return index;
    }

    /** Whether the schema has to be known behind a revision that is carried. */
    boolean isLookedAtAfter(int index, History history) {
        return index + 1 == order.size() || isWalked(index + 1) || endsBaseline(index, history);
    }

    private boolean endsBaseline(int index, History history) {
        return history.baselines().keySet().stream()
                .anyMatch(version -> VersionKey.isAtOrBelow(order.get(index).id(), version)
                        && !VersionKey.isAtOrBelow(order.get(index + 1).id(), version));
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toUnmodifiableSet());
    }
}
