package dev.palindrome.proof;

import java.util.List;
import java.util.SortedMap;

/**
 * How the tables that revisions touch were filled before each.
 *
 * @param seed the number from which the made-up rows follow
 * @param tables how many tables there were to fill
 * @param seeded how many of them got rows, at least before one revision
 * @param unseeded the others by name, each with the reason
 */
public record DataResult(long seed, int tables, int seeded, SortedMap<String, String> unseeded) {
    /** Names of the tables that could not be filled. */
    public List<String> empty() {
        return List.copyOf(unseeded.keySet());
    }
}
