package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import org.jspecify.annotations.Nullable;

/**
 * Two targets with a colon between them: {@code a:b}, {@code a:}, {@code :b}. For a history the lower one stands first; for a script
 * the first is where the database stands.
 *
 * @param from the target before the colon, or null when it is left out: the base
 * @param to the target after the colon, or null when it is left out: all heads
 */
public record RevisionRange(@Nullable String from, @Nullable String to) {
    /** All revisions. */
    public static final RevisionRange ALL = new RevisionRange(null, null);

    /**
     * Reads the range of a history.
     *
     * @throws dev.palindrome.finding.PalindromeException if there is not exactly one colon
     */
    public static RevisionRange parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.indexOf(':');
        if (colon < 0 || trimmed.indexOf(':', colon + 1) >= 0) {
            throw Refusals.of(
                    Code.RANGE_INVALID, "'" + text + "' is not a range of revisions.", "Write FROM:TO, FROM: or :TO.");
        }
        return new RevisionRange(orNull(trimmed.substring(0, colon)), orNull(trimmed.substring(colon + 1)));
    }

    /**
     * Reads the target of an upgrade or a downgrade of a database, which may not be a range.
     *
     * @return the target
     */
    public static String refuse(RevisionGraph graph, String target) {
        if (isRange(graph, target)) {
            throw Refusals.of(
                    Code.RANGE_NOT_ALLOWED,
                    "'" + target + "' is a range, and the database itself says where to begin.",
                    "Write only " + target.substring(target.indexOf(':') + 1) + ", or add --sql to write a script.");
        }
        return target;
    }

    /**
     * Reads the target of a script ({@code --sql}): where the database stands, and where to go. An upgrade may leave out the first, and
     * begins at the base.
     *
     * @throws dev.palindrome.finding.PalindromeException if a downgrade does not say where it begins
     */
    public static RevisionRange script(RevisionGraph graph, Direction direction, String target) {
        if (isRange(graph, target)) {
            return parse(target);
        }
        if (direction == Direction.DOWNGRADE) {
            throw Refusals.of(
                    Code.RANGE_MISSING,
                    "The script of a downgrade has to know where the database stands, and '" + target
                            + "' is no range.",
                    "Write FROM:" + target + ".");
        }
        return new RevisionRange(null, target);
    }

    private static boolean isRange(RevisionGraph graph, String target) {
        return target.indexOf(':') >= 0 && graph.find(target) == null;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
