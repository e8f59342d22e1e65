package dev.palindrome.revision;

import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an upgrade goes, and what is missing below that. */
final class UpgradePlanner {
    private UpgradePlanner() {}

    /** What is missing below some targets. */
    static BitSet missing(RevisionGraph graph, Applied applied, Collection<Target> to) {
        refuseOverlap(graph, applied.headNodes());
        List<Integer> targets = new ArrayList<>();
        to.forEach(target -> targets.addAll(targets(graph, applied, target)));
        refuseOverlap(graph, targets);
        BitSet missing = Nodes.reach(Nodes.set(targets), graph.nodes().needs());
        missing.andNot(applied.nodes());
        return missing;
    }

    /** The revisions that a target means for an upgrade; none for the base. */
    static List<Integer> targets(RevisionGraph graph, Applied applied, Target target) {
        return targets(graph, applied, target, false);
    }

    /**
     * The same.
     *
     * @param stopAtTheEnd whether a relative target that goes too far means the last revision on its way
     */
    static List<Integer> targets(RevisionGraph graph, Applied applied, Target target, boolean stopAtTheEnd) {
        Names names = graph.names();
        Integer steps = target.steps();
        String symbol = target.symbol();
        String branch = target.branch();
        if (steps == null) {
            return Resolution.several(graph, target);
        }
        if (symbol == null && steps <= 0) {
            throw Refusals.wrongWay(target.text(), Direction.UPGRADE);
        }
        int start = symbol == null
                ? start(graph, applied, target)
                : names.single(symbol, steps > 0 ? null : branch, target.text());
        RelativeWalk walk = new RelativeWalk(graph, target.text());
        @Nullable String along = steps > 0 ? branch : null;
        int place = stopAtTheEnd ? walk.walk(start, steps, along, true) : walk.walk(start, steps, along);
        return place == Names.BASE ? List.of() : List.of(place);
    }

    /** The applied revision from which {@code +N} counts. */
    private static int start(RevisionGraph graph, Applied applied, Target target) {
        List<Integer> starts = applied.headNodes();
        String branch = target.branch();
        if (branch != null) {
            starts = graph.names().onBranch(starts, branch);
            if (starts.isEmpty()) {
                BitSet below = Nodes.set(graph.names().onBranch(Nodes.list(applied.nodes()), branch));
                starts = Nodes.list(graph.nodes().maximal(below));
            }
        }
        if (starts.size() > 1) {
            throw Refusals.severalCurrent(target.text(), graph.revisions(starts));
        }
        return starts.isEmpty() ? Names.BASE : starts.get(0);
    }

    /** Refuses revisions of which one stands below another. */
    static void refuseOverlap(RevisionGraph graph, Collection<Integer> named) {
        int[][] needs = graph.nodes().needs();
        BitSet below = new BitSet();
        named.forEach(node -> below.or(Nodes.set(needs[node])));
        BitSet overlapping = Nodes.reach(below, needs);
        overlapping.and(Nodes.set(named));
        if (!overlapping.isEmpty()) {
            throw overlap(graph, named, overlapping);
        }
    }

    private static PalindromeException overlap(RevisionGraph graph, Collection<Integer> named, BitSet overlapping) {
        for (int node : named) {
            BitSet under = Nodes.reach(node, graph.nodes().needs());
            under.clear(node);
            under.and(overlapping);
            if (!under.isEmpty()) {
                return Refusals.overlap(
                        graph.nodes().revisions().get(node), graph.nodes().revisions(under));
            }
        }
        throw new IllegalStateException("revisions overlap and none stands above another");
    }
}
