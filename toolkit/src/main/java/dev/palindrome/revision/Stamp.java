package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code stamp} writes down. Lines that the targets do not touch stay as they are, as in Alembic; {@code --purge} is a stamp from
 * {@link Applied#none}.
 *
 * @param steps how heads move, in order; empty when the database is said to be there already
 * @param before what was applied
 * @param after what is applied then: the heads that the steps lead to, and everything below them
 */
public record Stamp(List<Step> steps, Applied before, Applied after) {
    public Stamp {
        steps = List.copyOf(steps);
    }

    /**
     * One movement of heads.
     *
     * @param from ids of heads that go away; empty for a line that begins
     * @param to id of the head that comes; empty for a line that ends
     * @param direction whether it moves up or down
     * @param branchMove whether a line begins or ends
     */
    public record Step(List<String> from, List<String> to, Direction direction, boolean branchMove) {
        public Step {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** Revisions to write down as applied, each after those that it needs. */
    public List<Revision> added() {
        return between(after, before);
    }

    /** Revisions that are not applied any more, each before those that it needs. */
    public List<Revision> removed() {
        List<Revision> removed = new ArrayList<>(between(before, after));
        java.util.Collections.reverse(removed);
        return removed;
    }

    private static List<Revision> between(Applied more, Applied fewer) {
        Set<String> without = fewer.ids();
        return more.revisions().stream()
                .filter(revision -> !without.contains(revision.id()))
                .toList();
    }

    static Stamp plan(RevisionGraph graph, Applied applied, List<String> targets) {
        Nodes nodes = graph.nodes();
        List<Integer> heads = applied.headNodes();
        Set<Integer> related = new LinkedHashSet<>();
        Set<Integer> destinations = new LinkedHashSet<>();
        for (String text : targets) {
            Target target = Target.parse(graph, text);
            related.addAll(graph.names().related(heads, Resolution.lineage(graph, target), true));
            destinations.addAll(Resolution.several(graph, target));
        }
        List<String> from = nodes.ids(related);
        List<Step> steps = new ArrayList<>();
        if (destinations.isEmpty()) {
            from.forEach(head -> steps.add(new Step(List.of(head), List.of(), Direction.DOWNGRADE, true)));
        }
        for (int destination : destinations) {
            if (!related.contains(destination)) {
                steps.add(step(nodes, related, from, destination));
            }
        }
        HeadRows rows = HeadRows.of(graph, applied.heads());
        steps.forEach(rows::apply);
        return new Stamp(steps, applied, Applied.ofHeads(graph, rows.heads()));
    }

    private static Step step(Nodes nodes, Set<Integer> related, List<String> from, int destination) {
        List<String> to = List.of(nodes.id(destination));
        BitSet heads = Nodes.set(related);
        if (Nodes.reach(destination, nodes.dependents()).intersects(heads)) {
            return new Step(from, to, Direction.DOWNGRADE, false);
        }
        return Nodes.reach(destination, nodes.needs()).intersects(heads)
                ? new Step(from, to, Direction.UPGRADE, false)
                : new Step(List.of(), to, Direction.UPGRADE, true);
    }
}
