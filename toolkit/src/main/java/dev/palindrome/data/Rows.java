package dev.palindrome.data;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows of a user's own that shall be there when a revision is upgraded.
 *
 * <pre>{@code
 * Rows rows = Rows.of("003", "PreferencesTest.rows", connection -> {
 *     try (Statement statement = connection.createStatement()) {
 *         statement.execute("INSERT INTO users (name) VALUES ('Ada')");
 *     }
 * });
 * }</pre>
 */
public interface Rows {
    /** Id of the revision before which they are inserted. */
    String revision();

    /** Where they come from, for messages: a file, a class and method. */
    String origin();

    /**
     * Inserts them. The connection is in a transaction, which is committed after; it is not closed here.
     *
     * @throws SQLException if the database refuses one
     */
    void insert(Connection connection) throws SQLException;

    /** What inserts rows. */
    @FunctionalInterface
    interface Insertion {
        /** As {@link Rows#insert}. */
        void insert(Connection connection) throws SQLException;
    }

    /** Rows that are inserted so. */
    static Rows of(String revision, String origin, Insertion insertion) {
        return new Rows() {
            @Override
            public String revision() {
                return revision;
            }

            @Override
            public String origin() {
                return origin;
            }

            @Override
            public void insert(Connection connection) throws SQLException {
                insertion.insert(connection);
            }
        };
    }
}
