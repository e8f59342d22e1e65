package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The moment at which a proof gives up. */
final class Deadline {
    private final @Nullable Duration limit;
    private final long startNanos = System.nanoTime();

    Deadline(@Nullable Duration limit) {
        this.limit = limit;
    }

    /**
     * Ends a connection's work when it passes; the answer, when it is run, stops watching.
     *
     * <p>A socket's time-out would not do: it begins anew with each statement.
     */
    Runnable watch(Connection connection) {
        if (limit == null) {
            return () -> {};
        }
        long remaining = limit.minusNanos(System.nanoTime() - startNanos).toMillis();
        CompletableFuture<Void> aborting = CompletableFuture.runAsync(
                () -> abort(connection),
                CompletableFuture.delayedExecutor(Math.max(0, remaining) + 1, TimeUnit.MILLISECONDS));
        return () -> aborting.cancel(false);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException problem) {
            throw new IllegalStateException("the connection could not be aborted at the deadline", problem);
        }
    }

    /** What is left of the time; empty without a limit. */
    Optional<Duration> remaining() {
        return Optional.ofNullable(limit).map(whole -> whole.minusNanos(System.nanoTime() - startNanos));
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
