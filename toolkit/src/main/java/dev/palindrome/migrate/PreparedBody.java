package dev.palindrome.migrate;

import dev.palindrome.revision.Direction;
import java.sql.Connection;
import java.sql.SQLException;

/** One direction of a revision, ready to run. */
interface PreparedBody {
    String revisionId();

    Direction direction();

    /** Its file or class. */
    String name();

    /** Whether all of it takes effect at once or not at all. */
    boolean inOneTransaction();

    /** Whether it may let go of advisory locks that the session holds. */
    boolean mayUnlock();

    /** Whether it may leave temporary tables, cursors, prepared statements or the like. */
    boolean leavesMore();

    /**
     * Runs it.
     *
     * @param session what the session was like before
     *
     * @throws StatementFailedException if it fails
     * @throws SQLException if {@code beforeCommit} fails
     */
    void run(Connection connection, SessionState session, BeforeCommit beforeCommit) throws SQLException;
}
