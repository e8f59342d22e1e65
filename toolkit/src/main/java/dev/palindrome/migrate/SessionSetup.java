package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tool of a layout does with a new connection before its first script: Flyway runs {@code initSql}, creates the schemas that are
 * missing and puts the default schema first in the {@code search_path}.
 */
public final class SessionSetup {
    private static final String FLYWAY = "flyway";

    private SessionSetup() {}

    /**
     * Makes a connection ready for a history's scripts. It is in auto-commit mode.
     *
     * @return the schemas that were created, in order
     * @throws PalindromeException if {@code initSql} fails or there is no schema to work in
     */
    public static List<String> prepare(Connection connection, History history) throws SQLException {
        initialise(connection, history);
        return createSchemas(connection, history);
    }

    /** Creates the schemas that are missing, on a connection that was prepared without doing so. */
    static List<String> createSchemas(Connection connection, History history) throws SQLException {
        List<String> created = new ArrayList<>();
        for (String schema : schemas(history)) {
            if (!exists(connection, schema)) {
                execute(connection, "CREATE SCHEMA " + quote(schema));
                created.add(schema);
            }
        }
        setSearchPath(connection, history);
        return created;
    }

    /** As {@link #prepare}, without creating anything. */
    static void prepareReadOnly(Connection connection, History history) throws SQLException {
        initialise(connection, history);
        setSearchPath(connection, history);
    }

    /** The schema that scripts create things in, and in which the history table stands. */
    static String defaultSchema(Connection connection, History history) throws SQLException {
        String configured = configuredDefault(history);
        if (configured != null) {
            return configured;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_schema()")) {
            row.next();
            String current = row.getString(1);
            if (current == null) {
                throw new PalindromeException(
                        PalindromeException.Category.CONFIGURATION,
                        Finding.of(
                                Code.CONFIGURATION_INVALID,
                                null,
                                "No schema of the search_path exists, so there is none to put the history table in.",
                                "Name it in schemas or defaultSchema, or as currentSchema in the JDBC URL."));
            }
            return current;
        }
    }

    /** The same without a connection; {@code public} when none is configured. */
    static String defaultSchema(History history) {
        String configured = configuredDefault(history);
        return configured == null ? "public" : configured;
    }

    /** Whether the default schema is put first in the {@code search_path}. */
    static boolean setsSearchPath(History history) {
        return configuredDefault(history) != null || history.layout().equals(FLYWAY);
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static void initialise(Connection connection, History history) throws SQLException {
        String initSql = history.initSql();
        if (initSql != null) {
            try {
                execute(connection, initSql);
            } catch (SQLException e) {
                ServerError error = ServerError.of(e);
                throw new PalindromeException(
                        PalindromeException.Category.CONFIGURATION,
                        List.of(Finding.of(
                                Code.CONFIGURATION_INVALID,
                                null,
                                "The initSql of the history failed: " + error.headline() + ", in: "
                                        + Excerpt.lines(initSql) + "." + error.explanation(),
                                "Correct initSql in the configuration.")),
                        e);
            }
        }
    }

    /** As Flyway writes it, so that names are found in the same order under both. */
    private static void setSearchPath(Connection connection, History history) throws SQLException {
        String configured = configuredDefault(history);
        if (!setsSearchPath(history)) {
            return;
        }
        String schema = configured == null ? defaultSchema(connection, history) : configured;
        String path = searchPath(connection);
        if (!path.equals(schema) && !path.startsWith(schema + ",") && exists(connection, schema)) {
            try (PreparedStatement set = connection.prepareStatement("SELECT set_config('search_path', ?, false)")) {
                set.setString(1, path.isBlank() ? quote(schema) : quote(schema) + "," + path);
                set.execute();
            }
        }
    }

    static Set<String> schemas(History history) {
        Set<String> schemas = new LinkedHashSet<>();
        String configured = configuredDefault(history);
        if (configured != null) {
            schemas.add(configured);
        }
        schemas.addAll(history.schemas());
        return schemas;
    }

    private static @Nullable String configuredDefault(History history) {
        String schema = history.layout().equals(FLYWAY) ? history.bookkeeping().schema() : null;
        if (schema != null) {
            return schema;
        }
        return history.schemas().isEmpty() ? null : history.schemas().get(0);
    }

    private static String searchPath(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW search_path")) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
