package dev.palindrome.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies of tables at several moments, kept where the tables are: in a temporary table of a session that only looks. Rows are kept as text,
 * so that no type, table or column is held fast by it; they are compared there by fingerprints, and fetched only where those differ.
 *
 * <p>The session's settings are changed, so that the same value is always the same text.
 */
public final class KeptRows {
    /** How many rows of a table are fetched to be told apart. */
    private static final int MOST = 1000;

    private static final String SETTINGS =
            "SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';"
                    + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET search_path = pg_catalog, pg_temp";

    private final Connection connection;

    /**
     * A keeper over a connection of its own to the database, in auto-commit mode, which the caller closes.
     *
     * @throws SQLException if the temporary table cannot be made
     */
    public KeptRows(Connection connection) throws SQLException {
        this.connection = connection;
        execute(SETTINGS + "; CREATE TEMPORARY TABLE palindrome_kept (moment text, source text, vals text[])");
    }

    /** Forgets what was kept. */
    public void clear() throws SQLException {
        execute("TRUNCATE pg_temp.palindrome_kept");
    }

    /** Forgets what was kept of a moment. */
    public void clear(Moment moment) throws SQLException {
        execute("DELETE FROM pg_temp.palindrome_kept WHERE moment = '" + moment.word() + "'");
    }

    /** Keeps the rows that tables have now; says how many there are and what they are like, by the tables' names. */
    public Map<String, Fingerprint> keep(Moment moment, Collection<DataTable> tables) throws SQLException {
        Map<String, Fingerprint> fingerprints = new TreeMap<>();
        tables.forEach(table -> fingerprints.put(table.name(), new Fingerprint(0, "")));
        if (tables.isEmpty()) {
            return fingerprints;
        }
        String copies = tables.stream().map(table -> copy(moment, table)).collect(Collectors.joining(" UNION ALL "));
        String sql = "WITH kept AS (INSERT INTO pg_temp.palindrome_kept (moment, source, vals) " + copies
                + " RETURNING source, vals) SELECT source, count(*),"
                + " sum(hashtextextended(vals::text, 0)::numeric)::text FROM kept GROUP BY source";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    fingerprints.put(rows.getString(1), new Fingerprint(rows.getLong(2), rows.getString(3)));
                }
            }
        }
        return fingerprints;
    }

    private static String copy(Moment moment, DataTable table) {
        String values = table.columns().stream()
                .map(column -> column.name() + "::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        return "SELECT " + literal(moment.word()) + ", " + literal(table.name()) + ", " + values + " FROM "
                + table.source();
    }

    /** Rows that a table had at one moment and not at another, each as often as it had more of it; a thousand at most. */
    List<Row> only(Moment in, Moment without, String table) throws SQLException {
        return rows(
                "(SELECT vals FROM pg_temp.palindrome_kept WHERE moment = ? AND source = ?) EXCEPT ALL"
                        + " (SELECT vals FROM pg_temp.palindrome_kept WHERE moment = ? AND source = ?)"
                        + " ORDER BY 1 LIMIT " + MOST,
                in.word(),
                table,
                without.word(),
                table);
    }

    /** The rows that a table had, a thousand at most. */
    List<Row> rows(Moment in, String table) throws SQLException {
        return rows(
                "SELECT vals FROM pg_temp.palindrome_kept WHERE moment = ? AND source = ? ORDER BY 1 LIMIT " + MOST,
                in.word(),
                table);
    }

    private List<Row> rows(String sql, String... parameters) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(Arrays.asList((String[]) rows.getArray(1).getArray())));
                }
            }
        }
        return found;
    }

    /** Where the sequences of tables stand now. */
    public Map<DataTable.Counter, Position> positions(Collection<DataTable> tables) throws SQLException {
        List<DataTable.Counter> counters = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (DataTable table : tables) {
            for (DataTable.Counter counter : table.counters()) {
                queries.add(
                        "SELECT " + counters.size() + ", CASE WHEN s.is_called THEN s.last_value + q.seqincrement ELSE"
                                + " s.last_value END, (SELECT max(" + counter.column() + ") FROM " + table.source()
                                + "), q.seqincrement FROM " + counter.sequence()
                                + " AS s JOIN pg_sequence AS q ON q.seqrelid = s.tableoid");
                counters.add(counter);
            }
        }
        Map<DataTable.Counter, Position> positions = new LinkedHashMap<>();
        if (queries.isEmpty()) {
            return positions;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(String.join(" UNION ALL ", queries))) {
            while (rows.next()) {
                long next = rows.getLong(2);
                long highest = rows.getLong(3);
                boolean any = !rows.wasNull();
                positions.put(
                        counters.get(rows.getInt(1)), new Position(next, any && rows.getLong(4) > 0 ? highest : null));
            }
        }
        return positions;
    }

    /**
     * A row that was there before and is what a refusal is about.
     *
     * @param schema the schema, or null
     * @param name the table, without schema and quotes
     * @param column the column that must not be null, or null when it is not about one
     * @return the row in words, or null when there is none
     */
    public @Nullable String culprit(
            Collection<DataTable> tables, @Nullable String schema, String name, @Nullable String column)
            throws SQLException {
        for (DataTable table : tables) {
            String plain = table.name().replace("\"", "");
            if (plain.equals((schema == null ? "public" : schema) + "." + name)) {
                int position = column == null ? -1 : table.position(column);
                for (Row row : rows(Moment.BEFORE, table.name())) {
                    if (position < 0 || row.value(position) == null) {
                        return table.shown() + ": for example the row " + Shown.row(table, row);
                    }
                }
            }
        }
        return null;
    }

    /** What the server's clock says. */
    public java.time.Instant clock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
