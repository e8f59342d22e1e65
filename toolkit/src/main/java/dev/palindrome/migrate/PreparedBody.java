package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;

/** One direction of a revision, ready to run. */
interface PreparedBody {
    String revisionId();

    /** Whether all of it takes effect at once or not at all. */
    boolean inOneTransaction();

    /** Whether it may leave temporary tables, cursors, prepared statements or the like. */
    boolean leavesMore();

    /**
     * Runs it.
     *
     * @throws StatementFailedException if it fails
     * @throws SQLException if {@code beforeCommit} fails
     */
    void run(Connection connection, BeforeCommit beforeCommit) throws SQLException;
}
