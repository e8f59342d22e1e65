package dev.palindrome.proof;

import dev.palindrome.data.SeededTable;
import dev.palindrome.data.Seeding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes up rows, and remembers which tables could be filled. */
final class Filling {
    private final DataOptions options;
    private final Set<String> filled = new TreeSet<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private int counter;

    Filling(DataOptions options) {
        this.options = options;
    }

    Seeding seed(Connection connection, Collection<String> tables, boolean one) throws SQLException {
        List<SeededTable> done = new ArrayList<>();
        for (String table : tables) {
            Savepoint savepoint = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                List<String> columns = new ArrayList<>();
                List<String> values = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT quote_ident(attname), format_type(atttypid, NULL)"
                        + " FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped"
                        + " AND attidentity = '' AND attgenerated = '' AND NOT atthasdef")) {
                    while (rows.next()) {
                        columns.add(rows.getString(1));
                        values.add("('" + ++counter + "')::" + rows.getString(2));
                    }
                }
                for (int i = 0; i < (one ? 1 : options.rows()); i++) {
                    List<String> row = new ArrayList<>();
                    for (String value : values) {
                        String type = value.substring(value.indexOf("::") + 2);
                        counter++;
                        row.add(
                                type.startsWith("timestamp") || type.equals("date")
                                        ? "(timestamp '2020-01-01 10:11:12.345' + " + counter
                                                + " * interval '1 day 1 min 1.1 s')::" + type
                                        : type.equals("uuid")
                                                ? "md5('" + counter + "')::uuid"
                                                : type.equals("boolean")
                                                        ? String.valueOf(counter % 2 == 0)
                                                        : type.startsWith("json")
                                                                ? "('{\"a\": " + counter + "}')::" + type
                                                                : type.equals("text") || type.startsWith("char")
                                                                        ? "' Name " + counter + " Of a Thing '"
                                                                        : type.equals("numeric")
                                                                                        || type.startsWith("double")
                                                                                ? counter + ".1234567"
                                                                                : "('" + counter + "')::" + type);
                    }
                    statement.execute("INSERT INTO " + table
                            + (row.isEmpty()
                                    ? " DEFAULT VALUES"
                                    : " (" + String.join(", ", columns) + ") VALUES (" + String.join(", ", row) + ")"));
                }
                done.add(new SeededTable(table, one ? 1 : options.rows(), null));
            } catch (SQLException e) {
                connection.rollback(savepoint);
                done.add(new SeededTable(
                        table, 0, e.getMessage().lines().findFirst().orElse("")));
            }
        }
        return new Seeding(done);
    }

    void note(Collection<SeededTable> seeded) {
        for (SeededTable table : seeded) {
            if (table.rows() > 0) {
                filled.add(table.table());
                refused.remove(table.table());
            } else if (!filled.contains(table.table()) && table.reason() != null) {
                refused.put(table.table(), table.reason());
            }
        }
    }

    DataResult result() {
        Set<String> all = new HashSet<>(filled);
        all.addAll(refused.keySet());
        return new DataResult(options.seed(), all.size(), filled.size(), refused);
    }
}
