package dev.palindrome.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values and rows as messages show them, shortened. */
final class Shown {
    private static final int LONGEST = 40;
    private static final int MOST_VALUES = 4;

    private Shown() {}

    /** A value in quotes, or {@code null}. */
    static String value(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        String line = value.replace("\r", "\\r").replace("\n", "\\n");
        String shortened = line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
        return "'" + shortened + "'";
    }

    /** Which row it is: {@code where id = '1'}, or its first values. */
    static String row(DataTable table, Row row) {
        List<String> parts = new ArrayList<>();
        if (!table.key().isEmpty()) {
            for (String column : table.key()) {
                parts.add(column + " = " + value(row.value(table.position(column))));
            }
            return "where " + String.join(" and ", parts);
        }
        return "in the row " + values(row);
    }

    /** The values of a row, the first ones. */
    static String values(Row row) {
        List<String> parts = new ArrayList<>();
        row.values().stream().limit(MOST_VALUES).forEach(value -> parts.add(value(value)));
        return "(" + String.join(", ", parts) + (row.values().size() > MOST_VALUES ? ", …" : "") + ")";
    }

    static String count(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
