package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What has to take effect together with a revision. */
@FunctionalInterface
interface BeforeCommit {
    BeforeCommit NOTHING = (connection, soFar) -> {};

    /**
     * Done in the transaction of the body, right before its commit.
     *
     * @param soFar how long the body took until here
     */
    void run(Connection connection, Duration soFar) throws SQLException;
}
