package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Revisions to a graph, or to everything that is wrong with them. */
final class GraphReader {
    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current", "");
    private final IdRule rule;
    private final GraphProblems problems = new GraphProblems();
    private final List<Revision> revisions = new ArrayList<>();
    private final Map<Object, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> byLabel = new LinkedHashMap<>();

    GraphReader(IdRule rule) {
        this.rule = rule;
    }

    /** What was read: the nodes, and where ids and labels point to. */
    record Result(Nodes nodes, Map<Object, Integer> byKey, Map<String, Integer> byLabel) {}

    Result read(Collection<Revision> given) {
        given.forEach(this::addId);
        revisions.forEach(this::addLabels);
        int[][] parents = new int[revisions.size()][];
        int[][] declared = new int[revisions.size()][];
        for (int node = 0; node < revisions.size(); node++) {
            parents[node] = resolve(node, revisions.get(node).parents(), false);
            declared[node] = resolve(node, revisions.get(node).dependsOn(), true);
        }
        problems.throwIfAny();
        int[][] all = joined(parents, declared);
        refuseCycles(parents, false);
        if (!problems.any()) {
            refuseCycles(all, true);
        }
        problems.throwIfAny();
        int[][] dependencies = normalized(parents, declared);
        Nodes nodes = new Nodes(
                List.copyOf(revisions),
                parents,
                dependencies,
                joined(parents, dependencies),
                inverse(parents),
                inverse(all));
        return new Result(nodes, byKey, byLabel);
    }

    private void addId(Revision revision) {
        Integer other = byKey.putIfAbsent(rule.key(revision.id()), revisions.size());
        if (other != null) {
            problems.duplicateId(revisions.get(other), revision);
            return;
        }
        if (rule == IdRule.WORD && IdRule.hasGrammar(revision.id())) {
            problems.invalidId(revision);
        }
        revisions.add(revision);
    }

    private void addLabels(Revision revision) {
        if (revision.labels().isEmpty()) {
            return;
        }
        int node = nodeOf(revision.id());
        for (String label : new java.util.TreeSet<>(revision.labels())) {
            Integer id = byKey.get(rule.key(label));
            Integer other = id != null ? id : byLabel.putIfAbsent(label, node);
            if (other != null) {
                problems.duplicateLabel(label, revisions.get(other), revision);
            }
            if (RESERVED.contains(label) || IdRule.hasGrammar(label)) {
                problems.invalidLabel(label, revision);
            }
        }
    }

    private int nodeOf(String id) {
        return byKey.getOrDefault(rule.key(id), -1);
    }

    private int[] resolve(int node, List<String> names, boolean dependency) {
        if (names.isEmpty()) {
            return new int[0];
        }
        Revision revision = revisions.get(node);
        int[] resolved = new int[names.size()];
        int size = 0;
        for (String name : names) {
            int needed = nodeOf(name);
            @Nullable Integer label = dependency ? byLabel.get(name) : null;
            if (needed < 0 && label != null) {
                needed = label;
            }
            if (needed < 0) {
                problems.unknown(revision, name, dependency);
            } else if (needed == node) {
                problems.selfLoop(revision, dependency);
            } else {
                resolved[size++] = needed;
            }
        }
        return size <= 1
                ? java.util.Arrays.copyOf(resolved, size)
                : java.util.Arrays.stream(resolved, 0, size).distinct().toArray();
    }

    private void refuseCycles(int[][] needs, boolean dependency) {
        for (List<Integer> cycle : Cycles.of(needs)) {
            problems.cycle(cycle.stream().map(revisions::get).toList(), dependency);
        }
    }

    /** Dependencies without those that an ancestor, by parents alone, declares too. */
    private static int[][] normalized(int[][] parents, int[][] declared) {
        int[][] declarers = inverse(declared);
        int[][] normalized = declared.clone();
        for (int node = 0; node < declared.length; node++) {
            BitSet others = new BitSet();
            for (int dependency : declared[node]) {
                others.or(Nodes.set(declarers[dependency]));
            }
            others.clear(node);
            if (!others.isEmpty()) {
                others.and(Nodes.reach(node, parents));
                BitSet inherited = new BitSet();
                others.stream().forEach(ancestor -> inherited.or(Nodes.set(declared[ancestor])));
                normalized[node] = java.util.Arrays.stream(declared[node])
                        .filter(dependency -> !inherited.get(dependency))
                        .toArray();
            }
        }
        return normalized;
    }

    private static int[][] joined(int[][] first, int[][] second) {
        int[][] joined = new int[first.length][];
        for (int node = 0; node < first.length; node++) {
            joined[node] = second[node].length == 0
                    ? first[node]
                    : java.util.stream.IntStream.concat(
                                    java.util.Arrays.stream(first[node]), java.util.Arrays.stream(second[node]))
                            .distinct()
                            .toArray();
        }
        return joined;
    }

    private static int[][] inverse(int[][] edges) {
        int[] count = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                count[target]++;
            }
        }
        int[][] inverse = new int[edges.length][];
        for (int node = 0; node < edges.length; node++) {
            inverse[node] = new int[count[node]];
        }
        for (int node = edges.length - 1; node >= 0; node--) {
            for (int target : edges[node]) {
                inverse[target][--count[target]] = node;
            }
        }
        return inverse;
    }
}
