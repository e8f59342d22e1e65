package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which revisions to run, in which order, to get from a set of applied revisions to a target.
 *
 * @param direction which way
 * @param revisions in the order in which they run; empty when the target is reached already
 */
public record Plan(Direction direction, List<Revision> revisions) {
    public Plan {
        revisions = List.copyOf(revisions);
    }

    /**
     * What is missing below a target, each revision after those that it needs.
     *
     * @param applied ids of the applied revisions
     * @throws dev.palindrome.finding.PalindromeException if a relative target asks for more revisions than there are, or could mean
     *     several
     */
    public static Plan upgrade(RevisionGraph graph, Set<String> applied, Target target) {
        List<Revision> wanted =
                switch (target.kind()) {
                    case HEADS, RELATIVE -> graph.ordered();
                    case REVISION -> graph.closure(List.of(String.valueOf(target.revision())));
                    case BASE -> throw new IllegalArgumentException("an upgrade to the base");
                };
        List<Revision> missing = wanted.stream()
                .filter(revision -> !applied.contains(revision.id()))
                .toList();
        return new Plan(
                Direction.UPGRADE,
                target.kind() == Target.Kind.RELATIVE
                        ? first(
                                missing,
                                target.steps(),
                                target,
                                "can be applied",
                                graph.heads().size())
                        : missing);
    }

    /**
     * What is applied above a target, each revision before those that it needs.
     *
     * @param applied ids of the applied revisions
     * @throws dev.palindrome.finding.PalindromeException if the target is not applied, or a relative target asks for more revisions
     *     than there are or could mean several
     */
    public static Plan downgrade(RevisionGraph graph, Set<String> applied, Target target) {
        List<Revision> present = new ArrayList<>(graph.ordered().stream()
                .filter(revision -> applied.contains(revision.id()))
                .toList());
        Collections.reverse(present);
        return new Plan(
                Direction.DOWNGRADE,
                switch (target.kind()) {
                    case BASE -> present;
                    case RELATIVE ->
                        first(
                                present,
                                -target.steps(),
                                target,
                                "is applied",
                                heads(graph, applied).size());
                    case REVISION -> above(graph, applied, String.valueOf(target.revision()), present);
                    case HEADS -> throw new IllegalArgumentException("a downgrade to the heads");
                });
    }

    /** The applied revisions that no other applied one needs, in order. */
    public static List<String> heads(RevisionGraph graph, Set<String> applied) {
        Set<String> needed = new LinkedHashSet<>();
        graph.ordered().stream()
                .filter(revision -> applied.contains(revision.id()))
                .forEach(revision -> needed.addAll(RevisionGraph.needs(revision)));
        return graph.ordered().stream()
                .map(Revision::id)
                .filter(id -> applied.contains(id) && !needed.contains(id))
                .toList();
    }

    private static List<Revision> above(
            RevisionGraph graph, Set<String> applied, String target, List<Revision> present) {
        if (!applied.contains(target)) {
            throw Target.invalid(
                    "Revision " + target + " is not applied, so a downgrade cannot end there.",
                    applied.isEmpty()
                            ? "Nothing is applied."
                            : "Applied up to " + String.join(", ", heads(graph, applied))
                                    + "; name one of the applied revisions.");
        }
        Set<String> removed = new LinkedHashSet<>();
        for (Revision revision : graph.ordered()) {
            if (RevisionGraph.needs(revision).stream()
                    .anyMatch(need -> need.equals(target) || removed.contains(need))) {
                removed.add(revision.id());
            }
        }
        return present.stream()
                .filter(revision -> removed.contains(revision.id()))
                .toList();
    }

    private static List<Revision> first(List<Revision> from, int steps, Target target, String which, int heads) {
        if (heads > 1) {
            throw Target.invalid(
                    "There are several heads, so '" + target.text() + "' could go along any of them.",
                    "Name the revision to go to.");
        }
        if (steps > from.size()) {
            throw Target.invalid(
                    "'" + target.text() + "' asks for " + steps + (steps == 1 ? " revision" : " revisions") + ", but "
                            + (from.isEmpty() ? "none " : "only " + from.size() + " ") + which + ".",
                    "Write a smaller number, or name the revision to go to.");
        }
        return from.subList(0, steps);
    }
}
