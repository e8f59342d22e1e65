package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a proof gives up. */
final class Deadline {
    private final @Nullable Duration limit;
    private final long startNanos = System.nanoTime();

    Deadline(@Nullable Duration limit) {
        this.limit = limit;
    }

    /** Milliseconds until it passes, at least 1; 0 when there is no limit, as {@code setNetworkTimeout} wants it. */
    int remainingMillis() {
        if (limit == null) {
            return 0;
        }
        long remaining = limit.minusNanos(System.nanoTime() - startNanos).toMillis();
        return (int) Math.max(1, Math.min(remaining, Integer.MAX_VALUE));
    }

    boolean hasPassed() {
        return limit != null && System.nanoTime() - startNanos >= limit.toNanos();
    }

    /**
     * Refuses to begin anything after the deadline.
     *
     * @param doing what would begin or was going on, for the message
     * @throws PalindromeException if it has passed
     */
    void check(String doing) {
        if (hasPassed()) {
            throw expired(doing);
        }
    }

    PalindromeException expired(String doing) {
        return new PalindromeException(
                PalindromeException.Category.FAILED,
                Finding.of(
                        Code.TIMEOUT,
                        null,
                        "The proof did not end within " + inWords(limit == null ? Duration.ZERO : limit)
                                + "; it stopped at " + doing + ".",
                        "Raise --timeout, or look at that script: it may wait for a lock or loop."));
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
