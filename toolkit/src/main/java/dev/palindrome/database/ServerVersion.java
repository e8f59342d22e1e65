package dev.palindrome.database;

import dev.palindrome.finding.Code;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A server's version.
 *
 * @param text as the server says it, without what a packager adds: {@code 17.11}
 * @param number {@code server_version_num}: 170011
 */
record ServerVersion(String text, int number) {
    static ServerVersion read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT split_part(current_setting('server_version'), ' ', 1),"
                        + " current_setting('server_version_num')::int")) {
            row.next();
            return new ServerVersion(row.getString(1), row.getInt(2));
        }
    }

    /** As the server said when the connection was made; asks nothing. The minor version is left out of the number. */
    static ServerVersion of(DatabaseMetaData connected) throws SQLException {
        String text = connected.getDatabaseProductVersion();
        return new ServerVersion(text.split(" ", 2)[0], connected.getDatabaseMajorVersion() * 10_000);
    }

    int major() {
        return number / 10_000;
    }

    /** What the user should know about it. Fails if it is too old. */
    List<String> check(ConnectionSettings settings) {
        if (major() < ServerSpec.OLDEST) {
            throw ConnectionErrors.unavailable(
                    Code.DATABASE_VERSION_UNSUPPORTED,
                    "The server of " + settings.display() + " is PostgreSQL " + text + "; Palindrome works with "
                            + ServerSpec.OLDEST + " to " + ServerSpec.NEWEST + ".",
                    "Use a newer server. `palindrome verify` starts one itself when it is given no URL.",
                    null);
        }
        return major() <= ServerSpec.NEWEST
                ? List.of()
                : List.of("The server of " + settings.display() + " is PostgreSQL " + text
                        + ", newer than this release of Palindrome knows (" + ServerSpec.NEWEST
                        + "): what its catalogs have in addition is not compared.");
    }
}
