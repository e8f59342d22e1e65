package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/** Orders of revisions in which each stands on the right side of all that it needs. */
final class Ordering {
    private Ordering() {}

    /** All nodes, each after what it needs; among those that are free, the first of the layout's order. A line stays as it is. */
    static int[] layoutOrder(Nodes nodes) {
        int[] waiting = new int[nodes.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        int[][] needs = nodes.needs();
        int[][] followers = new int[nodes.size()][];
        int[] filled = new int[nodes.size()];
        for (int node = 0; node < nodes.size(); node++) {
            followers[node] = new int[nodes.dependents()[node].length];
        }
        for (int node = 0; node < nodes.size(); node++) {
            waiting[node] = needs[node].length;
            for (int need : needs[node]) {
                followers[need][filled[need]++] = node;
            }
            if (waiting[node] == 0) {
                ready.add(node);
            }
        }
        int[] order = new int[nodes.size()];
        int size = 0;
        while (!ready.isEmpty()) {
            int node = ready.poll();
            order[size++] = node;
            for (int i = 0; i < filled[node]; i++) {
                if (--waiting[followers[node][i]] == 0) {
                    ready.add(followers[node][i]);
                }
            }
        }
        return order;
    }

    /**
     * Some nodes, newest first, in the order of Alembic: one line is followed down as long as no other line still needs what comes
     * next; then the line that needs it goes first.
     */
    static List<Integer> newestFirst(Nodes nodes, BitSet wanted) {
        return new Descent(nodes, wanted).run();
    }

    /** One descent over several lines at once. */
    private static final class Descent {
        private final Nodes nodes;
        private final BitSet left;
        /** Where each line stands, and everything at or below that place. */
        private final List<Integer> lines;

        private final List<BitSet> below = new ArrayList<>();
        private final BitSet standing = new BitSet();

        Descent(Nodes nodes, BitSet wanted) {
            this.nodes = nodes;
            this.left = (BitSet) wanted.clone();
            this.lines = Nodes.list(nodes.maximal(wanted));
            for (int line : lines) {
                below.add(Nodes.reach(line, nodes.needs()));
                standing.set(line);
            }
        }

        List<Integer> run() {
            List<Integer> order = new ArrayList<>(left.cardinality());
            int current = 0;
            while (!lines.isEmpty()) {
                int node = lines.get(current);
                int blocking = needing(node, current);
                if (blocking >= 0) {
                    current = blocking;
                } else {
                    order.add(node);
                    left.clear(node);
                    current = advance(current, node);
                }
            }
            return order;
        }

        /** The first other line that still needs a node, or -1. */
        private int needing(int node, int current) {
            for (int line = 0; line < below.size(); line++) {
                if (line != current && below.get(line).get(node)) {
                    return line;
                }
            }
            return -1;
        }

        /** Moves a line past a node; where it splits, new lines are put last. Where it ends, the line before it goes on. */
        private int advance(int line, int node) {
            standing.clear(node);
            List<Integer> next = new ArrayList<>();
            for (int need : nodes.needs()[node]) {
                if (left.get(need) && !standing.get(need)) {
                    next.add(need);
                }
            }
            if (next.isEmpty()) {
                lines.remove(line);
                below.remove(line);
                return Math.max(line - 1, 0);
            }
            boolean plain = nodes.needs()[node].length == 1;
            lines.set(line, next.get(0));
            if (plain) {
                below.get(line).clear(node);
            } else {
                below.set(line, Nodes.reach(next.get(0), nodes.needs()));
            }
            standing.set(next.get(0));
            for (int more : next.subList(1, next.size())) {
                lines.add(more);
                below.add(Nodes.reach(more, nodes.needs()));
                standing.set(more);
            }
            return line;
        }
    }
}
