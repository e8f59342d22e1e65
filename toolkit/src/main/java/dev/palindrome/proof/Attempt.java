package dev.palindrome.proof;

import dev.palindrome.finding.PalindromeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of a revision in one direction.
 *
 * @param duration how long it took
 * @param failure what stopped it, or null when it ended well
 */
record Attempt(Duration duration, @Nullable PalindromeException failure) {
    boolean failed() {
        return failure != null;
    }
}
