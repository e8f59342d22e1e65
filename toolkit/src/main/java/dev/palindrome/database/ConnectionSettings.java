package dev.palindrome.database;

import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * How to reach one database. Immutable; the password is in no text that it makes.
 *
 * @param url JDBC URL without credentials
 * @param user the role, or null for the one that pgjdbc chooses: the operating system's user
 * @param password its password; null for none, or for the one in libpq's password file
 */
public record ConnectionSettings(
        String url, @Nullable String user, @Nullable String password) {
    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    /** Takes credentials out of a URL if there are any; those given beside it go first. */
    public ConnectionSettings {
        JdbcUrl parsed = JdbcUrl.parse(url);
        url = parsed.jdbc();
        user = user == null ? parsed.user() : user;
        password = password == null ? parsed.password() : password;
    }

    /** The same server and role, another database. */
    ConnectionSettings withDatabase(String name) {
        return new ConnectionSettings(JdbcUrl.parse(url).withDatabase(name).jdbc(), user, password);
    }

    /** Host, port and database, as messages show them: {@code localhost:5432/app}. */
    public String display() {
        return JdbcUrl.parse(url).display();
    }

    /**
     * A new connection, in auto-commit mode. The caller closes it.
     *
     * @throws PalindromeException (unavailable) that says what is wrong and what to do: not reachable, not authenticated, no such
     *     database, no privilege
     */
    public Connection connect() {
        try {
            return open();
        } catch (SQLException e) {
            throw ConnectionErrors.explain(this, e);
        }
    }

    /** As {@link #connect()}, with the driver's own exception. */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            PGProperty.USER.set(properties, user);
        }
        if (password != null) {
            PGProperty.PASSWORD.set(properties, password);
        }
        PGProperty.APPLICATION_NAME.set(properties, "palindrome");
        // Without it, the driver asks the server for what every server since 9.0 takes in the first message: two round
        // trips.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver refuses the URL of " + display(), "08001");
        }
        return connection;
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + display() + (user == null ? "" : " as " + user) + "]";
    }
}
