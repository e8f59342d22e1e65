package dev.palindrome.schema;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An empty database in which as much as possible is otherwise: its locale (ICU's German where the server knows databases of ICU, else
 * POSIX), and what its sessions say of names, times and search_path.
 */
final class ForeignDatabase implements ScratchDatabase {
    private static final String NAME = "far_away";
    private static final String SESSION = """
            SET search_path = pg_catalog, public; SET quote_all_identifiers = on; SET TimeZone = 'Asia/Tokyo';
            SET IntervalStyle = sql_standard; SET extra_float_digits = -5; SET bytea_output = escape;
            """;
    private final ScratchDatabase host;

    ForeignDatabase(Server server) throws SQLException {
        host = server.create();
        String locale = server.majorVersion() >= 15
                ? "LOCALE_PROVIDER icu ICU_LOCALE 'de-u-kn-true' LOCALE 'C'"
                : "LC_COLLATE 'POSIX' LC_CTYPE 'POSIX'";
        onHost("CREATE DATABASE " + NAME + " TEMPLATE template0 " + locale);
    }

    /** Its schema, as a session with settings of its own sees it. */
    Snapshot snapshot(SnapshotReader reader) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            return reader.read(connection);
        }
    }

    private void onHost(String sql) throws SQLException {
        try (Connection connection = host.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String url() {
        return host.url().replace("/" + host.name(), "/" + NAME);
    }

    @Override
    public String user() {
        return host.user();
    }

    @Override
    public String password() {
        return host.password();
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    @Override
    public void close() {
        try {
            onHost("DROP DATABASE " + NAME + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            host.close();
        }
    }
}
