package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/**
 * The state of a session before a revision ran, and how to come back to it.
 *
 * <p>Coming back is one message of 0.1 ms, so it is sent after each revision whatever the revision did: a function that it called may have
 * changed a setting as well as a {@code SET} that can be seen. Flyway puts back role and {@code search_path} only; settings that it lets
 * through last until the end of its run, and would make a revision depend on which others ran with it.
 *
 * @param role the SQL that brings back the role
 * @param settings the SQL that brings back all else
 * @param database the database's name
 * @param user the role as which scripts run
 */
record SessionState(String role, String settings, String database, String user) {
    /** Words without which a script leaves none of the things that cost more to put away. */
    private static final Pattern LEAVES_MORE = Pattern.compile(
            "\\b(?:declare|listen|temp|temporary|pg_temp|prepare|execute|discard)\\b", Pattern.CASE_INSENSITIVE);

    /** Settings that were made for this session and that a reset would lose, and a role that is not the session's own. */
    private static final String CAPTURE = """
            SELECT coalesce(string_agg(format('SELECT pg_catalog.set_config(%L, %L, false);', name, setting), ' ' ORDER BY name), ''),
                   CASE WHEN current_user <> session_user THEN format(' SET ROLE %I;', current_user) ELSE '' END,
                   current_database(), current_user
            FROM pg_catalog.pg_settings
            WHERE source = 'session' AND name NOT IN ('role', 'session_authorization')
              AND context IN ('user', 'superuser') AND name NOT LIKE 'transaction\\_%'
            """;

    static SessionState capture(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CAPTURE)) {
            rows.next();
            return new SessionState(
                    "RESET SESSION AUTHORIZATION; RESET ROLE;" + rows.getString(2),
                    "RESET ALL; " + rows.getString(1),
                    rows.getString(3),
                    rows.getString(4));
        }
    }

    /**
     * Brings forward what a transaction leaves for its commit, while role and {@code search_path} are still the script's, then brings back
     * the role, to which the history table belongs.
     */
    void settle(Connection connection) throws SQLException {
        execute(connection, "SET CONSTRAINTS ALL IMMEDIATE; " + role);
    }

    /** Brings it back. The connection has no open transaction. */
    void restore(Connection connection, boolean thoroughly) throws SQLException {
        execute(
                connection,
                role + " " + settings
                        + (thoroughly
                                ? " CLOSE ALL; UNLISTEN *; DISCARD TEMP; DISCARD SEQUENCES; DEALLOCATE ALL"
                                : ""));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static boolean leavesMore(String script) {
        return LEAVES_MORE.matcher(script).find();
    }
}
