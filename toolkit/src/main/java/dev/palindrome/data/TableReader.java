package dev.palindrome.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what tables there are and how their rows can be compared. Tables of extensions and of the system are left out. */
public final class TableReader {
    private static final String QUERY = SqlFile.text("tables");

    private final Set<String> leftOut;

    /**
     * A reader.
     *
     * @param leftOut qualified names of tables that are nobody's rows: those in which a history's tool remembers what it applied
     */
    public TableReader(Set<String> leftOut) {
        this.leftOut = Set.copyOf(leftOut);
    }

    /**
     * The tables that are there of those asked for, sorted by name.
     *
     * @param names qualified names, quoted where needed
     * @param words names that a script mentions, without schema and quotes
     */
    public List<DataTable> read(Connection connection, Collection<String> names, Collection<String> words)
            throws SQLException {
        List<DataTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            statement.setArray(2, connection.createArrayOf("text", words.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!leftOut.contains(rows.getString("name"))) {
                        tables.add(table(rows));
                    }
                }
            }
        }
        return tables;
    }

    /** All tables there are. */
    public List<DataTable> readAll(Connection connection) throws SQLException {
        return read(connection, List.of("*"), List.of());
    }

    private static DataTable table(ResultSet rows) throws SQLException {
        List<String> names = array(rows, "columns");
        List<String> types = array(rows, "types");
        List<String> generated = array(rows, "generated");
        List<DataColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(
                    new DataColumn(names.get(i), types.get(i), generated.get(i).equals("yes")));
        }
        List<String> sequences = array(rows, "sequences");
        List<String> counted = array(rows, "counted");
        List<DataTable.Counter> counters = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            counters.add(new DataTable.Counter(sequences.get(i), counted.get(i)));
        }
        return new DataTable(
                rows.getString("name"),
                rows.getBoolean("partitioned"),
                columns,
                array(rows, "key"),
                counters,
                rows.getBoolean("triggered"));
    }

    private static List<String> array(ResultSet rows, String column) throws SQLException {
        java.sql.@Nullable Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
