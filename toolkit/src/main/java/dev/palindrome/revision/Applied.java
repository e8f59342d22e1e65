package dev.palindrome.revision;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which revisions of a graph a database has: a set, of which the heads are the maximal elements. Immutable.
 *
 * <p>A set that lacks something below one of its revisions has holes: {@link #holes()}. Plans can be made from any set; an upgrade then
 * fills the holes below its target, so whoever does not want that asks first.
 *
 * <pre>{@code
 * Applied applied = Applied.of(graph, Set.of("001", "002"));
 * applied.heads();                                             // 002
 * Plan.upgrade(graph, applied, Target.parse(graph, "head"));   // 003, 004
 * }</pre>
 */
public final class Applied {
    private final RevisionGraph graph;
    private final BitSet nodes;
    private final List<Integer> heads;

    private Applied(RevisionGraph graph, BitSet nodes, List<Integer> heads) {
        this.graph = graph;
        this.nodes = nodes;
        this.heads = heads;
    }

    /** Nothing applied: the base. */
    public static Applied none(RevisionGraph graph) {
        return new Applied(graph, new BitSet(), List.of());
    }

    /**
     * Exactly these revisions.
     *
     * @param ids in any order, with or without what is below them
     * @throws dev.palindrome.finding.PalindromeException if the graph does not have one of them
     */
    public static Applied of(RevisionGraph graph, Collection<String> ids) {
        BitSet nodes = Nodes.set(graph.require(ids));
        return new Applied(graph, nodes, Nodes.list(graph.nodes().maximal(nodes)));
    }

    /**
     * These revisions and everything that they need: what a table that remembers heads says.
     *
     * @param ids as the rows of the table have them; their order is kept, and counts where a target would be ambiguous
     * @throws dev.palindrome.finding.PalindromeException if the graph does not have one of them
     */
    public static Applied ofHeads(RevisionGraph graph, Collection<String> ids) {
        return ofNodes(graph, graph.require(ids));
    }

    static Applied ofNodes(RevisionGraph graph, Collection<Integer> heads) {
        List<Integer> distinct = List.copyOf(new LinkedHashSet<>(heads));
        return new Applied(graph, Nodes.reach(Nodes.set(distinct), graph.nodes().needs()), distinct);
    }

    /** Everything of a graph. */
    public static Applied all(RevisionGraph graph) {
        return ofNodes(graph, graph.names().effectiveHeads());
    }

    /** Ids of the applied revisions, in the graph's order. */
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        graph.ordered().stream().map(Revision::id).filter(this::contains).forEach(ids::add);
        return ids;
    }

    /** The applied revisions, each after those that it needs. */
    public List<Revision> revisions() {
        return graph.ordered().stream()
                .filter(revision -> contains(revision.id()))
                .toList();
    }

    /** Whether a revision is applied; false for one that the graph does not have. */
    public boolean contains(String id) {
        int node = graph.names().id(id);
        return node >= 0 && nodes.get(node);
    }

    /** The applied revisions that no other applied one needs; empty at the base. */
    public List<String> heads() {
        return graph.nodes().ids(heads);
    }

    /** The newest applied revision of each line: the heads, and those that only a dependency of another line stands on. */
    public List<Revision> current() {
        BitSet newest = (BitSet) nodes.clone();
        nodes.stream().forEach(node -> {
            for (int parent : graph.nodes().parents()[node]) {
                newest.clear(parent);
            }
        });
        return graph.nodes().revisions(newest);
    }

    /** Whether nothing is missing: {@code current --check-heads}. */
    public boolean isAtHeads() {
        return nodes.cardinality() == graph.nodes().size();
    }

    /** Revisions that are not applied, in the graph's order. */
    public List<Revision> pending() {
        return graph.ordered().stream()
                .filter(revision -> !contains(revision.id()))
                .toList();
    }

    /** Revisions that are not applied although an applied one needs them, with the first that does, in the graph's order. */
    public Map<Revision, Revision> holes() {
        Nodes all = graph.nodes();
        List<Revision> order = graph.ordered();
        int[] firstAbove = new int[all.size()];
        Map<Revision, Revision> holes = new LinkedHashMap<>();
        for (int position = order.size() - 1; position >= 0; position--) {
            int node = graph.names().id(order.get(position).id());
            int above = nodes.get(node) ? position : firstAbove[node] - 1;
            for (int need : above < 0 ? new int[0] : all.needs()[node]) {
                firstAbove[need] = firstAbove[need] == 0 ? above + 1 : Math.min(firstAbove[need], above + 1);
            }
        }
        for (Revision revision : order) {
            int node = graph.names().id(revision.id());
            if (!nodes.get(node) && firstAbove[node] > 0) {
                holes.put(revision, order.get(firstAbove[node] - 1));
            }
        }
        return holes;
    }

    /** The same with some revisions more. */
    public Applied with(Collection<String> ids) {
        BitSet more = (BitSet) nodes.clone();
        more.or(Nodes.set(graph.require(ids)));
        return new Applied(graph, more, Nodes.list(graph.nodes().maximal(more)));
    }

    /** The same without some revisions. */
    public Applied without(Collection<String> ids) {
        BitSet fewer = (BitSet) nodes.clone();
        fewer.andNot(Nodes.set(graph.require(ids)));
        return new Applied(graph, fewer, Nodes.list(graph.nodes().maximal(fewer)));
    }

    BitSet nodes() {
        return (BitSet) nodes.clone();
    }

    List<Integer> headNodes() {
        return heads;
    }

    /** Two are equal when the same revisions of the same graph are applied. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Applied that && graph == that.graph && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nodes);
    }

    /** The heads, for messages. */
    @Override
    public String toString() {
        return heads.isEmpty() ? "base" : String.join(", ", heads());
    }
}
