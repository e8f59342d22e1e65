package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done before the first revision of an upgrade changes anything; not called when there is nothing to do. */
@FunctionalInterface
public interface Backup {
    /** No backup. */
    Backup NONE = connection -> {};

    /**
     * Takes it.
     *
     * @param connection to the database, with the lock of the history table, so that nobody upgrades meanwhile
     * @throws dev.palindrome.finding.PalindromeException if it fails: then no revision runs
     */
    void take(Connection connection) throws SQLException;
}
