package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an upgrade or a downgrade is to end: {@code head} (the only one), {@code heads}, {@code base}, an id, {@code +N} or {@code -N}.
 * An exact id goes before this grammar; a number means the revision of that version, whatever zeros it is written with, and never a
 * beginning of one; an opaque id may be shortened as long as one revision begins so.
 *
 * @param kind what was asked for
 * @param revision the id, for {@link Kind#REVISION}, as the history has it
 * @param steps how many, for {@link Kind#RELATIVE}; negative downwards
 * @param text as it was written
 */
public record Target(Kind kind, @Nullable String revision, int steps, String text) {
    private static final Pattern RELATIVE = Pattern.compile("([+-])([0-9]{1,9})");
    private static final int MOST_NAMED = 12;

    /** What a target may be. */
    public enum Kind {
        HEADS,
        BASE,
        REVISION,
        RELATIVE
    }

    /**
     * Reads a target.
     *
     * @throws PalindromeException if it means nothing in this history, or not in this direction
     */
    public static Target parse(RevisionGraph graph, Direction direction, String text) {
        Revision exact = find(graph, text);
        if (exact != null) {
            return new Target(Kind.REVISION, exact.id(), 0, text);
        }
        boolean upgrade = direction == Direction.UPGRADE;
        if (upgrade && (text.equals("heads") || text.equals("head"))) {
            if (text.equals("head") && graph.heads().size() > 1) {
                throw invalid(
                        "The history has several heads, so 'head' could mean any of them: "
                                + String.join(", ", ids(graph.heads())) + ".",
                        "Name one of them, or write heads.");
            }
            return new Target(Kind.HEADS, null, 0, text);
        }
        if (!upgrade && text.equals("base")) {
            return new Target(Kind.BASE, null, 0, text);
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            int steps = Integer.parseInt(relative.group(2));
            if (steps == 0 || upgrade != relative.group(1).equals("+")) {
                throw invalid(
                        "The target of " + (upgrade ? "an upgrade" : "a downgrade") + " cannot be '" + text + "'.",
                        upgrade ? "Write +1 or more." : "Write -1 or less.");
            }
            return new Target(Kind.RELATIVE, null, upgrade ? steps : -steps, text);
        }
        if (text.equals("head") || text.equals("heads") || text.equals("base")) {
            throw invalid(
                    upgrade ? "An upgrade cannot go to 'base'." : "A downgrade cannot go to '" + text + "'.",
                    upgrade ? "To go to the base, downgrade." : "To go to the heads, upgrade.");
        }
        throw invalid(
                "There is no revision '" + text + "' in this history. " + existing(graph),
                upgrade
                        ? "Write head, heads, the id of a revision, or +N for the next N."
                        : "Write base, the id of a revision, or -N for the last N.");
    }

    static PalindromeException invalid(String message, String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, Finding.of(Code.TARGET_INVALID, null, message, remedy));
    }

    private static @Nullable Revision find(RevisionGraph graph, String text) {
        Revision exact = graph.find(text);
        if (exact != null || text.isEmpty()) {
            return exact;
        }
        if (VersionKey.isNumeric(text)) {
            Object key = VersionKey.of(text);
            return graph.ordered().stream()
                    .filter(revision -> VersionKey.of(revision.id()).equals(key))
                    .findFirst()
                    .orElse(null);
        }
        List<Revision> beginning = graph.ordered().stream()
                .filter(revision -> !VersionKey.isNumeric(revision.id()))
                .filter(revision -> revision.id().startsWith(text))
                .toList();
        if (beginning.size() > 1) {
            throw invalid(
                    "Several revisions begin with '" + text + "': " + named(ids(beginning)) + ".",
                    "Write more of the id.");
        }
        return beginning.isEmpty() ? null : beginning.get(0);
    }

    private static String existing(RevisionGraph graph) {
        List<String> ids = ids(graph.ordered());
        return ids.isEmpty() ? "It has no revisions." : "It has " + named(ids) + ".";
    }

    private static String named(List<String> ids) {
        return ids.size() <= MOST_NAMED
                ? String.join(", ", ids)
                : ids.size() + " revisions, from " + ids.get(0) + " to " + ids.get(ids.size() - 1);
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
