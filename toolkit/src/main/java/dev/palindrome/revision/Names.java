package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ids, labels and the words {@code head}, {@code heads} and {@code base} stand for in a graph. */
final class Names {
    /** Below all bases: nothing applied. */
    static final int BASE = -1;

    private static final int SHORTEST_TO_SHORTEN = 4;

    private final Nodes nodes;
    private final IdRule rule;
    private final Map<Object, Integer> byKey;
    private final Map<String, Integer> byLabel;
    private final List<Integer> heads;
    private final List<Integer> effectiveHeads;

    Names(Nodes nodes, IdRule rule, Map<Object, Integer> byKey, Map<String, Integer> byLabel) {
        this.nodes = nodes;
        this.rule = rule;
        this.byKey = byKey;
        this.byLabel = byLabel;
        this.heads = without(nodes.children());
        this.effectiveHeads = without(nodes.dependents());
    }

    private List<Integer> without(int[][] edges) {
        List<Integer> without = new ArrayList<>();
        for (int node = 0; node < edges.length; node++) {
            if (edges[node].length == 0) {
                without.add(node);
            }
        }
        return List.copyOf(without);
    }

    List<Integer> heads() {
        return heads;
    }

    List<Integer> effectiveHeads() {
        return effectiveHeads;
    }

    Set<String> labels() {
        return byLabel.keySet();
    }

    /** The revision with this id, or -1. */
    int id(String id) {
        return byKey.getOrDefault(rule.key(id), -1);
    }

    boolean isId(String text) {
        return id(text) >= 0;
    }

    boolean beginsId(String text) {
        return nodes.revisions().stream().anyMatch(revision -> begins(text, revision.id()));
    }

    /** The revision with this id, or at which this label is written, or whose opaque id or label alone begins so. */
    int one(String text) {
        return one(text, null);
    }

    /**
     * The same on a branch.
     *
     * @param branch a label or an id, or null for anywhere
     */
    int one(String text, @Nullable String branch) {
        int line = branch == null ? -1 : branch(branch);
        int node = exact(text);
        if (node < 0) {
            node = begun(text, line);
        }
        if (line >= 0 && !sharesLineage(node, List.of(line), false)) {
            throw Refusals.notInBranch(
                    nodes.revisions().get(node), nodes.revisions().get(line), String.valueOf(branch));
        }
        return node;
    }

    private int exact(String text) {
        int node = id(text);
        return node >= 0 ? node : byLabel.getOrDefault(text, -1);
    }

    /** The revision that a branch's name stands for. */
    int branch(String branch) {
        int node = exact(branch);
        if (node >= 0) {
            return node;
        }
        List<String> found = beginnings(branch);
        if (found.size() != 1) {
            throw Refusals.unknownBranch(nodes, byLabel.keySet(), branch);
        }
        return exact(found.get(0));
    }

    private int begun(String text, int line) {
        List<String> found = beginnings(text);
        if (line >= 0) {
            found.removeIf(name -> !sharesLineage(exact(name), List.of(line), false));
        }
        if (found.isEmpty()) {
            throw Refusals.unknown(nodes, text);
        }
        if (found.size() > 1) {
            throw Refusals.ambiguousId(text, found);
        }
        return exact(found.get(0));
    }

    private List<String> beginnings(String text) {
        List<String> found = new ArrayList<>();
        if (!text.isEmpty()) {
            nodes.revisions().stream()
                    .map(Revision::id)
                    .filter(id -> begins(text, id))
                    .forEach(found::add);
            byLabel.keySet().stream()
                    .filter(label -> rule.allowsPrefixes() && label.length() >= SHORTEST_TO_SHORTEN)
                    .filter(label -> label.startsWith(text))
                    .forEach(found::add);
        }
        return found;
    }

    private boolean begins(String text, String id) {
        return rule.allowsPrefixes() && id.length() >= SHORTEST_TO_SHORTEN && id.startsWith(text);
    }

    /** The only revision that a word, id or label means, or {@link #BASE}. */
    int single(String symbol, @Nullable String branch, String text) {
        List<Integer> found = several(symbol, branch, text);
        if (found.size() > 1) {
            throw Refusals.severalHeads(
                    text, found.stream().map(nodes.revisions()::get).toList());
        }
        return found.isEmpty() ? BASE : found.get(0);
    }

    /** All revisions that a word, id or label means; empty for the base. */
    List<Integer> several(String symbol, @Nullable String branch, String text) {
        if (exact(symbol) < 0) {
            switch (symbol) {
                case "heads" -> {
                    return branch == null ? effectiveHeads : onBranch(heads, branch);
                }
                case "head" -> {
                    List<Integer> found = branch == null ? heads : onBranch(heads, branch);
                    if (found.size() > 1) {
                        throw Refusals.severalHeads(
                                text, found.stream().map(nodes.revisions()::get).toList());
                    }
                    return found;
                }
                case "base" -> {
                    return List.of();
                }
                default -> {
                    return List.of(one(symbol, branch));
                }
            }
        }
        return List.of(one(symbol, branch));
    }

    /** Those of some revisions that stand above or below one of a branch. */
    List<Integer> onBranch(List<Integer> of, String branch) {
        return related(of, Set.of(branch(branch)), false);
    }

    /** Those that are above or below one of others, or among them; all when there are no others. */
    List<Integer> related(List<Integer> of, Set<Integer> others, boolean overDependencies) {
        if (others.isEmpty()) {
            return of;
        }
        BitSet related = new BitSet();
        BitSet from = Nodes.set(others);
        related.or(Nodes.reach(from, overDependencies ? nodes.needs() : nodes.parents()));
        related.or(Nodes.reach(from, overDependencies ? nodes.dependents() : nodes.children()));
        return of.stream().filter(related::get).toList();
    }

    private boolean sharesLineage(int node, List<Integer> others, boolean overDependencies) {
        return !related(List.of(node), Set.copyOf(others), overDependencies).isEmpty();
    }
}
