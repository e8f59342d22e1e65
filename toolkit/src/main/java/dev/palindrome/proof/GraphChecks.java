package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the graph of a history promises: one head, unless its lines are labelled, and an order of versions in which it can run. */
final class GraphChecks {
    /** Layouts whose tools run files in the order of their versions and know nothing of parents. */
    private static final Set<String> IN_VERSION_ORDER = Set.of("flyway", "golang-migrate", "diesel", "goose", "dbmate");

    private final History history;
    private final RevisionGraph graph;

    GraphChecks(History history) {
        this.history = history;
        this.graph = history.graph();
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        severalHeads(findings);
        if (IN_VERSION_ORDER.contains(history.layout())) {
            versionOrder(findings);
        }
        return findings;
    }

    /** Heads that nobody meant to have. Each line of development with a label of its own may have one, as in Alembic. */
    private void severalHeads(List<Finding> findings) {
        List<Revision> heads = graph.heads();
        if (heads.size() < 2) {
            return;
        }
        Map<String, Long> uses = heads.stream()
                .flatMap(head -> graph.labels(head).stream())
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        List<Revision> unnamed = heads.stream()
                .filter(head -> graph.labels(head).stream().noneMatch(label -> uses.get(label) == 1))
                .toList();
        if (unnamed.isEmpty()) {
            return;
        }
        findings.add(new Finding(
                Code.GRAPH_SEVERAL_HEADS,
                Code.GRAPH_SEVERAL_HEADS.severity(),
                null,
                RoundTrip.placeOf(unnamed.get(unnamed.size() - 1).upgrade()),
                "The history has " + heads.size() + " heads: " + titles(heads) + ". " + forks(heads),
                List.of(),
                "Join them with a revision that says: -- palindrome: revises " + ids(heads)
                        + ". Lines that are to stay apart say so with a label each: -- palindrome: label NAME"));
    }

    private String forks(List<Revision> heads) {
        Set<String> common = null;
        for (Revision head : heads) {
            Set<String> below = graph.closure(List.of(head.id())).stream()
                    .map(Revision::id)
                    .collect(Collectors.toCollection(HashSet::new));
            if (common == null) {
                common = below;
            } else {
                common.retainAll(below);
            }
        }
        Revision last = null;
        for (Revision revision : graph.ordered()) {
            last = common != null && common.contains(revision.id()) ? revision : last;
        }
        return last == null
                ? "They have no revision in common, and nothing joins them."
                : "They part at revision " + last.title() + ", and nothing joins them.";
    }

    private void versionOrder(List<Finding> findings) {
        Map<String, Integer> position = new HashMap<>();
        graph.revisions().forEach(revision -> position.put(revision.id(), position.size()));
        for (Revision revision : graph.ordered()) {
            for (Revision needed : graph.needs(revision)) {
                if (position.get(needed.id()) > position.get(revision.id())) {
                    findings.add(wrongOrder(revision, needed));
                }
            }
        }
    }

    private Finding wrongOrder(Revision revision, Revision needed) {
        boolean parent =
                graph.children(needed).stream().anyMatch(child -> child.id().equals(revision.id()));
        String tool = history.layout().equals("flyway") ? "Flyway" : history.layout();
        return new Finding(
                Code.GRAPH_VERSION_ORDER,
                Code.GRAPH_VERSION_ORDER.severity(),
                revision.id(),
                RoundTrip.placeOf(revision.upgrade()),
                "Revision " + revision.title() + (parent ? " revises " : " depends on ") + needed.title()
                        + ", which has a higher version: " + tool + ", which runs versions in order, would run "
                        + revision.id()
                        + " before it.",
                List.of(),
                "Give " + revision.id() + " a version above " + needed.id()
                        + ", or, if it does not need it, take that out of what it "
                        + (parent ? "revises." : "depends on."));
    }

    private static String titles(List<Revision> revisions) {
        List<String> titles = revisions.stream().map(Revision::title).toList();
        return String.join(", ", titles.subList(0, titles.size() - 1)) + " and " + titles.get(titles.size() - 1);
    }

    private static String ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.joining(", "));
    }
}
