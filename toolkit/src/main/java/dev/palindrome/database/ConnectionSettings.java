package dev.palindrome.database;

import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
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

    /**
     * The database that {@code upgrade}, {@code downgrade}, {@code current}, {@code stamp} and {@code repair} work on: the URL that is
     * given, else {@code PALINDROME_URL}, {@code FLYWAY_URL}, or libpq's {@code PGHOST}, {@code PGPORT}, {@code PGDATABASE}. What it
     * lacks of role and password is taken from what is given beside it, from {@code PALINDROME_USER} and {@code PALINDROME_PASSWORD}
     * ({@code FLYWAY_USER} and {@code FLYWAY_PASSWORD} for {@code FLYWAY_URL}), then from {@code PGUSER} and {@code PGPASSWORD}, then from
     * libpq's password file.
     *
     * @param url a JDBC URL or libpq URI, or null
     * @param environment {@link System#getenv()}
     * @throws PalindromeException (configuration) if no database is named or the URL is none
     */
    public static ConnectionSettings forProduction(
            @Nullable String url, @Nullable String user, @Nullable String password, Map<String, String> environment) {
        return ConnectionRules.production(url, user, password, environment);
    }

    /**
     * The server in which {@code verify} and every other command that needs scratch databases makes them: the URL that is given, else
     * {@code PALINDROME_TEST_URL}, with {@code PALINDROME_TEST_USER} and {@code PALINDROME_TEST_PASSWORD}. No other variable is looked at: the
     * address of a production database in the environment must never receive a walk.
     *
     * @param url a JDBC URL or libpq URI, or null
     * @param environment {@link System#getenv()}
     * @return null if none is named: then a server is started
     * @throws PalindromeException (configuration) if the URL is none
     */
    public static @Nullable ConnectionSettings forTests(
            @Nullable String url, @Nullable String user, @Nullable String password, Map<String, String> environment) {
        return ConnectionRules.tests(url, user, password, environment);
    }

    /** The same with a role and a password where there is none yet. A password is not lent to another role. */
    ConnectionSettings orElse(@Nullable String otherUser, @Nullable String otherPassword) {
        boolean sameRole = user == null || otherUser == null || user.equals(otherUser);
        return new ConnectionSettings(
                url, user == null ? otherUser : user, password == null && sameRole ? otherPassword : password);
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
     *     database, no privilege, a server that is too old
     */
    public Connection connect() {
        try {
            Connection connection = open();
            try {
                ServerVersion.of(connection).require(this);
                return connection;
            } catch (SQLException | PalindromeException e) {
                connection.close();
                throw e;
            }
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
        // A plain statement goes as one simple query message, as psql sends it: the driver's own parser does not stand
        // between a script and the server, and a SELECT 1 takes 0.07 ms where it took 0.11.
        PGProperty.PREFER_QUERY_MODE.set(properties, "extendedForPrepared");
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
