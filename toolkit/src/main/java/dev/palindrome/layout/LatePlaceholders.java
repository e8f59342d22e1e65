package dev.palindrome.layout;

/**
 * Flyway's placeholders whose values are known only on a connection. A history's scripts keep them, written with Flyway's default
 * prefix whatever the project's is, and whoever runs a script replaces them.
 */
public final class LatePlaceholders {
    /** Stands in a script for the name of the database that it runs in. */
    public static final String DATABASE = "${flyway:database}";

    /** Stands in a script for the role that it runs as. */
    public static final String USER = "${flyway:user}";

    private LatePlaceholders() {}

    /** A script, or one of its statements, with both replaced. */
    public static String replace(String sql, String database, String user) {
        return sql.contains("${flyway:") ? sql.replace(DATABASE, database).replace(USER, user) : sql;
    }
}
