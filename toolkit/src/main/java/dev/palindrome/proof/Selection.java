package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions of a history a proof walks. What stands before them in the order of the whole walk is upgraded and not looked at, so
 * that a revision is walked from the same state whether it is selected or all are. Immutable.
 *
 * <pre>{@code
 * ProofOptions.DEFAULT.withSelection(Selection.between("billing@base", "head").of(Shard.parse("2/5")));
 * }</pre>
 *
 * @param from target of the lowest revision, or null for the base: it and what needs it
 * @param to target of the highest revision, or null for the heads: it and what it needs
 * @param only targets and ranges {@code a:b}, or null for all
 * @param toHeads whether the upgrades go on to the heads behind the last selected revision, for what is checked there
 * @param shard which slice of the selected revisions, or null for all of them
 */
public record Selection(
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> only,
        boolean toHeads,
        @Nullable Shard shard) {
    /** Every revision. */
    public static final Selection ALL = new Selection(null, null, null, true, null);

    public Selection {
        only = only == null ? null : List.copyOf(only);
    }

    /** From one revision to another, both included; null is the base, or the heads. */
    public static Selection between(@Nullable String from, @Nullable String to) {
        return new Selection(from, to, null, to == null, null);
    }

    /** The revisions that some targets or ranges {@code a:b} mean, and no others. */
    public static Selection only(List<String> targets) {
        return new Selection(null, null, targets, false, null);
    }

    /** The revisions that a change adds, perhaps none, and what is checked at the heads. */
    public static Selection added(Collection<Revision> revisions) {
        return new Selection(null, null, revisions.stream().map(Revision::id).toList(), true, null);
    }

    /** One slice of these. */
    public Selection of(@Nullable Shard slice) {
        return new Selection(from, to, only, toHeads, slice);
    }

    /** Whether it means every revision of any history. */
    public boolean isAll() {
        return from == null && to == null && only == null && shard == null;
    }

    /** Whether what concerns the history as a whole is this selection's to check. */
    boolean isLast() {
        return shard == null || shard.isLast();
    }

    /**
     * The revisions that are walked, in the order of the walk.
     *
     * @throws PalindromeException if a target means nothing, or there is no revision to walk; a change may add none
     */
    public List<Revision> revisions(RevisionGraph graph) {
        List<Revision> selected = unsliced(graph);
        if (selected.isEmpty() && !mayBeEmpty() && !isAll()) {
            throw nothing(
                    "No revision lies between " + (from == null ? "the base" : from) + " and "
                            + (to == null ? "the heads" : to) + ".",
                    "Name a revision with --from that is below the one of --to.");
        }
        List<Revision> slice = shard == null ? selected : shard.slice(selected);
        if (slice.isEmpty() && !mayBeEmpty()) {
            throw nothing(
                    "Shard " + shard + " has nothing to walk: there "
                            + (selected.size() == 1 ? "is 1 revision." : "are " + selected.size() + " revisions."),
                    "Make at most " + selected.size() + (selected.size() == 1 ? " shard." : " shards."));
        }
        return slice;
    }

    /** A change that adds no revision is nothing wrong. */
    private boolean mayBeEmpty() {
        return only != null && toHeads;
    }

    /** The revisions that all shards together walk, in the order of the walk. */
    List<Revision> unsliced(RevisionGraph graph) {
        Set<String> wanted = only == null ? range(graph, from, to) : named(graph, only);
        return graph.ordered().stream()
                .filter(revision -> wanted.contains(revision.id()))
                .toList();
    }

    private static Set<String> named(RevisionGraph graph, List<String> targets) {
        Set<String> wanted = new LinkedHashSet<>();
        for (String target : targets) {
            int colon = target.indexOf(':');
            if (graph.find(target) != null || colon < 0) {
                wanted.addAll(ids(resolve(graph, target)));
                continue;
            }
            String low = target.substring(0, colon);
            String high = target.substring(colon + 1);
            Set<String> range = range(graph, low.isEmpty() ? null : low, high.isEmpty() ? null : high);
            if (range.isEmpty()) {
                throw nothing("No revision lies in the range " + target + ".", "Write the lower revision first.");
            }
            wanted.addAll(range);
        }
        return wanted;
    }

    private static Set<String> range(RevisionGraph graph, @Nullable String low, @Nullable String high) {
        Set<String> wanted = ids(graph.ordered());
        if (low != null && !(low.equals("base") && graph.find(low) == null)) {
            wanted.retainAll(ids(graph.descendants(ids(resolve(graph, low)))));
        }
        if (high != null) {
            wanted.retainAll(ids(graph.closure(ids(resolve(graph, high)))));
        }
        return wanted;
    }

    private static List<Revision> resolve(RevisionGraph graph, String target) {
        List<Revision> found = graph.resolve(target);
        if (found.isEmpty()) {
            throw nothing(
                    "'" + target + "' means no revision.", "Name a revision, or leave it out to begin at the base.");
        }
        return found;
    }

    private static Set<String> ids(Collection<Revision> revisions) {
        Stream<String> ids = revisions.stream().map(Revision::id);
        return ids.collect(HashSet::new, Set::add, Set::addAll);
    }

    private static PalindromeException nothing(String message, String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, Finding.of(Code.NOTHING_CHECKED, null, message, remedy));
    }
}
