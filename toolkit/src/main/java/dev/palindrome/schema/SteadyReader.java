package dev.palindrome.schema;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a database in which others work, and which may be a production database: in a transaction that is read-only, never
 * in anybody's way, and again when somebody changed the schema meanwhile.
 *
 * <p>A transaction's snapshot holds for the rows of the catalogs, but not for PostgreSQL's functions that write definitions: they follow
 * what others commit (the PostgreSQL manual, section 9.27). So a reading can mix two states, or fail at an object that is gone. A digest of
 * the catalogs, taken in the snapshot of the reading and once more after it, tells whether it did.
 *
 * <p>Safe for use by several threads with a connection each.
 */
public final class SteadyReader {
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(40);

    /**
     * Shorter than PostgreSQL's {@code deadlock_timeout}: a script of somebody else's that waits for a lock of ours is never the one that is
     * given up.
     */
    private static final String LOCK_TIMEOUT = "500ms";

    private final SnapshotReader reader;

    /**
     * A reader.
     *
     * @param leftOut as {@link SnapshotReader#SnapshotReader(Set)} takes it
     * @param extras what to read beside the schema
     */
    public SteadyReader(Set<String> leftOut, Set<Extra> extras) {
        this.reader = new SnapshotReader(leftOut, extras);
    }

    /**
     * The schema as it was at one moment.
     *
     * @param connection in auto-commit mode, to be used by nobody else meanwhile; given back as it was, unless this fails
     * @throws PalindromeException (unavailable) if something could not be seen, or if the schema did not stand still for long enough
     */
    public Snapshot read(Connection connection) {
        try {
            SnapshotReader.requireKnown(connection.getMetaData().getDatabaseMajorVersion());
            boolean readOnly = connection.isReadOnly();
            int isolation = connection.getTransactionIsolation();
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Snapshot snapshot = readInTransactions(connection);
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(readOnly);
            return snapshot;
        } catch (SQLException e) {
            throw SnapshotReader.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unsteady(e);
        }
    }

    private Snapshot readInTransactions(Connection connection) throws SQLException, InterruptedException {
        RuntimeException failure = null;
        boolean changed = false;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Thread.sleep(PAUSE.toMillis() * attempt);
            String before = null;
            Snapshot snapshot = null;
            failure = null;
            try {
                execute(connection, "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
                before = digest(connection);
                snapshot = reader.read(connection);
            } catch (PalindromeException | IllegalStateException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                failure = e;
            }
            connection.rollback();
            changed = !Objects.equals(before, digest(connection));
            connection.rollback();
            if (snapshot != null && !changed) {
                return snapshot;
            }
        }
        if (failure != null && isLocked(failure)) {
            throw changing(
                    "Somebody else is changing the schema: a lock that a reader has to wait for was held for longer than "
                            + LOCK_TIMEOUT + ", each of " + ATTEMPTS + " times.",
                    failure);
        }
        if (failure != null && !changed) {
            throw failure;
        }
        throw unsteady(failure);
    }

    /** Whether a failure can come from a schema that is being changed: an object that is gone, or two of one name. */
    private static boolean mayPass(RuntimeException failure) {
        if (failure instanceof IllegalStateException) {
            return true;
        }
        String state = state(failure);
        return isLocked(failure)
                || state.startsWith("XX")
                || state.startsWith("3F")
                || state.startsWith("42") && !state.equals(SnapshotReader.INSUFFICIENT_PRIVILEGE);
    }

    /** Whether somebody held a lock for longer than we wait, or a deadlock was ended at our expense. */
    private static boolean isLocked(RuntimeException failure) {
        String state = state(failure);
        return state.equals("55P03") || state.startsWith("40");
    }

    private static String state(RuntimeException failure) {
        String state = failure.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static String digest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CatalogFiles.text("session/digest"))) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static PalindromeException unsteady(@Nullable Exception cause) {
        return changing(
                "The schema was changed by somebody else while it was read, each of " + ATTEMPTS
                        + " times; what was read may mix what was and what is, and was thrown away.",
                cause);
    }

    private static PalindromeException changing(String message, @Nullable Exception cause) {
        return new PalindromeException(
                PalindromeException.Category.UNAVAILABLE,
                List.of(Finding.of(
                        Code.DATABASE_CHANGING, null, message, "Run it again when nobody changes the schema.")),
                cause);
    }
}
