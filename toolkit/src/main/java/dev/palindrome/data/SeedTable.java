package dev.palindrome.data;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table to be filled.
 *
 * @param asked its name as the caller wrote it
 * @param name its name, qualified and quoted
 * @param kind {@code pg_class.relkind}
 * @param bound what its rows must satisfy as a partition, or null
 * @param leaves of a partitioned table: what rows of each of its partitions must satisfy, null where that is nothing
 * @param columns without generated ones
 */
record SeedTable(
        long id,
        String asked,
        String name,
        char kind,
        @Nullable String bound,
        List<String> leaves,
        List<SeedColumn> columns,
        List<Check> checks,
        List<Key> keys,
        List<ForeignKey> foreignKeys) {
    /** A condition that every row satisfies; its columns by number. */
    record Check(String name, String expression, Set<Integer> columns) {}

    /** A unique index or an exclusion constraint, with the columns that it looks at. */
    record Key(String name, Set<Integer> columns) {}

    /** A foreign key; the parent's columns in the order of its own. */
    record ForeignKey(
            String name, List<Integer> columns, String parent, List<String> parentColumns, boolean deferrable) {}

    /** The column with this number; null for one that gets no value, such as a generated one. */
    @Nullable
    SeedColumn column(int number) {
        for (SeedColumn column : columns) {
            if (column.number() == number) {
                return column;
            }
        }
        return null;
    }

    /** Whether every column of a foreign key may be null, so that a row need not refer to anything. */
    boolean isOptional(ForeignKey key) {
        return key.columns().stream().anyMatch(number -> {
            SeedColumn column = column(number);
            return column != null && !column.required();
        });
    }
}
