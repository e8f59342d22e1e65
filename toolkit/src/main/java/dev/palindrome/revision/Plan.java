package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Which revisions to run, in which order, to get from what is applied to a target.
 *
 * <p>The order is Alembic's, line by line; where ids are numbers it is the order of the numbers as far as the graph allows, which is
 * the order that Flyway would take. Either way, each revision comes after all that it needs, and a downgrade takes it back before them.
 *
 * @param direction which way
 * @param revisions in the order in which they run; empty when the target is reached already
 * @param choice the applied heads of which {@code -N} took the first, because it did not say which line it meant; else empty. Alembic
 *     warns that it will refuse this; whoever runs a plan may refuse it now
 */
public record Plan(Direction direction, List<Revision> revisions, List<Revision> choice) {
    public Plan {
        revisions = List.copyOf(revisions);
        choice = List.copyOf(choice);
    }

    /** A plan that left nothing to choose. */
    public Plan(Direction direction, List<Revision> revisions) {
        this(direction, revisions, List.of());
    }

    /**
     * What is missing below a target, each revision after those that it needs.
     *
     * @param target for {@code LABEL@+N}, counted on that branch; {@code base} asks for nothing
     * @throws dev.palindrome.finding.PalindromeException if the target means nothing here, or could mean several revisions
     */
    public static Plan upgrade(RevisionGraph graph, Applied applied, Target target) {
        return upgrade(graph, applied, List.of(target));
    }

    /**
     * What is missing below any of some targets.
     *
     * @throws dev.palindrome.finding.PalindromeException also if one of them stands below another
     */
    public static Plan upgrade(RevisionGraph graph, Applied applied, List<Target> targets) {
        List<Revision> newestFirst = newestFirst(graph, UpgradePlanner.missing(graph, applied, targets));
        Collections.reverse(newestFirst);
        return new Plan(Direction.UPGRADE, newestFirst);
    }

    /**
     * What is applied above a target, each revision before those that it needs. Lines that neither stand on what is taken back nor
     * depend on it stay.
     *
     * @param target for {@code LABEL@base} and the like, only that branch is taken back
     * @throws dev.palindrome.finding.PalindromeException if the target is not below what is applied, or could mean several revisions
     */
    public static Plan downgrade(RevisionGraph graph, Applied applied, Target target) {
        DowngradePlanner.End end = DowngradePlanner.target(graph, applied, target);
        BitSet above = DowngradePlanner.above(graph, applied, target, end);
        return new Plan(Direction.DOWNGRADE, newestFirst(graph, above), end.ambiguous());
    }

    /**
     * What to write down as applied, and what not any more, so that a database stands at some targets without running anything.
     *
     * @param targets ids, {@code head}, {@code heads}, {@code LABEL@head}, {@code base}; at least one
     * @throws dev.palindrome.finding.PalindromeException if one of them means nothing
     */
    public static Stamp stamp(RevisionGraph graph, Applied applied, List<String> targets) {
        return Stamp.plan(graph, applied, targets);
    }

    /** What is applied once the plan has run. */
    public Applied after(Applied applied) {
        List<String> ids = revisions.stream().map(Revision::id).toList();
        return direction == Direction.UPGRADE ? applied.with(ids) : applied.without(ids);
    }

    private static List<Revision> newestFirst(RevisionGraph graph, BitSet wanted) {
        if (graph.idRule() != IdRule.NUMERIC) {
            return new ArrayList<>(graph.revisions(Ordering.newestFirst(graph.nodes(), wanted)));
        }
        List<Revision> order = new ArrayList<>(wanted.cardinality());
        graph.ordered().stream()
                .filter(revision -> wanted.get(graph.names().id(revision.id())))
                .forEach(order::add);
        Collections.reverse(order);
        return order;
    }
}
