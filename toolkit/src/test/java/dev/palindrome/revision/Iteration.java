package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.List;

/** Opens to the acceptance harness what Alembic calls {@code iterate_revisions}; the product has commands for what it is good for. */
public final class Iteration {
    private Iteration() {}

    /** Revisions from some targets down to another, newest first. */
    public static List<Revision> between(
            RevisionGraph graph,
            List<String> upper,
            List<String> lower,
            boolean inclusive,
            boolean implicitBase,
            boolean exactLength,
            boolean forDowngrade) {
        Stretch stretch = new Stretch(graph, inclusive, implicitBase, !exactLength);
        return graph.revisions(
                forDowngrade
                        ? stretch.downgrade(
                                end(graph, upper), Target.parse(graph, lower.isEmpty() ? "base" : lower.get(0)))
                        : stretch.newestFirst(end(graph, upper), end(graph, lower)));
    }

    private static Stretch.End end(RevisionGraph graph, List<String> targets) {
        if (targets.size() == 1) {
            return Stretch.End.of(Target.parse(graph, targets.get(0)));
        }
        List<Integer> nodes = new ArrayList<>();
        graph.resolve(targets).forEach(revision -> nodes.add(graph.names().id(revision.id())));
        return Stretch.End.of(nodes);
    }
}
