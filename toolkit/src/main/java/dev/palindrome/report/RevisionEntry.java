package dev.palindrome.report;

import dev.palindrome.revision.Body;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lists of revisions say of one: its id, description, labels and place in a line; in detail its files, what it needs and what is
 * declared.
 */
public final class RevisionEntry {
    private final RevisionGraph graph;
    private final Set<String> current;
    private final Ink ink;

    /**
     * Entries for the revisions of a graph.
     *
     * @param current ids of the revisions at which a database stands; empty when none is looked at
     */
    public RevisionEntry(RevisionGraph graph, Set<String> current, Ink ink) {
        this.graph = graph;
        this.current = Set.copyOf(current);
        this.ink = ink;
    }

    /** {@code 004 [billing] add invoices (head, current)}. */
    public String title(Revision revision) {
        StringBuilder text = new StringBuilder(ink.strong(revision.id()));
        if (!revision.labels().isEmpty()) {
            text.append(" [")
                    .append(String.join(", ", new TreeSet<>(revision.labels())))
                    .append(']');
        }
        if (!revision.description().isEmpty()) {
            text.append(' ').append(revision.description());
        }
        List<String> marks = marks(revision);
        if (!marks.isEmpty()) {
            text.append(' ').append(ink.good("(" + String.join(", ", marks) + ")"));
        }
        return text.toString();
    }

    private List<String> marks(Revision revision) {
        RevisionGraph.Standing standing = graph.standing(revision);
        List<String> marks = new ArrayList<>();
        if (standing.isHead()) {
            marks.add(standing.isEffectiveHead() ? "effective head" : "head");
        }
        if (standing.isBranchPoint()) {
            marks.add("branch point");
        }
        if (standing.isMergePoint()) {
            marks.add("merge point");
        }
        if (current.contains(revision.id())) {
            marks.add("current");
        }
        return marks;
    }

    /** A line for each thing that is known of it, each with its name before it. */
    public List<String> details(Revision revision) {
        List<String> lines = new ArrayList<>();
        add(lines, "revises", revision.parents().isEmpty() ? List.of("base") : revision.parents());
        add(lines, "depends on", revision.dependsOn());
        add(
                lines,
                "revised by",
                graph.children(revision).stream().map(Revision::id).toList());
        add(lines, "line", graph.labels(revision));
        add(lines, "upgrade", List.of(revision.upgrade().name()));
        Body downgrade = revision.downgrade();
        add(lines, "downgrade", List.of(downgrade == null ? "none" : downgrade.name()));
        String reason = revision.irreversible();
        add(lines, "irreversible", reason == null ? List.of() : List.of(reason));
        add(lines, "lossy", revision.lossy());
        return lines;
    }

    private static void add(List<String> lines, String name, Iterable<String> values) {
        Set<String> all = new LinkedHashSet<>();
        values.forEach(all::add);
        if (!all.isEmpty()) {
            lines.add("  " + name + ": " + String.join(", ", all));
        }
    }
}
