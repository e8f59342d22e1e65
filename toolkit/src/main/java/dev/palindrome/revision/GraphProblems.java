package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the revisions of a graph, each with the revisions and their files. */
final class GraphProblems {
    private static final String DIRECTIVES = "Correct the revises and depends-on directives of one of them.";
    private final List<Finding> findings = new ArrayList<>();

    /** An id and the file that it comes from, as messages name a revision. */
    static String named(Revision revision) {
        return revision.id() + " (" + revision.upgrade().name() + ")";
    }

    void duplicateId(Revision first, Revision second) {
        add(
                Code.VERSION_DUPLICATE,
                second,
                first.id().equals(second.id())
                        ? "Revision " + first.id() + " exists twice: "
                                + first.upgrade().name() + " and "
                                + second.upgrade().name() + "."
                        : "Revisions " + named(first) + " and " + named(second) + " are the same number.",
                "Give one of them another version.");
    }

    void invalidId(Revision revision) {
        add(
                Code.ID_INVALID,
                revision,
                "The id of revision " + named(revision)
                        + " has one of the characters @ + - :, which targets are written with.",
                "Give it an id of letters, digits and underscores.");
    }

    void selfLoop(Revision revision, boolean dependency) {
        add(
                dependency ? Code.GRAPH_DEPENDENCY_SELF_LOOP : Code.GRAPH_SELF_LOOP,
                revision,
                "Revision " + named(revision) + (dependency ? " depends on itself." : " revises itself."),
                dependency ? "Remove it from its depends-on directive." : "Name the revision that it follows.");
    }

    void unknown(Revision revision, String named, boolean dependency) {
        add(
                dependency ? Code.GRAPH_UNKNOWN_DEPENDENCY : Code.GRAPH_UNKNOWN_PARENT,
                revision,
                "Revision " + named(revision) + (dependency ? " depends on " : " revises ") + named
                        + ", which does not exist.",
                dependency
                        ? "Correct its depends-on directive, or add the missing revision."
                        : "Correct its revises directive, or add the missing revision.");
    }

    void duplicateLabel(String label, Revision first, Revision second) {
        add(
                Code.LABEL_DUPLICATE,
                second,
                "The label '" + label + "' of revision " + named(second) + " is already "
                        + (first.id().equals(label) ? "the id of revision " : "a label of revision ") + named(first)
                        + ".",
                "Choose another label for one of the two lines.");
    }

    void invalidLabel(String label, Revision revision) {
        add(
                Code.LABEL_INVALID,
                revision,
                "The label '" + label + "' of revision " + named(revision)
                        + " could not be told from the rest of a target.",
                "Choose a label without @ + - : and other than head, heads, base and current.");
    }

    /**
     * Revisions that wait for each other.
     *
     * @param cycle each needs the one after it, the last one the first
     */
    void cycle(List<Revision> cycle, boolean dependency) {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < cycle.size(); i++) {
            Revision next = cycle.get((i + 1) % cycle.size());
            links.add(named(cycle.get(i))
                    + (cycle.get(i).parents().contains(next.id()) ? " revises " : " depends on ")
                    + next.id());
        }
        add(
                dependency ? Code.GRAPH_DEPENDENCY_CYCLE : Code.GRAPH_CYCLE,
                cycle.get(0),
                "These revisions wait for each other in a cycle: " + String.join(", ", links) + ".",
                DIRECTIVES);
    }

    boolean any() {
        return !findings.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw new PalindromeException(Category.CONFIGURATION, findings, null);
        }
    }

    private void add(Code code, Revision about, String message, String remedy) {
        findings.add(Finding.of(code, Place.of(about.upgrade().name()), message, remedy)
                .about(about.id()));
    }
}
