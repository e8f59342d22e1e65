package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The directed acyclic graph of a history's revisions. Immutable; knows no connection and no file.
 *
 * <p>The order in which revisions are given is the layout's own (version order for numbers) and breaks ties wherever the graph leaves
 * a choice.
 */
public final class RevisionGraph {
    private final Map<String, Revision> byId;
    private final List<Revision> ordered;
    private final List<Revision> heads;

    private RevisionGraph(Map<String, Revision> byId, List<Revision> ordered) {
        this.byId = byId;
        this.ordered = ordered;
        Set<String> followed = new LinkedHashSet<>();
        ordered.forEach(revision -> followed.addAll(revision.parents()));
        this.heads = ordered.stream()
                .filter(revision -> !followed.contains(revision.id()))
                .toList();
    }

    /**
     * A graph of the given revisions.
     *
     * @throws PalindromeException if an id stands twice, a parent or dependency is unknown, or there is a cycle; all such findings
     *     together
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        List<Finding> problems = new ArrayList<>();
        Map<String, Revision> byId = new LinkedHashMap<>();
        for (Revision revision : revisions) {
            Revision other = byId.putIfAbsent(revision.id(), revision);
            if (other != null) {
                problems.add(Finding.of(
                                Code.VERSION_DUPLICATE,
                                null,
                                "Revision " + revision.id() + " exists twice: "
                                        + other.upgrade().name() + " and "
                                        + revision.upgrade().name() + ".",
                                "Give one of them another version.")
                        .about(revision.id()));
            }
        }
        for (Revision revision : byId.values()) {
            for (String needed : needs(revision)) {
                if (!byId.containsKey(needed)) {
                    problems.add(Finding.of(
                                    Code.GRAPH_UNKNOWN_PARENT,
                                    null,
                                    "Revision " + revision.id() + " ("
                                            + revision.upgrade().name() + ") refers to revision " + needed
                                            + ", which does not exist.",
                                    "Correct its revises or depends-on directive, or add the missing revision.")
                            .about(revision.id()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, problems, null);
        }
        return new RevisionGraph(byId, sort(byId));
    }

    /** All revisions, each after its parents and dependencies; ties in the layout's order. */
    public List<Revision> ordered() {
        return ordered;
    }

    /** The revisions that no other names as its parent, in order. */
    public List<Revision> heads() {
        return heads;
    }

    /** The revision with exactly this id, or null. */
    public @Nullable Revision find(String id) {
        return byId.get(id);
    }

    /** Ids of parents and dependencies of a revision, in the order written. */
    public static List<String> needs(Revision revision) {
        List<String> needs = new ArrayList<>(revision.parents());
        needs.addAll(revision.dependsOn());
        return needs;
    }

    /** Everything that must be applied before the given revisions, and they themselves, in order. */
    public List<Revision> closure(Collection<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        List<Revision> reversed = new ArrayList<>();
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Revision revision = ordered.get(i);
            if (wanted.contains(revision.id())) {
                reversed.add(revision);
                wanted.addAll(needs(revision));
            }
        }
        java.util.Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    /** Kahn's algorithm with the layout's order as priority, so that a line stays exactly as it is. */
    private static List<Revision> sort(Map<String, Revision> byId) {
        Map<String, Integer> position = new LinkedHashMap<>();
        Map<String, Integer> waitsFor = new LinkedHashMap<>();
        Map<String, List<Revision>> followers = new LinkedHashMap<>();
        TreeMap<Integer, Revision> ready = new TreeMap<>();
        for (Revision revision : byId.values()) {
            position.put(revision.id(), position.size());
        }
        for (Revision revision : byId.values()) {
            Set<String> needs = new LinkedHashSet<>(needs(revision));
            waitsFor.put(revision.id(), needs.size());
            needs.forEach(need ->
                    followers.computeIfAbsent(need, key -> new ArrayList<>()).add(revision));
            if (needs.isEmpty()) {
                ready.put(position.get(revision.id()), revision);
            }
        }
        List<Revision> ordered = new ArrayList<>(byId.size());
        while (!ready.isEmpty()) {
            Revision next = ready.pollFirstEntry().getValue();
            ordered.add(next);
            for (Revision follower : followers.getOrDefault(next.id(), List.of())) {
                if (waitsFor.merge(follower.id(), -1, Integer::sum) == 0) {
                    ready.put(position.get(follower.id()), follower);
                }
            }
        }
        if (ordered.size() < byId.size()) {
            Set<String> inCycle = new LinkedHashSet<>(byId.keySet());
            ordered.forEach(revision -> inCycle.remove(revision.id()));
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                            Code.GRAPH_CYCLE,
                            null,
                            "These revisions wait for each other in a cycle, or for one that does: "
                                    + String.join(", ", inCycle) + ".",
                            "Correct the revises and depends-on directives of one of them."));
        }
        return List.copyOf(ordered);
    }
}
