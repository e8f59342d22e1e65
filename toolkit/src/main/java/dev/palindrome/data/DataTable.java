package dev.palindrome.data;

import java.util.List;

/**
 * A table whose rows are compared; partitions count as their root.
 *
 * @param name its name, qualified by its schema and quoted where PostgreSQL would quote it
 * @param partitioned whether its rows stand in partitions
 * @param columns its columns, sorted by name, so that their order does not matter
 * @param key the columns of its primary key; empty when it has none
 * @param counters sequences from which columns take their values
 * @param triggered whether a trigger may change a row that is updated
 */
public record DataTable(
        String name,
        boolean partitioned,
        List<DataColumn> columns,
        List<String> key,
        List<Counter> counters,
        boolean triggered) {
    /**
     * A sequence from which a column of whole numbers takes its values.
     *
     * @param sequence its qualified name, quoted where needed
     * @param column the column
     */
    public record Counter(String sequence, String column) {}

    public DataTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        counters = List.copyOf(counters);
    }

    /** Its name as messages have it: without the schema {@code public}. */
    public String shown() {
        return shown(name);
    }

    /** A qualified name as messages have it. */
    static String shown(String qualified) {
        return qualified.startsWith("public.") ? qualified.substring("public.".length()) : qualified;
    }

    /** The position of a column, or -1. */
    int position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** What its rows are read from. A table that others inherit from is read without them. */
    String source() {
        return partitioned ? name : "ONLY " + name;
    }
}
