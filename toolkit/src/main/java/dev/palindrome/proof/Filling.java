package dev.palindrome.proof;

import dev.palindrome.data.SeededTable;
import dev.palindrome.data.Seeder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes up rows, and remembers which tables could be filled. */
final class Filling {
    private final long seed;
    private final int rows;
    private final Seeder some;
    private final Seeder one;
    private final SortedSet<String> filled = new TreeSet<>();
    private final SortedMap<String, String> refused = new TreeMap<>();

    Filling(DataOptions options) {
        this.seed = options.seed();
        this.rows = options.rows();
        this.some = new Seeder(options.seed(), options.rows());
        this.one = new Seeder(options.seed(), 1);
    }

    /** Adds rows to tables: as many as were asked for, or a single one to each. */
    void fill(Connection connection, Collection<String> tables, boolean single) throws SQLException {
        for (SeededTable table : (single ? one : some).seed(connection, tables).tables()) {
            if (table.rows() > 0) {
                filled.add(table.table());
                refused.remove(table.table());
            } else if (!filled.contains(table.table()) && table.reason() != null) {
                refused.put(table.table(), table.reason());
            }
        }
    }

    /** How many rows a table is asked to get at once. */
    int rows() {
        return rows;
    }

    DataResult result() {
        return new DataResult(seed, filled.size() + refused.size(), filled.size(), refused);
    }
}
