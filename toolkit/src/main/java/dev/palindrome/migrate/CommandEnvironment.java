package dev.palindrome.migrate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;

/**
 * How a command of another tool finds the database that a connection leads to: libpq's variables and {@code DATABASE_URL}.
 *
 * @param password null for none: then the command has the one of its environment, or libpq's password file
 */
record CommandEnvironment(
        String host,
        int port,
        String database,
        String user,
        @Nullable String password) {
    /** Variables that would lead libpq elsewhere. */
    private static final List<String> MISLEADING = List.of(
            "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGOPTIONS", "PGTARGETSESSIONATTRS", "PGLOADBALANCEHOSTS");

    static CommandEnvironment of(Connection connection, @Nullable String password) throws SQLException {
        PgConnection postgres = connection.unwrap(PgConnection.class);
        HostSpec host = postgres.getQueryExecutor().getHostSpec();
        return new CommandEnvironment(
                host.getHost(),
                host.getPort(),
                postgres.getQueryExecutor().getDatabase(),
                postgres.getQueryExecutor().getUser(),
                password == null || password.isEmpty() ? null : password);
    }

    /** Sets and removes variables of a process that is going to start. */
    void applyTo(Map<String, String> environment) {
        MISLEADING.forEach(environment::remove);
        environment.put("PGHOST", host);
        environment.put("PGPORT", String.valueOf(port));
        environment.put("PGDATABASE", database);
        environment.put("PGUSER", user);
        if (password != null) {
            environment.put("PGPASSWORD", password);
        }
        environment.put("DATABASE_URL", url());
    }

    /** The address as libpq, SQLAlchemy and most tools write it. */
    String url() {
        return "postgresql://" + encoded(user) + (password == null ? "" : ":" + encoded(password)) + "@"
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + encoded(database);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
