package dev.palindrome.data;

import dev.palindrome.data.SeedTable.Check;
import dev.palindrome.data.SeedTable.ForeignKey;
import dev.palindrome.data.SeedTable.Key;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogs say of tables that are to be filled, read in one round trip. While it reads, the session has no search path, so that
 * PostgreSQL qualifies every name that it writes; after that it has its own again.
 */
final class SeedCatalog {
    private static final String TABLES = SqlFile.text("seed/tables");
    private static final String COLUMNS = SqlFile.text("seed/columns");
    private static final String TYPES = SqlFile.text("seed/types");
    private static final String CONSTRAINTS = SqlFile.text("seed/constraints");

    private final Map<String, SeedTable> tables = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Map<Long, SeedType> types = new HashMap<>();

    private record ColumnRow(
            int number,
            String name,
            long type,
            int modifier,
            String typeName,
            boolean required,
            boolean fromSequence,
            @Nullable String defaultValue) {}

    /** Adds what is known of these tables, by their qualified names. */
    void read(Connection connection, Collection<String> names) throws SQLException {
        String asked = names.stream().map(SqlText::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            String path;
            try (ResultSet row = first(
                    statement,
                    "SELECT current_setting('search_path');\nSELECT set_config('search_path', '', true);\n"
                            + String.join(";\n", COLUMNS, CONSTRAINTS, TYPES, TABLES)
                                    .replace(":tables", asked))) {
                row.next();
                path = row.getString(1);
            }
            next(statement).close();
            Map<Long, List<ColumnRow>> columns = columns(next(statement));
            Map<Long, List<Check>> checks = new HashMap<>();
            Map<Long, List<Key>> keys = new HashMap<>();
            Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();
            constraints(next(statement), checks, keys, foreignKeys);
            types(next(statement));
            try (ResultSet row = next(statement)) {
                while (row.next()) {
                    String name = row.getString("name");
                    if (name == null) {
                        missing.add(row.getString("asked"));
                        continue;
                    }
                    long id = row.getLong("id");
                    List<Key> own = keys.getOrDefault(id, List.of());
                    Set<Integer> unique = new HashSet<>();
                    own.forEach(key -> unique.addAll(key.columns()));
                    tables.putIfAbsent(
                            name,
                            new SeedTable(
                                    id,
                                    row.getString("asked"),
                                    name,
                                    row.getString("kind").charAt(0),
                                    row.getString("bound"),
                                    texts(row.getArray("leaves")),
                                    columns.getOrDefault(id, List.of()).stream()
                                            .map(column -> column(column, unique))
                                            .toList(),
                                    checks.getOrDefault(id, List.of()),
                                    own,
                                    foreignKeys.getOrDefault(id, List.of())));
                }
            }
            statement.execute("SELECT set_config('search_path', " + SqlText.literal(path) + ", true)");
        }
    }

    /** The tables that there are, by their qualified names, in the order in which they were read. */
    Map<String, SeedTable> tables() {
        return tables;
    }

    /** Names that no relation has. */
    List<String> missing() {
        return missing;
    }

    /** All types that their columns are made of. */
    Map<Long, SeedType> types() {
        return types;
    }

    private SeedColumn column(ColumnRow row, Set<Integer> unique) {
        SeedType type = types.get(row.type());
        boolean required = row.required();
        for (SeedType each = type; each.isDomain(); each = types.get(each.inner())) {
            required |= each.required();
        }
        return new SeedColumn(
                row.number(),
                row.name(),
                type,
                row.modifier(),
                row.typeName(),
                required,
                row.fromSequence(),
                row.defaultValue(),
                unique.contains(row.number()));
    }

    private static Map<Long, List<ColumnRow>> columns(ResultSet row) throws SQLException {
        Map<Long, List<ColumnRow>> columns = new HashMap<>();
        try (row) {
            while (row.next()) {
                columns.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                        .add(new ColumnRow(
                                row.getInt("number"),
                                row.getString("name"),
                                row.getLong("type"),
                                row.getInt("modifier"),
                                row.getString("type_name"),
                                row.getBoolean("required"),
                                row.getBoolean("from_sequence"),
                                row.getString("default_value")));
            }
        }
        return columns;
    }

    private static void constraints(
            ResultSet row,
            Map<Long, List<Check>> checks,
            Map<Long, List<Key>> keys,
            Map<Long, List<ForeignKey>> foreignKeys)
            throws SQLException {
        try (row) {
            while (row.next()) {
                long id = row.getLong("id");
                String name = row.getString("name");
                List<Integer> columns = numbers(row.getArray("columns")).stream()
                        .map(Long::intValue)
                        .toList();
                switch (row.getString("kind")) {
                    case "c" ->
                        checks.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(new Check(name, row.getString("expression"), new TreeSet<>(columns)));
                    case "f" ->
                        foreignKeys
                                .computeIfAbsent(id, key -> new ArrayList<>())
                                .add(new ForeignKey(
                                        name,
                                        columns,
                                        row.getString("parent"),
                                        texts(row.getArray("parent_columns")),
                                        row.getBoolean("deferrable")));
                    default ->
                        keys.computeIfAbsent(id, key -> new ArrayList<>()).add(new Key(name, new TreeSet<>(columns)));
                }
            }
        }
    }

    private void types(ResultSet row) throws SQLException {
        try (row) {
            while (row.next()) {
                long id = row.getLong("id");
                List<Long> attributes = numbers(row.getArray("attributes"));
                List<Long> modifiers = numbers(row.getArray("attribute_modifiers"));
                List<SeedType.Attribute> parts = new ArrayList<>();
                for (int i = 0; i < attributes.size(); i++) {
                    parts.add(new SeedType.Attribute(
                            attributes.get(i), modifiers.get(i).intValue()));
                }
                types.put(
                        id,
                        new SeedType(
                                id,
                                row.getString("name"),
                                row.getString("base_name"),
                                row.getString("kind").charAt(0),
                                row.getString("category").charAt(0),
                                row.getLong("inner_type"),
                                row.getInt("modifier"),
                                row.getBoolean("required"),
                                texts(row.getArray("labels")),
                                texts(row.getArray("checks")),
                                parts));
            }
        }
    }

    private static ResultSet first(Statement statement, String sql) throws SQLException {
        statement.execute(sql);
        return statement.getResultSet();
    }

    private static ResultSet next(Statement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new IllegalStateException("fewer results than queries");
        }
        return statement.getResultSet();
    }

    /** Empty strings for nulls: a leaf without a bound. */
    private static List<String> texts(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        return Arrays.stream((Object[]) array.getArray())
                .map(element -> element == null ? "" : element.toString())
                .toList();
    }

    private static List<Long> numbers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        return Arrays.stream((Object[]) array.getArray())
                .map(element -> ((Number) element).longValue())
                .toList();
    }
}
