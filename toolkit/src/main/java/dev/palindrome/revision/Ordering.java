package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        /** Where each line stands. */
        private final List<Integer> lines;

        private final BitSet standing = new BitSet();
        /** How many of those that are left need a node directly. */
        private final int[] waiting;
        /** What is above a line that waits for another: computed once, and right until the line moves on. */
        private final Map<Integer, BitSet> above = new HashMap<>();
        /** What is at or below each line; only where the wanted nodes have gaps, through which a line may need another. */
        private final List<BitSet> below = new ArrayList<>();

        private final boolean gaps;

        Descent(Nodes nodes, BitSet wanted) {
            this.nodes = nodes;
            this.left = (BitSet) wanted.clone();
            this.gaps = hasGaps(nodes, wanted);
            this.lines = new ArrayList<>();
            this.waiting = new int[nodes.size()];
            wanted.stream().forEach(node -> count(node, 1));
            Nodes.list(nodes.tops(wanted)).forEach(this::begin);
        }

        /** Whether something that is not wanted stands between two that are. */
        private static boolean hasGaps(Nodes nodes, BitSet wanted) {
            BitSet others = Nodes.reach(wanted, nodes.needs());
            others.andNot(wanted);
            return Nodes.reach(others, nodes.needs()).intersects(wanted);
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
                    above.remove(node);
                    count(node, -1);
                    current = advance(current, node);
                }
            }
            return order;
        }

        /** The first other line that still needs a node, or -1. */
        private int needing(int node, int current) {
            if (!gaps) {
                return waiting[node] == 0 ? -1 : firstLine(above.computeIfAbsent(node, this::leftAbove));
            }
            for (int line = 0; line < below.size(); line++) {
                if (line != current && below.get(line).get(node)) {
                    return line;
                }
            }
            return -1;
        }

        private void count(int node, int by) {
            for (int need : nodes.needs()[node]) {
                waiting[need] += by;
            }
        }

        private BitSet leftAbove(int node) {
            BitSet seen = new BitSet();
            List<Integer> todo = new ArrayList<>(List.of(node));
            while (!todo.isEmpty()) {
                for (int next : nodes.dependents()[todo.remove(todo.size() - 1)]) {
                    if (left.get(next) && !seen.get(next)) {
                        seen.set(next);
                        todo.add(next);
                    }
                }
            }
            return seen;
        }

        private int firstLine(BitSet of) {
            for (int line = 0; line < lines.size(); line++) {
                if (of.get(lines.get(line))) {
                    return line;
                }
            }
            throw new IllegalStateException("no line stands above a revision that is left");
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
                if (gaps) {
                    below.remove(line);
                }
                return Math.max(line - 1, 0);
            }
            lines.set(line, next.get(0));
            standing.set(next.get(0));
            if (gaps) {
                below.set(line, Nodes.reach(next.get(0), nodes.needs()));
            }
            next.subList(1, next.size()).forEach(this::begin);
            return line;
        }

        private void begin(int node) {
            lines.add(node);
            standing.set(node);
            if (gaps) {
                below.add(Nodes.reach(node, nodes.needs()));
            }
        }
    }
}
