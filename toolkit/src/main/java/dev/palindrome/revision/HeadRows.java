package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The other view of what is applied: a table that has a row for each head and none for what is below, as Alembic's
 * {@code alembic_version}. Each step changes the fewest rows. Not for several threads.
 */
public final class HeadRows {
    private final RevisionGraph graph;
    private final Set<String> heads;

    private HeadRows(RevisionGraph graph, Collection<String> heads) {
        this.graph = graph;
        this.heads = new LinkedHashSet<>(heads);
    }

    /** A table with these rows. */
    public static HeadRows of(RevisionGraph graph, Collection<String> heads) {
        return new HeadRows(graph, heads);
    }

    /**
     * A change of one row.
     *
     * @param from what stood there; null for a new row
     * @param to what stands there now; null for a row that goes
     */
    public record Change(@Nullable String from, @Nullable String to) {}

    /** The rows, in no order that means anything. */
    public Set<String> heads() {
        return java.util.Collections.unmodifiableSet(heads);
    }

    /** Runs one revision and says which rows that changes. */
    public List<Change> apply(Direction direction, Revision revision) {
        List<String> needs = graph.needs(revision).stream().map(Revision::id).toList();
        if (direction == Direction.UPGRADE) {
            return change(needs.stream().filter(heads::contains).toList(), List.of(revision.id()));
        }
        if (!heads.contains(revision.id())) {
            throw new IllegalArgumentException("revision " + revision.id() + " is not a head");
        }
        return change(List.of(revision.id()), uncovered(revision, needs));
    }

    /** Makes one movement of a stamp and says which rows that changes. */
    public List<Change> apply(Stamp.Step step) {
        boolean begins = step.direction() == Direction.UPGRADE && !heads.containsAll(step.from());
        return change(begins ? List.of() : step.from(), step.to());
    }

    private List<Change> change(List<String> from, List<String> to) {
        List<Change> changes = new ArrayList<>();
        int updates = Math.min(1, Math.min(from.size(), to.size()));
        from.subList(0, from.size() - updates).forEach(id -> changes.add(new Change(id, null)));
        to.subList(0, to.size() - updates).forEach(id -> changes.add(new Change(null, id)));
        if (updates > 0) {
            changes.add(new Change(from.get(from.size() - 1), to.get(to.size() - 1)));
        }
        from.forEach(heads::remove);
        heads.addAll(to);
        return changes;
    }

    /** What becomes a head again when a revision goes: what it needs, without what the other heads or each other need. */
    private List<String> uncovered(Revision revision, List<String> needs) {
        Nodes nodes = graph.nodes();
        List<Integer> needed = graph.require(needs);
        Set<String> others = new LinkedHashSet<>(heads);
        others.remove(revision.id());
        BitSet covered = Nodes.reach(Nodes.set(graph.require(others)), nodes.needs());
        BitSet below = new BitSet();
        needed.forEach(need -> below.or(Nodes.set(nodes.needs()[need])));
        covered.or(Nodes.reach(below, nodes.needs()));
        return nodes.ids(needed.stream().filter(need -> !covered.get(need)).toList());
    }
}
