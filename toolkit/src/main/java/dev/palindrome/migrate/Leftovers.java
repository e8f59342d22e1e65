package dev.palindrome.migrate;

import java.util.List;

/**
 * What a failed body did for good.
 *
 * @param any whether anything is, or may be, left behind
 * @param sentence says so
 */
record Leftovers(boolean any, String sentence) {
    static final Leftovers NONE = new Leftovers(false, "Nothing is left behind: its transaction was rolled back.");
    static final Leftovers NOTHING_RAN =
            new Leftovers(false, "Nothing is left behind: no statement before it had taken effect.");
    static final Leftovers UNKNOWN =
            new Leftovers(true, "It ran outside a transaction: what it did before is left behind.");

    static final Leftovers OF_COMMAND = new Leftovers(true, "What it did before it failed may be left behind.");

    static final Leftovers LOST =
            new Leftovers(true, "The connection was lost, so it is not known whether the statement took effect.");

    static final Leftovers WITHIN =
            new Leftovers(false, "The transaction in which it ran was begun before it, and has to be rolled back.");

    /** Of a script some of whose statements had been committed. */
    static Leftovers of(boolean transaction, List<Integer> committedLines, List<String> invalidIndexes) {
        StringBuilder text = new StringBuilder();
        if (committedLines.isEmpty()) {
            if (invalidIndexes.isEmpty()) {
                return transaction ? NONE : NOTHING_RAN;
            }
        } else {
            int first = committedLines.get(0);
            int last = committedLines.get(committedLines.size() - 1);
            text.append(
                    committedLines.size() == 1
                            ? "1 statement before it (line " + first + ") had been committed and is left behind."
                            : committedLines.size() + " statements before it (lines " + first + " to " + last
                                    + ") had been committed and are left behind.");
        }
        if (!invalidIndexes.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(invalidIndexes.size() == 1 ? "An invalid index is" : "Invalid indexes are")
                    .append(" left behind: ")
                    .append(String.join(", ", invalidIndexes))
                    .append('.');
        }
        return new Leftovers(true, text.toString());
    }
}
