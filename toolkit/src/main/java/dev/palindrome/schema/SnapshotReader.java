package dev.palindrome.schema;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Reads snapshots, each in one round trip. Works inside a transaction and outside of one, and leaves the session's settings as they
 * were. Safe for use by several threads with a connection each.
 *
 * <pre>{@code
 * SnapshotReader reader = new SnapshotReader(Set.of("public.flyway_schema_history"));
 * Snapshot before = reader.read(connection);
 * // ... run a script ...
 * Snapshot after = reader.read(connection, before);
 * }</pre>
 */
public final class SnapshotReader {
    /** Major versions of PostgreSQL whose catalogs are known. */
    private static final int OLDEST = 14;

    private static final int NEWEST = 18;

    static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Set<String> leftOut;
    private final Set<Extra> extras;
    private final Map<CatalogQuery, CatalogStatements> statements = new ConcurrentHashMap<>();

    /**
     * A reader that leaves some tables out, with all that hangs on them.
     *
     * @param leftOut names of tables as PostgreSQL writes them, qualified, and quoted where needed: {@code public.flyway_schema_history}
     */
    public SnapshotReader(Set<String> leftOut) {
        this(leftOut, Set.of());
    }

    /**
     * A reader that also reads what is no part of a schema.
     *
     * @param leftOut as above
     * @param extras what to read beside the schema
     */
    public SnapshotReader(Set<String> leftOut, Set<Extra> extras) {
        this.leftOut = Set.copyOf(leftOut);
        this.extras = Set.copyOf(extras);
    }

    /**
     * The schema as this connection sees it now, changes of its own transaction included.
     *
     * @throws PalindromeException if the server's version is not known or something could not be seen
     */
    public Snapshot read(Connection connection) {
        return read(connection, null);
    }

    /**
     * As {@link #read(Connection)}, taking objects that are as they were from a former snapshot, so that thousands of snapshots fit in
     * memory.
     *
     * @param former a snapshot of the same or a similar schema, or null
     */
    public Snapshot read(Connection connection, @Nullable Snapshot former) {
        try {
            CatalogStatements reading = statements.computeIfAbsent(query(connection), CatalogQuery::statements);
            try (PreparedStatement statement = connection.prepareStatement(reading.sql())) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(1);
                statement.execute();
                for (int i = 0; i < CatalogStatements.READING; i++) {
                    statement.getMoreResults();
                }
                try (ResultSet rows = statement.getResultSet()) {
                    return Snapshot.of(CatalogRows.read(rows, reading, leftOut).all(former));
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    Set<Extra> extras() {
        return extras;
    }

    Set<String> leftOut() {
        return leftOut;
    }

    /** The query for what the connection is; known without asking the server. */
    CatalogQuery query(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        requireKnown(version);
        String superuser = connection.unwrap(PGConnection.class).getParameterStatus("is_superuser");
        return new CatalogQuery(version, "on".equals(superuser), extras);
    }

    /** Fails for a major version whose catalogs are not known. */
    static void requireKnown(int version) {
        if (version < OLDEST || version > NEWEST) {
            throw new PalindromeException(
                    PalindromeException.Category.UNAVAILABLE,
                    Finding.of(
                            Code.DATABASE_VERSION_UNSUPPORTED,
                            null,
                            "The server runs PostgreSQL " + version + ", whose catalogs are not known.",
                            "Use PostgreSQL " + OLDEST + " to " + NEWEST + "."));
        }
    }

    static PalindromeException failed(SQLException e) {
        boolean privilege = INSUFFICIENT_PRIVILEGE.equals(e.getSQLState());
        return new PalindromeException(
                PalindromeException.Category.UNAVAILABLE,
                List.of(
                        Finding.of(
                                privilege ? Code.DATABASE_PRIVILEGE : Code.INTERNAL,
                                null,
                                "The catalogs could not be read: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                                        + ").",
                                privilege
                                        ? CatalogRows.SEE_ALL
                                        : "See that the connection lives and that nobody else changes the schema while it is read.")),
                e);
    }
}
