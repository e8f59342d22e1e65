package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of tables that refer to each other by foreign keys which must not be null: the keys are decided first, and the foreign keys of the
 * table that begins are checked when all are there.
 */
final class SeedCycle {
    private final Connection connection;
    private final List<SeedTable> tables;
    private final Map<String, SeedRows> rows;
    private final Map<String, Long> there;
    private final int wanted;

    SeedCycle(
            Connection connection,
            List<SeedTable> tables,
            Map<String, SeedRows> rows,
            Map<String, Long> there,
            int wanted) {
        this.connection = connection;
        this.tables = tables;
        this.rows = rows;
        this.there = there;
        this.wanted = wanted;
    }

    List<String> statements() throws SQLException {
        Map<String, SeedTable> members = new LinkedHashMap<>();
        tables.forEach(table -> members.put(table.name(), table));
        SeedTable first = tables.stream()
                .filter(table -> inside(table, members).stream().allMatch(ForeignKey::deferrable))
                .findFirst()
                .orElseThrow();
        List<SeedTable> rest = tables.stream().filter(table -> table != first).toList();
        List<SeedTable> order = new ArrayList<>(List.of(first));
        SeedOrder.of(rest).steps().forEach(order::addAll);
        List<String> statements = new ArrayList<>();
        for (int turn = 0; turn < wanted; turn++) {
            Map<String, Map<Integer, String>> forced = forced(first, members, turn);
            for (SeedTable table : order) {
                statements.add(rows.get(table.name())
                        .insert(
                                turn,
                                there.get(table.name()) + turn,
                                forced.getOrDefault(table.name(), Map.of()),
                                List.of()));
            }
        }
        return statements;
    }

    private static List<ForeignKey> inside(SeedTable table, Map<String, SeedTable> members) {
        return table.foreignKeys().stream()
                .filter(key -> !key.parent().equals(table.name())
                        && members.containsKey(key.parent())
                        && !table.isOptional(key))
                .toList();
    }

    /** The keys that the first table's row refers to, as expressions by table and column. */
    private Map<String, Map<Integer, String>> forced(SeedTable first, Map<String, SeedTable> members, int turn)
            throws SQLException {
        Map<String, Map<Integer, String>> forced = new HashMap<>();
        for (ForeignKey key : inside(first, members)) {
            SeedTable parent = members.get(key.parent());
            for (int i = 0; i < key.columns().size(); i++) {
                String name = key.parentColumns().get(i);
                SeedColumn column = parent.columns().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                String value = column.fromSequence()
                        ? next(String.valueOf(column.defaultValue()))
                        : rows.get(parent.name()).plain(column, there.get(parent.name()) + turn);
                forced.computeIfAbsent(parent.name(), table -> new HashMap<>())
                        .put(column.number(), SqlText.literal(value));
                forced.computeIfAbsent(first.name(), table -> new HashMap<>())
                        .put(key.columns().get(i), SqlText.literal(value));
            }
        }
        return forced;
    }

    private String next(String expression) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + expression)) {
            row.next();
            return row.getString(1);
        }
    }
}
