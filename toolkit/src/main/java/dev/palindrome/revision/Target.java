package dev.palindrome.revision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go, in Alembic's words. An exact id goes before this grammar, so that ids may contain its characters.
 *
 * <table>
 * <caption>Targets</caption>
 * <tr><td>{@code ID}</td><td>that revision; a label means the revision that it is written at; an opaque id may be shortened</td></tr>
 * <tr><td>{@code head}, {@code heads}</td><td>the only head; all heads that no other revision depends on</td></tr>
 * <tr><td>{@code base}</td><td>nothing applied</td></tr>
 * <tr><td>{@code +N}, {@code -N}</td><td>so many revisions above or below the current one</td></tr>
 * <tr><td>{@code ID+N}, {@code ID-N}</td><td>so many revisions above or below that revision; {@code head-1} too</td></tr>
 * <tr><td>{@code LABEL@TARGET}</td><td>any of these along the branch of a label, or of a revision: {@code billing@head},
 * {@code billing@-2}</td></tr>
 * </table>
 *
 * @param text as it was written
 * @param branch the label or id before the {@code @}, or null
 * @param symbol the word or id, or null when it is relative to the current revision
 * @param steps how many revisions above it; negative below; null when it is not relative
 */
public record Target(
        String text,
        @Nullable String branch,
        @Nullable String symbol,
        @Nullable Integer steps) {
    private static final Pattern RELATIVE = Pattern.compile("(?:(.+?)@)?(.+?)?([+-][0-9]{1,9})");

    /** Takes a target apart. Says nothing of whether its revisions exist. */
    public static Target parse(RevisionGraph graph, String text) {
        if (graph.names().isId(text)
                || (IdRule.hasGrammar(text) && graph.names().beginsId(text))) {
            return new Target(text, null, text, null);
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return new Target(text, relative.group(1), relative.group(2), Integer.valueOf(relative.group(3)));
        }
        int at = text.indexOf('@');
        return at < 0
                ? new Target(text, null, text, null)
                : new Target(text, text.substring(0, at), text.substring(at + 1), null);
    }

    /**
     * Takes a target apart and refuses what can be refused before it is known what is applied: unknown and ambiguous revisions, and a
     * target of the other direction.
     *
     * @throws dev.palindrome.finding.PalindromeException if it means nothing in this history, or not in this direction
     */
    public static Target parse(RevisionGraph graph, Direction direction, String text) {
        Target target = parse(graph, text);
        target.check(graph, direction);
        return target;
    }

    /** Whether it is counted from what is applied: {@code +1}, {@code label@-2}. */
    public boolean isRelativeToCurrent() {
        return steps != null && symbol == null;
    }

    private void check(RevisionGraph graph, Direction direction) {
        boolean up = direction == Direction.UPGRADE;
        if (isRelativeToCurrent()) {
            int count = java.util.Objects.requireNonNull(steps);
            if (count == 0 || count > 0 != up) {
                throw Refusals.wrongWay(text, direction);
            }
            if (branch != null) {
                graph.names().branch(branch);
            }
            return;
        }
        boolean exact = graph.names().isId(text);
        if (!exact && up && text.equals("base")) {
            throw Refusals.of(
                    dev.palindrome.finding.Code.TARGET_INVALID,
                    "An upgrade cannot go to 'base'.",
                    "To go to the base, downgrade.");
        }
        if (!exact && !up && (text.equals("head") || text.equals("heads"))) {
            throw Refusals.of(
                    dev.palindrome.finding.Code.TARGET_INVALID,
                    "A downgrade cannot go to '" + text + "'.",
                    "To go to the heads, upgrade.");
        }
        if (up) {
            UpgradePlanner.targets(graph, Applied.none(graph), this);
        } else {
            DowngradePlanner.target(graph, Applied.none(graph), this);
        }
    }
}
