package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The graph as numbers: a revision is its position in the layout's order. Nothing here recurses, so a line may be as long as it likes.
 *
 * @param revisions in the layout's order
 * @param parents of each revision, in the order written
 * @param dependencies of each, without those that an ancestor has already: Alembic's normalized dependencies
 * @param needs parents and then dependencies of each, each once
 * @param children of each: the revisions that have it as a parent
 * @param dependents of each: the revisions that have it as a parent or a dependency, normalized or not
 */
record Nodes(
        List<Revision> revisions,
        int[][] parents,
        int[][] dependencies,
        int[][] needs,
        int[][] children,
        int[][] dependents) {

    int size() {
        return revisions.size();
    }

    String id(int node) {
        return revisions.get(node).id();
    }

    /** The given nodes and all that is reached from them over these edges. */
    static BitSet reach(BitSet from, int[][] edges) {
        BitSet seen = (BitSet) from.clone();
        int[] todo = new int[Math.max(16, from.cardinality())];
        int size = 0;
        for (int node = from.nextSetBit(0); node >= 0; node = from.nextSetBit(node + 1)) {
            todo[size++] = node;
        }
        while (size > 0) {
            for (int next : edges[todo[--size]]) {
                if (!seen.get(next)) {
                    seen.set(next);
                    if (size == todo.length) {
                        todo = java.util.Arrays.copyOf(todo, size * 2);
                    }
                    todo[size++] = next;
                }
            }
        }
        return seen;
    }

    static BitSet reach(int from, int[][] edges) {
        return reach(set(List.of(from)), edges);
    }

    static BitSet set(Iterable<Integer> nodes) {
        BitSet set = new BitSet();
        nodes.forEach(set::set);
        return set;
    }

    static BitSet set(int[] nodes) {
        BitSet set = new BitSet();
        for (int node : nodes) {
            set.set(node);
        }
        return set;
    }

    static List<Integer> list(BitSet nodes) {
        List<Integer> list = new ArrayList<>(nodes.cardinality());
        nodes.stream().forEach(list::add);
        return list;
    }

    /** The nodes above which no other of the set stands, however far. */
    BitSet maximal(BitSet nodes) {
        BitSet maximal = (BitSet) nodes.clone();
        maximal.andNot(reach(needed(nodes), needs));
        return maximal;
    }

    /** The nodes that no other of the set needs directly; more than the maximal ones where the set has gaps. */
    BitSet tops(BitSet nodes) {
        BitSet tops = (BitSet) nodes.clone();
        tops.andNot(needed(nodes));
        return tops;
    }

    private BitSet needed(BitSet nodes) {
        BitSet needed = new BitSet();
        nodes.stream().forEach(node -> {
            for (int need : needs[node]) {
                needed.set(need);
            }
        });
        return needed;
    }

    boolean isBranchPoint(int node) {
        return children[node].length > 1;
    }

    boolean isMergePoint(int node) {
        return parents[node].length > 1;
    }

    List<Revision> revisions(BitSet nodes) {
        return nodes.stream().mapToObj(revisions::get).toList();
    }

    List<String> ids(Iterable<Integer> nodes) {
        List<String> ids = new ArrayList<>();
        nodes.forEach(node -> ids.add(id(node)));
        return ids;
    }
}
