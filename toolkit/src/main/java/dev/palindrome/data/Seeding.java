package dev.palindrome.data;

import java.util.List;

/**
 * What a call of the seeder did.
 *
 * @param tables the tables asked for, in their order; then those that others reference and that had no row, which got some too
 */
public record Seeding(List<SeededTable> tables) {
    public Seeding {
        tables = List.copyOf(tables);
    }
}
