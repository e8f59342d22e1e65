package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/**
 * Something that a table held before and does not hold after up and down, or the other way round.
 *
 * @param type what became of it
 * @param blame whose doing it is
 * @param table the table, as messages have it
 * @param column the column; null when it is about whole rows
 * @param rows in how many rows
 * @param of of how many that the table had
 * @param how what the change is like, for example {@code timestamp truncated}; empty when there is nothing to add
 * @param example one value or row of it
 */
public record Loss(
        Type type, Blame blame, String table, @Nullable String column, long rows, long of, String how, String example) {
    /** What became of rows or values. */
    public enum Type {
        /** Rows are gone. */
        ROWS,
        /** Values are gone: null, or all the same. */
        VALUES,
        /** Values are others. */
        CHANGED,
        /** Values that a trigger of the table set to the time of the run, as with every row that is written. */
        TOUCHED,
        /** Rows that were not there before. */
        LEFT_BEHIND
    }

    /** Whose doing it is. */
    public enum Blame {
        /** The upgrade threw it away, so that no downgrade could have brought it back. */
        UPGRADE,
        /** The downgrade could have kept or brought it back. */
        DOWNGRADE
    }

    /** The table or column. */
    public String subject() {
        return column == null ? table : table + "." + column;
    }

    /** In a clause: {@code users.nick (3 of 3 rows)}, {@code users.born changed in 1 row (timestamp truncated)}. */
    public String words() {
        String why = how.isEmpty() ? "" : ": " + how;
        return switch (type) {
            case ROWS -> (rows == of ? count(rows, "all ") : rows + " of " + count(of, "")) + " of " + table;
            case VALUES -> subject() + " (" + rows + " of " + count(of, "") + why + ")";
            case CHANGED, TOUCHED ->
                subject() + " changed in " + count(rows, "") + (how.isEmpty() ? "" : " (" + how + ")");
            case LEFT_BEHIND -> count(rows, "") + " in " + table;
        };
    }

    private static String count(long rows, String all) {
        return rows == 1 ? (all.isEmpty() ? "1 row" : "the only row") : all + rows + " rows";
    }

    /** Whether what its author declared covers it: the table, or the column of it. */
    public boolean isCoveredBy(String declaration) {
        String declared = plain(declaration);
        String name = plain(table);
        String inPublic = name.startsWith("public.") ? name.substring("public.".length()) : name;
        String without = declared.startsWith("public.") ? declared.substring("public.".length()) : declared;
        return without.equals(inPublic) || (column != null && without.equals(inPublic + "." + plain(column)));
    }

    static String plain(String name) {
        return name.replace("\"", "").toLowerCase(java.util.Locale.ROOT);
    }
}
