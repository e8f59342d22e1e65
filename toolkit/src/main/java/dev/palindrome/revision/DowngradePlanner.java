package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a downgrade ends, and what is applied above that. */
final class DowngradePlanner {
    private DowngradePlanner() {}

    /**
     * The end of a downgrade.
     *
     * @param node the revision that stays, or {@link Names#BASE}
     * @param branch the branch that is taken back where several begin above it, or -1
     * @param ambiguous the applied heads of which one was chosen, when the target did not say which
     */
    record End(int node, int branch, List<Revision> ambiguous) {}

    /** What is applied above a target. */
    static BitSet above(RevisionGraph graph, Applied applied, Target target, End end) {
        return above(graph, applied, target, end, false, false);
    }

    /**
     * The same.
     *
     * @param inclusive whether the target itself is taken back too
     * @param everythingElse whether other lines are taken back to the base
     */
    static BitSet above(
            RevisionGraph graph, Applied applied, Target target, End end, boolean inclusive, boolean everythingElse) {
        Nodes nodes = graph.nodes();
        BitSet roots = roots(graph, target, end, inclusive);
        BitSet above = Nodes.reach(roots, nodes.dependents());
        above.and(applied.nodes());
        if (everythingElse) {
            BitSet others = applied.nodes();
            others.andNot(Nodes.reach(roots, nodes.needs()));
            above.or(others);
        }
        if (end.node() != Names.BASE && above.isEmpty() && !applied.headNodes().contains(end.node())) {
            throw Refusals.of(
                    Code.TARGET_NOT_AN_ANCESTOR,
                    "Revision " + GraphProblems.named(nodes.revisions().get(end.node()))
                            + (applied.nodes().get(end.node())
                                    ? " has nothing above it that is applied, so there is nothing to take back."
                                    : " is not applied, so a downgrade cannot end there."),
                    applied.headNodes().isEmpty()
                            ? "Nothing is applied."
                            : "Applied up to " + applied + "; name one of the applied revisions.");
        }
        return above;
    }

    private static BitSet roots(RevisionGraph graph, Target target, End end, boolean inclusive) {
        Nodes nodes = graph.nodes();
        if (inclusive && end.node() != Names.BASE) {
            return Nodes.set(List.of(end.node()));
        }
        BitSet roots = new BitSet();
        if (end.node() != Names.BASE) {
            roots = Nodes.set(nodes.children()[end.node()]);
        } else {
            for (int node = 0; node < nodes.size(); node++) {
                roots.set(node, nodes.parents()[node].length == 0);
            }
        }
        if (end.branch() >= 0 && roots.cardinality() > 1) {
            roots.and(Nodes.reach(end.branch(), nodes.parents()));
            if (roots.isEmpty()) {
                throw Refusals.of(
                        Code.TARGET_NOT_AN_ANCESTOR,
                        "'" + target.text() + "' is not below the branch of revision "
                                + GraphProblems.named(nodes.revisions().get(end.branch())) + ".",
                        "Name a revision below it.");
            }
        }
        return roots;
    }

    static End target(RevisionGraph graph, Applied applied, Target target) {
        return target(graph, applied, target, false);
    }

    /**
     * Where a downgrade is to end.
     *
     * @param stopAtTheEnd whether a relative target that goes too far means the base, or the last revision on its way up
     */
    static End target(RevisionGraph graph, Applied applied, Target target, boolean stopAtTheEnd) {
        Integer steps = target.steps();
        String symbol = target.symbol();
        String branch = target.branch();
        if (steps == null) {
            // As in Alembic, the branch says what to take back, not where the revision has to be.
            int node = graph.names().single(String.valueOf(symbol), null, target.text());
            return new End(node, branch == null ? -1 : graph.names().branch(branch), List.of());
        }
        RelativeWalk walk = new RelativeWalk(graph, target.text());
        if (symbol != null) {
            int start = graph.names().single(symbol, steps < 0 ? branch : null, target.text());
            @Nullable String along = steps < 0 ? null : branch;
            int end = stopAtTheEnd ? walk.walk(start, steps, along, true) : walk.walk(start, steps, along);
            return new End(end, branch == null ? -1 : graph.names().branch(branch), List.of());
        }
        if (steps >= 0) {
            throw Refusals.wrongWay(target.text(), Direction.DOWNGRADE);
        }
        List<Integer> starts = starts(graph, applied, branch);
        if (starts.isEmpty()) {
            throw Refusals.outOfRange(
                    target.text(), -steps, "none is applied" + (branch == null ? "" : " on that branch"));
        }
        if (branch != null && starts.size() > 1) {
            throw Refusals.severalCurrent(target.text(), graph.revisions(starts));
        }
        int start = starts.get(0);
        int end = stopAtTheEnd ? walk.walk(start, steps, null, true) : walk.walk(start, steps, null);
        boolean ambiguous = starts.size() > 1;
        return new End(
                end,
                branch != null ? graph.names().branch(branch) : start,
                ambiguous ? graph.revisions(starts) : List.of());
    }

    /** The applied revisions from which {@code -N} counts. */
    private static List<Integer> starts(RevisionGraph graph, Applied applied, @Nullable String branch) {
        if (branch == null) {
            return applied.headNodes();
        }
        List<Integer> starts = graph.names().onBranch(applied.headNodes(), branch);
        if (!starts.isEmpty()) {
            return starts;
        }
        List<Integer> current = new ArrayList<>();
        applied.current().forEach(revision -> current.add(graph.names().id(revision.id())));
        return graph.names().onBranch(current, branch);
    }
}
