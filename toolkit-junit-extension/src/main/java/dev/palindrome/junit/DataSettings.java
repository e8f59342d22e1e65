package dev.palindrome.junit;

import dev.palindrome.proof.DataOptions;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are made up, as one source says it.
 *
 * @param seed the number from which they follow, or null
 * @param rows how many for each table, or null
 */
record DataSettings(@Nullable Long seed, @Nullable Integer rows) {
    static final DataSettings NONE = new DataSettings(null, null);

    DataSettings orElse(DataSettings other) {
        return new DataSettings(seed == null ? other.seed : seed, rows == null ? other.rows : rows);
    }

    DataOptions options() {
        DataOptions options = DataOptions.DEFAULT;
        options = seed == null ? options : options.withSeed(seed);
        return rows == null ? options : options.withRows(rows);
    }
}
