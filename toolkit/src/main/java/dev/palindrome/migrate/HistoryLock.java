package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The advisory lock that Flyway takes too, held by the session of the connection that does the work until that ends.
 *
 * <p>It is asked for again and again instead of waited for: a session that waits for a lock is in a transaction, and a
 * {@code CREATE INDEX CONCURRENTLY} of the holder would wait for that one to end.
 *
 * <p>Session-level locks count: it is taken again after a script that may have let go of it, and given back as often as it was taken.
 *
 * <p>On the connection that works, and not on another: when the program is killed in the middle of a statement, the server goes on with
 * that statement until it ends, and nobody else may begin before.
 */
final class HistoryLock {
    /** The letters of Flyway in ASCII. */
    private static final long FLYWAY = 0x466C79776179L;

    private static final Duration FIRST_MESSAGE = Duration.ofSeconds(1);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private static final String HOLDER = """
            SELECT format('%s, %s%s', a.pid,
                coalesce(nullif(a.application_name, ''), 'an unnamed application'),
                coalesce(' at ' || host(a.client_addr), ''))
            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
              AND (l.classid::bigint << 32) | l.objid::bigint = ?
            """;

    private final long key;
    private final String table;
    private int taken;

    HistoryLock(HistoryTable table) {
        this.key = key(table);
        this.table = table.display();
    }

    /** The number of the lock. */
    static long key(HistoryTable table) {
        return FLYWAY + table.quoted().hashCode();
    }

    /**
     * Takes the lock, waiting for another that holds it.
     *
     * @throws PalindromeException if the other is not done after this time
     */
    void acquire(Connection connection, Duration patience, Progress progress) throws SQLException {
        long start = System.nanoTime();
        long pause = SHORTEST_PAUSE_MILLIS;
        boolean said = false;
        while (!tryAcquire(connection)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) >= 0) {
                throw locked(holder(connection), patience);
            }
            if (!said && waited.compareTo(FIRST_MESSAGE) >= 0) {
                progress.waitingForLock(holder(connection));
                said = true;
            }
            pause(Math.min(pause, Math.max(1, patience.minus(waited).toMillis())));
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        }
    }

    /** Takes it again after a script that may have let go of it. */
    void confirm(Connection connection) throws SQLException {
        if (!tryAcquire(connection)) {
            throw locked(holder(connection), Duration.ZERO);
        }
    }

    /** Gives it back; for a connection that is not closed for good, but goes back to a pool. Takes back what was not committed. */
    void release(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                for (; taken > 0; taken--) {
                    statement.execute("SELECT pg_catalog.pg_advisory_unlock(" + key + ")");
                }
            }
        }
    }

    private boolean tryAcquire(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")) {
            row.next();
            taken += row.getBoolean(1) ? 1 : 0;
            return row.getBoolean(1);
        }
    }

    private String holder(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : "unknown, it has just ended";
            }
        }
    }

    private PalindromeException locked(String holder, Duration waited) {
        return new PalindromeException(
                PalindromeException.Category.FAILED,
                Finding.of(
                        Code.HISTORY_LOCKED,
                        null,
                        "Somebody else is changing the history in " + table + " and was not done after "
                                + waited.toSeconds() + " s: process " + holder + ".",
                        "Wait until it is done and try again; if it is stuck, end it with SELECT pg_terminate_backend(pid)."));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PalindromeException(
                    PalindromeException.Category.FAILED,
                    Finding.of(Code.HISTORY_LOCKED, null, "It was interrupted while it waited for the lock.", null));
        }
    }
}
