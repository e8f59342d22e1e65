package dev.palindrome.migrate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of a test's own. */
final class Scratch implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final String name = "migrate_" + COUNT.incrementAndGet();

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("timezone", "UTC")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Scratch create() throws SQLException {
        Scratch scratch = new Scratch();
        onServer("CREATE DATABASE " + scratch.name + " TEMPLATE template0");
        return scratch;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + Holder.SERVER.getPort() + "/" + name;
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(ConnectionProperties.REQUIRED);
        properties.put("user", "postgres");
        return DriverManager.getConnection(url(), properties);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> tables() throws SQLException {
        return values("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }

    List<String> values(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    String value(String query) throws SQLException {
        return values(query).get(0);
    }

    String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void onServer(String sql) throws SQLException {
        try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
