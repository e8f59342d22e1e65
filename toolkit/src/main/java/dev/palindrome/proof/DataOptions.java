package dev.palindrome.proof;

import dev.palindrome.data.Rows;
import java.util.List;

/**
 * Whether and how a proof looks at what becomes of rows. Immutable.
 *
 * @param enabled whether it does
 * @param seed the number from which made-up rows follow; the same number makes the same rows
 * @param rows how many rows are made up for each table before each revision that touches it
 * @param own rows of the user's own
 */
public record DataOptions(boolean enabled, long seed, int rows, List<Rows> own) {
    /** Three rows a table. */
    public static final DataOptions DEFAULT = new DataOptions(true, 1, 3, List.of());

    /** Rows are not looked at. */
    public static final DataOptions OFF = new DataOptions(false, 1, 3, List.of());

    public DataOptions {
        if (rows < 1) {
            throw new IllegalArgumentException("at least one row a table, not " + rows);
        }
        own = List.copyOf(own);
    }

    /** These options with rows that follow from another number. */
    public DataOptions withSeed(long other) {
        return new DataOptions(enabled, other, rows, own);
    }

    /** These options with more or fewer rows a table. */
    public DataOptions withRows(int count) {
        return new DataOptions(enabled, seed, count, own);
    }

    /** These options with rows of the user's own. */
    public DataOptions withOwn(List<Rows> rowsOfUser) {
        return new DataOptions(enabled, seed, rows, rowsOfUser);
    }
}
