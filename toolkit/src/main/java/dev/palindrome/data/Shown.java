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

    /** Which row it is, behind what is said of it: {@code where id = '1'}, or its first values. */
    static String where(DataTable table, Row row) {
        if (table.key().isEmpty()) {
            return "in the row " + row(table, row);
        }
        List<String> parts = new ArrayList<>();
        for (String column : table.key()) {
            parts.add(column + " = " + value(row.value(table.position(column))));
        }
        return "where " + String.join(" and ", parts);
    }

    /** The first values of a row that there are, those of its key before others: {@code (id '1', name 'Ada', …)}. */
    static String row(DataTable table, Row row) {
        List<String> parts = new ArrayList<>();
        table.key().forEach(column -> part(parts, column, row.value(table.position(column))));
        for (int i = 0; i < table.columns().size(); i++) {
            String column = table.columns().get(i).name();
            if (!table.key().contains(column)) {
                part(parts, column, row.value(i));
            }
        }
        boolean more = parts.size() > MOST_VALUES;
        return "(" + String.join(", ", parts.subList(0, more ? MOST_VALUES : parts.size())) + (more ? ", …)" : ")");
    }

    private static void part(List<String> parts, String column, @Nullable String value) {
        if (value != null) {
            parts.add(column + " " + value(value));
        }
    }

    static String count(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
