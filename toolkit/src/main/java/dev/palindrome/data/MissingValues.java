package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what a row must have and was not given: values of columns that refuse null and have no default. What satisfies the table's
 * conditions is looked for; a foreign key refers to a row that is there, or to one that is added for it.
 *
 * <pre>{@code
 * Map<String, String> rest = MissingValues.of(connection, "public.users", Set.of("name"));   // born -> 1970-02-03
 * }</pre>
 */
public final class MissingValues {
    private static final long SEED = 1;

    private final Connection connection;
    private final SeedTable table;
    private final SeedCatalog catalog;
    private final Set<SeedColumn> missing = new LinkedHashSet<>();

    private MissingValues(Connection connection, SeedTable table, SeedCatalog catalog, Set<String> given) {
        this.connection = connection;
        this.table = table;
        this.catalog = catalog;
        for (SeedColumn column : table.columns()) {
            if (column.required()
                    && !column.fromSequence()
                    && column.defaultValue() == null
                    && !given.contains(column.name())) {
                missing.add(column);
            }
        }
    }

    /**
     * The values.
     *
     * @param table its name, qualified and quoted as PostgreSQL writes it
     * @param given names of the columns that have a value, unquoted
     * @return texts for PostgreSQL to cast, by the columns' names, in the table's order; empty when nothing is missing
     */
    public static Map<String, String> of(Connection connection, String table, Set<String> given) throws SQLException {
        SeedCatalog catalog = new SeedCatalog();
        catalog.read(connection, Set.of(table));
        SeedTable found = catalog.tables().get(table);
        if (found == null) {
            return Map.of();
        }
        MissingValues values = new MissingValues(connection, found, catalog, given);
        return values.missing.isEmpty() ? Map.of() : values.make();
    }

    private Map<String, String> make() throws SQLException {
        Map<String, String> references = new LinkedHashMap<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().stream().map(table::column).allMatch(missing::contains)
                    && !key.parent().equals(table.name())) {
                references.putAll(referred(key));
            }
        }
        Map<Integer, String> made = rows().literals(0, count());
        Map<String, String> values = new LinkedHashMap<>();
        for (SeedColumn column : missing) {
            String value = references.getOrDefault(column.name(), made.get(column.number()));
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return values;
    }

    private SeedRows rows() throws SQLException {
        Values values = new Values(catalog.types());
        List<Conditions> conditions = Conditions.of(table, table.bound(), catalog.types());
        Solver solver = new Solver(SEED);
        List<Solver.Problem> problems = new ArrayList<>();
        for (Conditions group : conditions) {
            problems.add(new Solver.Problem(table, group, values, catalog.types(), count()));
        }
        solver.solve(connection, problems);
        return new SeedRows(SEED, table, values, 1, List.of(conditions), solver);
    }

    /** A row that a foreign key can refer to, the first by its key. */
    private Map<String, String> referred(ForeignKey key) throws SQLException {
        Map<String, String> first = first(key);
        if (first.isEmpty()) {
            if (connection.getAutoCommit()) {
                new Seeder(SEED, 1).seed(connection, List.of(key.parent()));
            } else {
                new SeedingRun(connection, SEED, 1, new Solver(SEED)).run(List.of(key.parent()));
            }
            first = first(key);
        }
        return first;
    }

    private Map<String, String> first(ForeignKey key) throws SQLException {
        String columns = key.parentColumns().stream()
                .map(column -> SqlText.identifier(column) + "::text")
                .collect(Collectors.joining(", "));
        Map<String, String> values = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + columns + " FROM " + key.parent() + " ORDER BY " + columns + " LIMIT 1")) {
            if (row.next()) {
                for (int i = 0; i < key.columns().size(); i++) {
                    SeedColumn column =
                            Objects.requireNonNull(table.column(key.columns().get(i)));
                    @Nullable String value = row.getString(i + 1);
                    if (value != null) {
                        values.put(column.name(), value);
                    }
                }
            }
        }
        return values;
    }

    /** How many rows there are, so that the next one differs from those made up before. */
    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }
}
