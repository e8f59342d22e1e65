package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The revisions between two ends, newest first, as {@code history} lists them. */
final class Stretch {
    private final RevisionGraph graph;
    private final Nodes nodes;
    private final boolean inclusive;
    private final boolean otherLines;
    private final boolean stopAtTheEnd;

    /**
     * How to go.
     *
     * @param inclusive whether the lower end belongs to it
     * @param otherLines whether what is needed from lines beside the lower end belongs to it
     * @param stopAtTheEnd whether a relative end that leaves the graph means its last revision
     */
    Stretch(RevisionGraph graph, boolean inclusive, boolean otherLines, boolean stopAtTheEnd) {
        this.graph = graph;
        this.nodes = graph.nodes();
        this.inclusive = inclusive;
        this.otherLines = otherLines;
        this.stopAtTheEnd = stopAtTheEnd;
    }

    /** An end: a target, or revisions that are known. */
    record End(@Nullable Target target, List<Integer> known) {
        static End of(Target target) {
            return new End(target, List.of());
        }

        static End of(List<Integer> known) {
            return new End(null, known);
        }

        String text(RevisionGraph graph) {
            return target != null
                    ? target.text()
                    : String.join(", ", graph.nodes().ids(known));
        }
    }

    static List<Revision> of(RevisionGraph graph, RevisionRange range, Applied applied) {
        Stretch stretch = new Stretch(graph, true, false, true);
        return graph.revisions(stretch.newestFirst(
                end(graph, range.to(), "heads", applied), end(graph, range.from(), "base", applied)));
    }

    private static End end(RevisionGraph graph, @Nullable String text, String otherwise, Applied applied) {
        if (text != null && text.equals("current") && graph.find(text) == null) {
            return applied.headNodes().isEmpty() ? End.of(Target.parse(graph, otherwise)) : End.of(applied.headNodes());
        }
        return End.of(Target.parse(graph, text == null ? otherwise : text));
    }

    /** Everything from the upper end down to the lower one. */
    List<Integer> newestFirst(End upper, End lower) {
        List<Integer> tops = tops(upper, lower);
        UpgradePlanner.refuseOverlap(graph, tops);
        BitSet below = Nodes.reach(Nodes.set(tops), nodes.needs());
        List<Integer> bottoms = bottoms(lower, upper);
        if (!otherLines) {
            bottoms.stream().filter(node -> !below.get(node)).findFirst().ifPresent(node -> {
                throw Refusals.of(
                        Code.TARGET_NOT_AN_ANCESTOR,
                        "Revision " + GraphProblems.named(nodes.revisions().get(node)) + " is not below '"
                                + upper.text(graph) + "'.",
                        "Write the lower end of the range first.");
            });
        }
        UpgradePlanner.refuseOverlap(graph, bottoms);
        BitSet wanted = (BitSet) below.clone();
        wanted.andNot(Nodes.reach(Nodes.set(bottoms), nodes.needs()));
        if (inclusive) {
            wanted.or(Nodes.set(bottoms));
        }
        if (!bottoms.isEmpty() && !otherLines) {
            wanted.and(Nodes.reach(Nodes.set(bottoms), nodes.children()));
        }
        return Ordering.newestFirst(nodes, wanted);
    }

    /** Everything applied at the upper end that a downgrade to the lower one would take back. */
    List<Integer> downgrade(End upper, Target lower) {
        Applied applied = Applied.ofNodes(graph, known(upper));
        DowngradePlanner.End end = DowngradePlanner.target(graph, applied, lower, stopAtTheEnd);
        return Ordering.newestFirst(nodes, DowngradePlanner.above(graph, applied, lower, end, inclusive, otherLines));
    }

    private List<Integer> known(End end) {
        Target target = end.target();
        return target == null ? end.known() : Resolution.several(graph, target);
    }

    private List<Integer> tops(End upper, End lower) {
        Target target = upper.target();
        List<Integer> tops = target == null
                ? upper.known()
                : target.steps() == null
                        ? Resolution.several(graph, target)
                        : UpgradePlanner.targets(
                                graph, Applied.ofNodes(graph, bottoms(lower, upper)), target, stopAtTheEnd);
        Target bottom = lower.target();
        String branch = bottom == null ? null : bottom.branch();
        return branch == null ? tops : onLine(tops, branch);
    }

    /** Those of some revisions that carry a label; or, where the branch is named by a revision, are of its line. */
    private List<Integer> onLine(List<Integer> of, String branch) {
        int node = graph.names().branch(branch);
        String label = branch;
        if (nodes.id(node).equals(branch)) {
            if (graph.labels(node).size() != 1) {
                return graph.names().onBranch(of, branch);
            }
            label = graph.labels(node).iterator().next();
        }
        String wanted = label;
        return of.stream().filter(top -> graph.labels(top).contains(wanted)).toList();
    }

    /** The lower end; one that is relative counts from the heads, or from the upper end where the heads are not that high. */
    private List<Integer> bottoms(End lower, End upper) {
        Target target = lower.target();
        if (target == null) {
            return lower.known();
        }
        if (!target.isRelativeToCurrent()) {
            return Resolution.several(graph, target, false);
        }
        List<Integer> found = new ArrayList<>(Resolution.several(graph, target, true));
        Target above = upper.target();
        if (found.isEmpty() && (above == null || !above.isRelativeToCurrent())) {
            DowngradePlanner.End end =
                    DowngradePlanner.target(graph, Applied.ofNodes(graph, known(upper)), target, stopAtTheEnd);
            if (end.node() != Names.BASE) {
                found.add(end.node());
            }
        }
        return found;
    }
}
