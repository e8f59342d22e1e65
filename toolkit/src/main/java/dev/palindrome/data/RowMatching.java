package dev.palindrome.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which row of one moment is which of another: by its primary key, else by what is most alike. Rows that are equal are left out before.
 *
 * @param pairs the same row at both moments, changed
 * @param missing rows that are there no more
 * @param added rows that were not there
 */
record RowMatching(List<Pair> pairs, List<Row> missing, List<Row> added) {
    /** A row at both moments. */
    record Pair(Row before, Row after) {}

    /**
     * Matches rows of the same columns.
     *
     * @param key positions of the primary key; empty when there is none
     */
    static RowMatching of(List<Row> before, List<Row> after, int[] key) {
        List<Pair> pairs = new ArrayList<>();
        List<Row> missing = new ArrayList<>(before);
        List<Row> added = new ArrayList<>(after);
        byKey(missing, added, key, pairs);
        byLikeness(missing, added, pairs);
        return new RowMatching(pairs, missing, added);
    }

    private static void byKey(List<Row> missing, List<Row> added, int[] key, List<Pair> pairs) {
        if (key.length == 0) {
            return;
        }
        Map<List<@Nullable String>, Row> known = new HashMap<>();
        added.forEach(row -> known.put(key(row, key), row));
        for (Row row : List.copyOf(missing)) {
            Row other = known.remove(key(row, key));
            if (other != null) {
                pairs.add(new Pair(row, other));
                missing.remove(row);
                added.remove(other);
            }
        }
    }

    static List<@Nullable String> key(Row row, int[] key) {
        List<@Nullable String> values = new ArrayList<>();
        for (int position : key) {
            values.add(row.value(position));
        }
        return values;
    }

    /** The most alike first. At least half of the values must be equal, and one that is not null. */
    private static void byLikeness(List<Row> missing, List<Row> added, List<Pair> pairs) {
        int columns = missing.isEmpty() ? 0 : missing.get(0).values().size();
        for (int alike = columns - 1; alike >= Math.max(1, (columns + 1) / 2) && !added.isEmpty(); alike--) {
            for (Row row : List.copyOf(missing)) {
                for (Row other : added) {
                    if (equal(row, other) == alike && sharesValue(row, other)) {
                        pairs.add(new Pair(row, other));
                        missing.remove(row);
                        added.remove(other);
                        break;
                    }
                }
            }
        }
    }

    private static int equal(Row row, Row other) {
        int equal = 0;
        for (int i = 0; i < row.values().size(); i++) {
            if (Objects.equals(row.value(i), other.value(i))) {
                equal++;
            }
        }
        return equal;
    }

    private static boolean sharesValue(Row row, Row other) {
        for (int i = 0; i < row.values().size(); i++) {
            if (row.value(i) != null && Objects.equals(row.value(i), other.value(i))) {
                return true;
            }
        }
        return false;
    }
}
