package dev.palindrome.junit.assertions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * What tests wait for in a database, for Awaitility's {@code until}: each looks with a new connection, since Awaitility asks from a thread of
 * its own.
 *
 * <pre>{@code
 * await().until(MigrationConditions.sessionWaitsFor(scenario.dataSource(), "users"));
 * }</pre>
 */
public final class MigrationConditions {
    private static final String INDEX =
            "SELECT coalesce((SELECT indisvalid AND indisready FROM pg_index WHERE indexrelid = to_regclass(?)), false)";
    private static final String LOCK = """
            SELECT EXISTS (SELECT FROM pg_locks
                           WHERE relation = to_regclass(?) AND granted = ? AND pid <> pg_backend_pid()
                             AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """;

    private MigrationConditions() {}

    /** Whether an index is there and was built to its end. */
    public static Callable<Boolean> indexIsValid(DataSource database, String index) {
        return () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(INDEX)) {
                query.setString(1, index);
                return answer(query);
            }
        };
    }

    /** Whether a session waits for a lock on a table. */
    public static Callable<Boolean> sessionWaitsFor(DataSource database, String table) {
        return lock(database, table, false);
    }

    /** Whether a session has a lock on a table. */
    public static Callable<Boolean> sessionLocks(DataSource database, String table) {
        return lock(database, table, true);
    }

    private static Callable<Boolean> lock(DataSource database, String table, boolean granted) {
        return () -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(LOCK)) {
                query.setString(1, table);
                query.setBoolean(2, granted);
                return answer(query);
            }
        };
    }

    private static boolean answer(PreparedStatement query) throws java.sql.SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
