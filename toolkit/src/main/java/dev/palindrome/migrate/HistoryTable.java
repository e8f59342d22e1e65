package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.VersionKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history table: created, read and written as Flyway does, so that Flyway goes on where we stopped and the other way round.
 *
 * @param schema unquoted
 * @param table unquoted
 */
record HistoryTable(String schema, String table) {
    private static final String DEFAULT_TABLE = "flyway_schema_history";
    private static final int LONGEST_VERSION = 50;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_SCRIPT = 1000;
    private static final String COLUMNS = "installed_rank, version, description, type, script, checksum, success";

    /** The table of a history: Flyway's own for Flyway's layout, and one of its usual name for any other. */
    static HistoryTable of(Connection connection, History history) throws SQLException {
        String name = history.layout().equals("flyway") ? history.bookkeeping().table() : DEFAULT_TABLE;
        return new HistoryTable(SessionSetup.defaultSchema(connection, history), name);
    }

    /** The same without a connection: in the configured schema, else in {@code public}. */
    static HistoryTable offline(History history) {
        String name = history.layout().equals("flyway") ? history.bookkeeping().table() : DEFAULT_TABLE;
        return new HistoryTable(SessionSetup.defaultSchema(history), name);
    }

    /** Schema and name, quoted as Flyway quotes them. */
    String quoted() {
        return SessionSetup.quote(schema) + "." + SessionSetup.quote(table);
    }

    /** Schema and name, as messages write them. */
    String display() {
        return schema + "." + table;
    }

    boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, quoted());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Creates it, with a row that names the schemas that were created, as Flyway writes it. */
    void create(Connection connection, List<String> createdSchemas) throws SQLException {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + quoted() + " ("
                + "\"installed_rank\" INT NOT NULL, \"version\" VARCHAR(50), \"description\" VARCHAR(200) NOT NULL,"
                + " \"type\" VARCHAR(20) NOT NULL, \"script\" VARCHAR(1000) NOT NULL, \"checksum\" INTEGER,"
                + " \"installed_by\" VARCHAR(100) NOT NULL, \"installed_on\" TIMESTAMP NOT NULL DEFAULT now(),"
                + " \"execution_time\" INTEGER NOT NULL, \"success\" BOOLEAN NOT NULL);"
                + " ALTER TABLE " + quoted() + " ADD CONSTRAINT " + SessionSetup.quote(table + "_pk")
                + " PRIMARY KEY (\"installed_rank\");"
                + " CREATE INDEX " + SessionSetup.quote(table + "_s_idx") + " ON " + quoted() + " (\"success\");");
        if (!createdSchemas.isEmpty()) {
            String names = createdSchemas.stream().map(SessionSetup::quote).collect(Collectors.joining(","));
            sql.append(" INSERT INTO " + quoted() + " (" + COLUMNS + ", installed_by, execution_time)"
                    + " VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '" + names.replace("'", "''")
                    + "', NULL, true, current_user, 0);");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }

    List<HistoryRow> read(Connection connection) throws SQLException {
        List<HistoryRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT " + COLUMNS + " FROM " + quoted() + " ORDER BY installed_rank")) {
            while (result.next()) {
                Integer checksum = result.getObject("checksum", Integer.class);
                rows.add(new HistoryRow(
                        result.getInt("installed_rank"),
                        result.getString("version"),
                        result.getString("description"),
                        result.getString("type"),
                        result.getString("script"),
                        checksum,
                        result.getBoolean("success")));
            }
        }
        return rows;
    }

    /** The row of a revision's upgrade; rank and success are given when it is written. */
    static HistoryRow row(Revision revision) {
        return row(version(revision.id()), revision.description(), revision.upgrade());
    }

    /** The row of a repeatable script. */
    static HistoryRow row(String description, SqlBody repeatable) {
        return row(null, description, repeatable);
    }

    private static HistoryRow row(@Nullable String version, String description, Body body) {
        return new HistoryRow(
                0,
                version,
                description.length() <= LONGEST_DESCRIPTION
                        ? description
                        : description.substring(0, LONGEST_DESCRIPTION - 3) + "...",
                body instanceof JavaBody ? "JDBC" : "SQL",
                body.name().length() <= LONGEST_SCRIPT
                        ? body.name()
                        : "..." + body.name().substring(3, LONGEST_SCRIPT),
                body instanceof SqlBody sql
                        ? sql.checksum()
                        : body instanceof JavaBody java ? java.migration().getChecksum() : null,
                true);
    }

    /**
     * Looks whether a revision's id fits into the table.
     *
     * @throws PalindromeException (configuration) if it is too long
     */
    static void requireRoom(Revision revision) {
        int length = revision.id().length();
        if (length > LONGEST_VERSION) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                                    Code.CONFIGURATION_INVALID,
                                    null,
                                    "The id of revision " + revision.id() + " has " + length
                                            + " characters, and the history table has room for " + LONGEST_VERSION
                                            + ".",
                                    "Give it a shorter one.")
                            .about(revision.id()));
        }
    }

    /** A version as Flyway prints it. */
    static String version(String id) {
        return VersionKey.isNumeric(id) ? MigrationVersion.fromVersion(id).toString() : id;
    }

    /** Writes a row with the next rank. */
    int insert(Connection connection, HistoryRow row, String type, Duration duration, boolean success)
            throws SQLException {
        String sql = "INSERT INTO " + quoted() + " (" + COLUMNS + ", installed_by, execution_time)"
                + " SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, ?, ?, ?, ?, current_user, ? FROM " + quoted()
                + " RETURNING installed_rank";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.version());
            insert.setString(2, row.description());
            insert.setString(3, type);
            insert.setString(4, row.script());
            if (row.checksum() == null) {
                insert.setNull(5, Types.INTEGER);
            } else {
                insert.setInt(5, row.checksum());
            }
            insert.setBoolean(6, success);
            insert.setInt(7, milliseconds(duration));
            try (ResultSet rank = insert.executeQuery()) {
                rank.next();
                return rank.getInt(1);
            }
        }
    }

    void setSuccess(Connection connection, int rank, boolean success) throws SQLException {
        update(connection, "UPDATE " + quoted() + " SET success = " + success + " WHERE installed_rank = " + rank);
    }

    void finish(Connection connection, int rank, Duration duration) throws SQLException {
        update(
                connection,
                "UPDATE " + quoted() + " SET success = true, execution_time = " + milliseconds(duration)
                        + " WHERE installed_rank = " + rank);
    }

    void delete(Connection connection, int rank) throws SQLException {
        update(connection, "DELETE FROM " + quoted() + " WHERE installed_rank = " + rank);
    }

    /**
     * Erases all rows but the one that names created schemas.
     *
     * @return how many
     */
    int purge(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM " + quoted() + " WHERE type <> 'SCHEMA'");
        }
    }

    /** Forgets the repeatable scripts, so that the next upgrade runs them again. */
    void deleteRepeatables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "DELETE FROM " + quoted() + " WHERE version IS NULL AND type NOT IN ('SCHEMA', 'BASELINE')");
        }
    }

    void align(Connection connection, int rank, HistoryRow resolved) throws SQLException {
        String sql = "UPDATE " + quoted() + " SET description = ?, type = ?, checksum = ? WHERE installed_rank = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, resolved.description());
            update.setString(2, resolved.type());
            if (resolved.checksum() == null) {
                update.setNull(3, Types.INTEGER);
            } else {
                update.setInt(3, resolved.checksum());
            }
            update.setInt(4, rank);
            update.execute();
        }
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int rows = statement.executeUpdate(sql);
            if (rows != 1) {
                throw new SQLException("the row to change is not there any more: " + sql);
            }
        }
    }

    private static int milliseconds(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }
}
