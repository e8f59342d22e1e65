package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/**
 * Where a sequence stands.
 *
 * @param next the number that it gives next
 * @param highest the highest number in the column that takes its values; null when there is none, or the sequence counts down
 */
public record Position(long next, @Nullable Long highest) {
    /** Whether what it gives next is a number that the column has passed already. */
    public boolean collides() {
        return highest != null && next <= highest;
    }
}
