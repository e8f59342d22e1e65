package dev.palindrome.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which tables a transaction has touched, as PostgreSQL's own locks tell: they are held until it ends, whatever the statements were and
 * whatever functions and triggers did.
 */
public final class LockedTables {
    private static final String QUERY = SqlFile.text("locked");

    private LockedTables() {}

    /**
     * The tables that the transaction of this connection has touched so far; a partition counts as its root.
     *
     * @return qualified names, quoted where needed, and whether the table may have been changed and not only read
     */
    public static Map<String, Boolean> read(Connection connection) throws SQLException {
        Map<String, Boolean> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getBoolean(2));
            }
        }
        return tables;
    }
}
