package dev.palindrome.junit;

import dev.palindrome.data.MissingValues;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that a test is about to insert. What it is not told of is left to the column's default; without one it is null, or made up where
 * the column refuses null. A foreign key of that kind refers to a row that is there, or to one that is added for it.
 *
 * <pre>{@code
 * Object id = scenario.row("users").with("name", "Ada").with("settings", "{\"theme\": \"dark\"}").insert().get("id");
 * }</pre>
 */
public final class ScenarioRow {
    private final Supplier<Connection> connection;
    private final String table;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private boolean inserted;

    ScenarioRow(Supplier<Connection> connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /**
     * Gives a column a value.
     *
     * @param column as the table has it, without quotes
     * @param value anything that the driver takes; text is cast to the column's type, so it does for JSON, enums and the like; an enum
     *     constant means its name; null for NULL
     */
    public ScenarioRow with(String column, @Nullable Object value) {
        values.put(column, value);
        return this;
    }

    /** Gives several columns their values. */
    public ScenarioRow with(Map<String, ? extends @Nullable Object> columns) {
        values.putAll(columns);
        return this;
    }

    /**
     * Inserts it; again for another row with the same values.
     *
     * @return the row as it is in the table, with all that defaults gave it
     * @throws PalindromeException if PostgreSQL refuses it
     * @throws IllegalArgumentException if there is no such table or column
     */
    public Map<String, @Nullable Object> insert() {
        inserted = true;
        Connection current = connection.get();
        ScenarioTable found = ScenarioTable.of(current, table);
        values.keySet().forEach(column -> {
            if (!found.types().containsKey(column)) {
                throw new IllegalArgumentException(
                        "The table " + table + " has no column " + column + " as it stands now; it has "
                                + String.join(", ", found.types().keySet()) + ".");
            }
        });
        try {
            Map<String, @Nullable Object> whole = new LinkedHashMap<>(values);
            whole.putAll(MissingValues.of(current, found.qualified(), values.keySet()));
            return insert(current, found, whole);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private Map<String, @Nullable Object> insert(
            Connection current, ScenarioTable found, Map<String, @Nullable Object> whole) throws SQLException {
        try (PreparedStatement insert = current.prepareStatement(sql(found, whole.keySet()))) {
            int parameter = 0;
            for (Object value : whole.values()) {
                insert.setObject(++parameter, converted(value));
            }
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return ScenarioTable.row(row);
            }
        }
    }

    private String sql(ScenarioTable found, Set<String> columns) {
        if (columns.isEmpty()) {
            return "INSERT INTO " + table + " DEFAULT VALUES RETURNING *";
        }
        return "INSERT INTO " + table + " ("
                + columns.stream().map(ScenarioRow::quoted).collect(Collectors.joining(", "))
                + ") VALUES ("
                + columns.stream()
                        .map(column -> "CAST(? AS " + found.types().get(column) + ")")
                        .collect(Collectors.joining(", "))
                + ") RETURNING *";
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static @Nullable Object converted(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    private PalindromeException refused(SQLException cause) {
        String said = cause.getMessage() == null ? "" : cause.getMessage().replaceAll("\\s*\\n\\s*", " ");
        String shown = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
        return new PalindromeException(
                PalindromeException.Category.FAILED,
                List.of(Finding.of(
                        Code.STATEMENT_FAILED,
                        null,
                        "PostgreSQL refused the row of " + table + " (" + shown + "): [" + cause.getSQLState() + "] "
                                + said,
                        "Give it the values that the table's constraints ask for.")),
                cause);
    }

    String table() {
        return table;
    }

    boolean isInserted() {
        return inserted;
    }

    /** What it was told of. */
    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
