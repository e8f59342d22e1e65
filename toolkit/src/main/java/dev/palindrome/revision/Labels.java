package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which labels a revision carries: those written at it, and those of its line of development. As in Alembic, a label goes to all
 * descendants; and, where the line has no branch point and no merge point from its end down, also to what comes before it.
 */
final class Labels {
    private final Nodes nodes;
    private final List<Set<String>> carried = new ArrayList<>();

    private Labels(Nodes nodes) {
        this.nodes = nodes;
        for (int node = 0; node < nodes.size(); node++) {
            carried.add(new TreeSet<>());
        }
    }

    /** Labels of each node, sorted. */
    static List<Set<String>> of(Nodes nodes, Map<String, Integer> written) {
        Labels labels = new Labels(nodes);
        written.forEach(labels::spread);
        return labels.carried;
    }

    private void spread(String label, int from) {
        BitSet line = Nodes.reach(from, nodes.children());
        if (line.stream().allMatch(this::isPlain)) {
            int below = from;
            while (below >= 0 && isPlain(below)) {
                line.set(below);
                int[] parents = nodes.parents()[below];
                below = parents.length == 0 ? -1 : parents[0];
            }
        }
        line.stream().forEach(node -> carried.get(node).add(label));
    }

    private boolean isPlain(int node) {
        return nodes.dependents()[node].length <= 1 && !nodes.isMergePoint(node);
    }
}
