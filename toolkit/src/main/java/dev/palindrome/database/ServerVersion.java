package dev.palindrome.database;

import dev.palindrome.finding.Code;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * A server's version.
 *
 * @param text as the server says it, without what a packager adds: {@code 17.11}
 * @param major 17
 */
record ServerVersion(String text, int major) {
    /** That of the server at the other end, which the driver knows without asking. */
    static ServerVersion of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        return new ServerVersion(
                server.getDatabaseProductVersion().replaceFirst(" .*", ""), server.getDatabaseMajorVersion());
    }

    /** Fails if it is too old. */
    void require(ConnectionSettings settings) {
        if (major < ServerSpec.OLDEST) {
            throw ConnectionErrors.unavailable(
                    Code.DATABASE_VERSION_UNSUPPORTED,
                    "The server of " + settings.display() + " is PostgreSQL " + text + "; Palindrome works with "
                            + ServerSpec.OLDEST + " to " + ServerSpec.NEWEST + ".",
                    "Use a newer server. `palindrome verify` starts one itself when it is given no URL.",
                    null);
        }
    }

    /** Fails if it is too old, or newer than the catalogs that snapshots are made of are known. */
    void requireKnown(ConnectionSettings settings) {
        require(settings);
        if (major > ServerSpec.NEWEST) {
            throw ConnectionErrors.unavailable(
                    Code.DATABASE_VERSION_UNSUPPORTED,
                    "The server of " + settings.display() + " is PostgreSQL " + text + "; Palindrome works with "
                            + ServerSpec.OLDEST + " to " + ServerSpec.NEWEST + ".",
                    "Use an older server, or a release of Palindrome that knows this one. `palindrome verify` starts one itself"
                            + " when it is given no URL.",
                    null);
        }
    }
}
