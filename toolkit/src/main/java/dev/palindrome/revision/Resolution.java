package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a target means without a database: for {@code show}, {@code stamp}, {@code merge} and the ends of a range. */
final class Resolution {
    private Resolution() {}

    /** All nodes that a target means; empty for the base. */
    static List<Integer> several(RevisionGraph graph, Target target) {
        return several(graph, target, false);
    }

    /**
     * The same.
     *
     * @param outIsNothing whether {@code -N} from a head with fewer than N revisions below it is left out, instead of refused
     */
    static List<Integer> several(RevisionGraph graph, Target target, boolean outIsNothing) {
        Names names = graph.names();
        Integer steps = target.steps();
        String symbol = target.symbol();
        if (steps == null && symbol != null) {
            return names.several(symbol, target.branch(), target.text());
        }
        if (steps == null || symbol == null && steps >= 0) {
            throw Refusals.unknown(graph.nodes(), target.text());
        }
        String branch = target.branch();
        RelativeWalk walk = new RelativeWalk(graph, target.text());
        List<Integer> found = new ArrayList<>();
        for (int start : starts(graph, target)) {
            int place = outIsNothing
                    ? walk.walk(start, steps, branch, false)
                    : walk.walk(start, steps, steps > 0 ? branch : null);
            if (place >= 0) {
                found.add(place);
            }
        }
        return found;
    }

    private static List<Integer> starts(RevisionGraph graph, Target target) {
        Names names = graph.names();
        String branch = target.branch();
        String symbol = target.symbol();
        if (symbol != null) {
            return List.of(names.single(symbol, branch, target.text()));
        }
        if (branch == null) {
            return names.effectiveHeads();
        }
        names.branch(branch);
        return names.effectiveHeads().stream()
                .filter(head -> graph.labels(head).contains(branch))
                .toList();
    }

    /** What a target says of a lineage: its branch, and the revisions that it means; empty for the whole graph. */
    static Set<Integer> lineage(RevisionGraph graph, Target target) {
        if (target.isRelativeToCurrent()) {
            throw Refusals.unknown(graph.nodes(), target.text());
        }
        Set<Integer> lineage = new LinkedHashSet<>();
        String branch = target.branch();
        if (branch != null) {
            lineage.add(graph.names().branch(branch));
        }
        lineage.addAll(several(graph, target));
        return lineage;
    }
}
