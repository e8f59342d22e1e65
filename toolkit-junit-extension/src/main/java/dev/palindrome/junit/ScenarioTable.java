package dev.palindrome.junit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * A table of a scenario's database as it is at the moment.
 *
 * @param name as the test wrote it, in SQL's way: qualified or not, quoted where needed
 * @param qualified its name with its schema, as PostgreSQL writes it
 * @param types its columns with their types, as PostgreSQL writes them
 * @param key the columns of its primary key, quoted; empty if it has none
 */
record ScenarioTable(String name, String qualified, Map<String, String> types, List<String> key) {
    private static final String COLUMNS = """
            SELECT attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
                   CASE WHEN attribute.attnum = ANY (index.indkey) THEN quote_ident(attribute.attname) END,
                   (SELECT quote_ident(nspname) || '.' || quote_ident(relname)
                    FROM pg_class AS relation JOIN pg_namespace AS schema ON schema.oid = relation.relnamespace
                    WHERE relation.oid = attribute.attrelid)
            FROM pg_attribute AS attribute
            LEFT JOIN pg_index AS index ON index.indrelid = attribute.attrelid AND index.indisprimary
            WHERE attribute.attrelid = to_regclass(?) AND attribute.attnum > 0 AND NOT attribute.attisdropped
            ORDER BY attribute.attnum
            """;
    private static final String TABLES = """
            SELECT relation.oid::regclass::text FROM pg_class AS relation
            WHERE relation.relkind IN ('r', 'p', 'v', 'm', 'f') AND relation.relpersistence <> 't'
              AND relation.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
            ORDER BY 1
            """;

    /**
     * Looks at it.
     *
     * @throws IllegalArgumentException if there is none of that name, with the names that there are
     */
    static ScenarioTable of(Connection connection, String name) {
        Map<String, String> types = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        String qualified = name;
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                    qualified = row.getString(4);
                    if (row.getString(3) != null) {
                        key.add(row.getString(3));
                    }
                }
            }
            if (types.isEmpty()) {
                throw new IllegalArgumentException("The scenario's database has no table " + name
                        + " as it stands now; it has " + String.join(", ", tables(connection)) + ".");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the columns of " + name, e);
        }
        return new ScenarioTable(name, qualified, types, key);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** Its rows by primary key; without one, by their text, so that the order is the same each time. */
    List<Map<String, @Nullable Object>> rows(Connection connection) {
        String order = key.isEmpty() ? "rows::text" : String.join(", ", key);
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT * FROM " + name + " AS rows ORDER BY " + order);
                ResultSet result = query.executeQuery()) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rows of " + name, e);
        }
    }

    /**
     * A result's current row. Values as the driver has them, with {@link OffsetDateTime} for {@code timestamptz}, a list for an array, and
     * text for what Java has no type of (JSON, intervals, ranges, enums and the like).
     */
    static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            row.put(columns.getColumnLabel(column), value(result, columns, column));
        }
        return Collections.unmodifiableMap(row);
    }

    private static @Nullable Object value(ResultSet result, ResultSetMetaData columns, int column) throws SQLException {
        switch (columns.getColumnTypeName(column)) {
            case "timestamptz":
                return result.getObject(column, OffsetDateTime.class);
            case "timestamp":
                return result.getObject(column, java.time.LocalDateTime.class);
            case "date":
                return result.getObject(column, java.time.LocalDate.class);
            case "time":
                return result.getObject(column, java.time.LocalTime.class);
            default:
                break;
        }
        if (columns.getColumnType(column) == Types.ARRAY) {
            java.sql.Array array = result.getArray(column);
            return array == null ? null : Collections.unmodifiableList(Arrays.asList((Object[]) array.getArray()));
        }
        Object value = result.getObject(column);
        return value instanceof PGobject object ? object.getValue() : value;
    }
}
