package dev.palindrome.database;

import static dev.palindrome.database.Setting.identifier;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Creates, copies and drops whole databases, from a connection to another one. */
final class DatabaseDdl {
    private static final String COPY = Resource.text("database-copy.sql");
    private static final String OBJECT_IN_USE = "55006";
    private static final String WRONG_OBJECT_TYPE = "42809";

    private final ConnectionSettings admin;

    DatabaseDdl(ConnectionSettings admin) {
        this.admin = admin;
    }

    /** An empty database, in the server's own locale. */
    void create(String name) {
        try (Connection connection = admin.connect()) {
            execute(connection, "CREATE DATABASE " + identifier(name) + " TEMPLATE template0 ENCODING 'UTF8'");
        } catch (SQLException e) {
            throw ConnectionErrors.creating(admin, name, e);
        }
    }

    /** A copy with all that belongs to the original as a database: owner, grants, settings, comment. */
    void copy(String original, String name) {
        try (Connection connection = admin.connect()) {
            try {
                execute(connection, "CREATE DATABASE " + identifier(name) + " TEMPLATE " + identifier(original));
            } catch (SQLException e) {
                throw OBJECT_IN_USE.equals(e.getSQLState())
                        ? inUse(connection, original, e)
                        : ConnectionErrors.creating(admin, name, e);
            }
            for (String statement : properties(connection, original, name)) {
                execute(connection, statement);
            }
        } catch (SQLException e) {
            throw ConnectionErrors.creating(admin, name, e);
        }
    }

    private static List<String> properties(Connection connection, String original, String name) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COPY)) {
            query.setString(1, original);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String setting = row.getString("setting");
                    statements.add(row.getString("statement")
                            + (setting == null
                                    ? ""
                                    : " " + Setting.parse(setting).clause()));
                }
            }
        }
        return statements;
    }

    private static PalindromeException inUse(Connection connection, String original, SQLException cause)
            throws SQLException {
        List<String> sessions = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT pid, application_name, usename, coalesce(state, 'active') FROM pg_stat_activity WHERE datname = ? ORDER BY pid")) {
            query.setString(1, original);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sessions.add("process " + row.getInt(1) + " of role " + row.getString(3) + " (" + row.getString(2)
                            + ", " + row.getString(4) + ")");
                }
            }
        }
        return ConnectionErrors.unavailable(
                Code.DATABASE_IN_USE,
                "The scratch database " + original + " cannot be copied while somebody is connected to it: "
                        + (sessions.isEmpty() ? ConnectionErrors.said(cause) : String.join(", ", sessions) + "."),
                "Close every connection to it before it is copied, those of a pool included.",
                cause);
    }

    /** Drops a database, whatever its scripts left that holds on to it. Does nothing if there is none. */
    void drop(String name) {
        try (Connection connection = admin.connect()) {
            try {
                dropForced(connection, name);
            } catch (SQLException e) {
                if (!OBJECT_IN_USE.equals(e.getSQLState()) && !WRONG_OBJECT_TYPE.equals(e.getSQLState())) {
                    throw e;
                }
                execute(connection, "ALTER DATABASE " + identifier(name) + " IS_TEMPLATE false");
                letGo(connection, name);
                dropForced(connection, name);
            }
        } catch (SQLException e) {
            throw ConnectionErrors.unavailable(
                    Code.SERVER_UNAVAILABLE,
                    "The scratch database " + name + " could not be dropped from the server of " + admin.display()
                            + ": " + ConnectionErrors.said(e),
                    "Drop it with DROP DATABASE " + name + " WITH (FORCE).",
                    e);
        }
    }

    private static void dropForced(Connection connection, String name) throws SQLException {
        execute(connection, "DROP DATABASE IF EXISTS " + identifier(name) + " WITH (FORCE)");
    }

    /** WITH (FORCE) ends sessions, but not prepared transactions, subscriptions and slots that are in use. */
    private void letGo(Connection connection, String name) throws SQLException {
        try (Connection inside = admin.withDatabase(name).open()) {
            for (String transaction : names(inside, "SELECT gid FROM pg_prepared_xacts WHERE database = ?", name)) {
                execute(inside, "ROLLBACK PREPARED " + Setting.literal(transaction));
            }
            for (String subscription : names(
                    inside,
                    "SELECT subname FROM pg_subscription JOIN pg_database ON pg_database.oid = subdbid WHERE datname = ?",
                    name)) {
                String quoted = identifier(subscription);
                execute(inside, "ALTER SUBSCRIPTION " + quoted + " DISABLE");
                execute(inside, "ALTER SUBSCRIPTION " + quoted + " SET (slot_name = NONE)");
                execute(inside, "DROP SUBSCRIPTION " + quoted);
            }
        }
        names(
                connection,
                "SELECT pg_terminate_backend(active_pid, 5000)::text FROM pg_replication_slots WHERE database = ? AND active",
                name);
    }

    private static List<String> names(Connection connection, String query, String database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
