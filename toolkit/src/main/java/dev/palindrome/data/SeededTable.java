package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/**
 * What became of one table.
 *
 * @param table its name as it was asked for; of a table that others reference, qualified and quoted as PostgreSQL writes it
 * @param rows how many rows were added
 * @param reason why there are not as many as there should be; null when there are
 */
public record SeededTable(String table, int rows, @Nullable String reason) {}
