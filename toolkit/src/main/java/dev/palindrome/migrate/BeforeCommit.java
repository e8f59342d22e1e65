package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What has to be done together with a revision. */
@FunctionalInterface
public interface BeforeCommit {
    /** Nothing. */
    BeforeCommit NOTHING = (connection, soFar) -> {};

    /**
     * Done in the transaction of the body, right before its commit.
     *
     * @param soFar how long the body took until here
     */
    void run(Connection connection, Duration soFar) throws SQLException;
}
