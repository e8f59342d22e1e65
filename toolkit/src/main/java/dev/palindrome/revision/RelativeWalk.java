package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts revisions up or down along parents, dependencies left aside. */
final class RelativeWalk {
    /** Beyond the base or beyond the last child. */
    static final int OUT = -2;

    private final Nodes nodes;
    private final Names names;
    private final String text;

    /** @param text the target as it was written, for messages */
    RelativeWalk(RevisionGraph graph, String text) {
        this.nodes = graph.nodes();
        this.names = graph.names();
        this.text = text;
    }

    /**
     * So many steps from a revision or from {@link Names#BASE}.
     *
     * @param branch where to go up when there is a choice, or null
     * @param stopAtTheEnd whether a walk that would leave the graph ends where it is, instead of {@link #OUT}
     */
    int walk(int start, int steps, @Nullable String branch, boolean stopAtTheEnd) {
        int place = start;
        for (int i = 0; i < Math.abs(steps); i++) {
            int next = steps > 0 ? above(place, branch) : below(place);
            if (next == OUT) {
                return stopAtTheEnd ? place : OUT;
            }
            place = next;
        }
        return place;
    }

    /** As {@link #walk}, and refuses what leaves the graph. */
    int walk(int start, int steps, @Nullable String branch) {
        int place = walk(start, steps, branch, false);
        if (place == OUT) {
            throw outOfRange(start, steps, branch);
        }
        return place;
    }

    private dev.palindrome.finding.PalindromeException outOfRange(int start, int steps, @Nullable String branch) {
        int step = Integer.signum(steps);
        int possible = 0;
        while (walk(start, (possible + 1) * step, branch, false) != OUT) {
            possible++;
        }
        String where = steps > 0 ? " above " : " at or below ";
        return Refusals.outOfRange(
                text,
                Math.abs(steps),
                (possible == 0 ? "there is none" : possible == 1 ? "there is only 1" : "there are only " + possible)
                        + (steps < 0 && start == Names.BASE ? " below " : where)
                        + name(start));
    }

    private int above(int place, @Nullable String branch) {
        List<Integer> choices = new ArrayList<>();
        if (place == Names.BASE) {
            choices.addAll(bases());
        } else {
            for (int child : nodes.children()[place]) {
                choices.add(child);
            }
        }
        return only(branch == null || choices.isEmpty() ? choices : names.onBranch(choices, branch), place, true);
    }

    private int below(int place) {
        if (place == Names.BASE) {
            return OUT;
        }
        int[] parents = nodes.parents()[place];
        if (parents.length == 0) {
            return Names.BASE;
        }
        List<Integer> choices = new ArrayList<>();
        for (int parent : parents) {
            choices.add(parent);
        }
        return only(choices, place, false);
    }

    private int only(List<Integer> choices, int place, boolean up) {
        if (choices.size() > 1) {
            throw Refusals.ambiguousWalk(
                    text,
                    name(place),
                    up,
                    choices.stream().map(nodes.revisions()::get).toList());
        }
        return choices.isEmpty() ? OUT : choices.get(0);
    }

    private String name(int place) {
        return place == Names.BASE
                ? "the base"
                : "revision " + GraphProblems.named(nodes.revisions().get(place));
    }

    private List<Integer> bases() {
        List<Integer> bases = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            if (nodes.parents()[node].length == 0) {
                bases.add(node);
            }
        }
        return bases;
    }
}
