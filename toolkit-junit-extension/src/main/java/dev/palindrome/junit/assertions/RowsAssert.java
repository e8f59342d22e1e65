package dev.palindrome.junit.assertions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the rows of a table, each a map from column names to values, as a scenario's {@code rows} gives them. */
public final class RowsAssert {
    private static final int SHOWN = 5;

    private final ScenarioAssert scenario;
    private final String table;
    private final List<Map<String, @Nullable Object>> rows;

    RowsAssert(ScenarioAssert scenario, String table, List<Map<String, @Nullable Object>> rows) {
        this.scenario = scenario;
        this.table = table;
        this.rows = rows;
    }

    /** Back to the scenario. */
    public ScenarioAssert and() {
        return scenario;
    }

    /** Another table of the scenario. */
    public RowsAssert table(String name) {
        return scenario.table(name);
    }

    public RowsAssert hasRows(int expected) {
        if (rows.size() != expected) {
            scenario.fail("Table " + table + " was expected to have " + count(expected) + "; it has " + there() + ".");
        }
        return this;
    }

    public RowsAssert isEmpty() {
        if (!rows.isEmpty()) {
            scenario.fail("Table " + table + " was expected to be empty; it has " + there() + ".");
        }
        return this;
    }

    public RowsAssert isNotEmpty() {
        if (rows.isEmpty()) {
            scenario.fail("Table " + table + " was expected to have rows; it has none.");
        }
        return this;
    }

    /** There is a row with these values; of columns that are not named, it may have any. Numbers are compared by value. */
    public RowsAssert containsRow(Map<String, ? extends @Nullable Object> expected) {
        if (knows(expected)
                && rows.stream().noneMatch(row -> differing(row, expected).isEmpty())) {
            Map<String, @Nullable Object> nearest = rows.stream()
                    .min(Comparator.comparingInt(row -> differing(row, expected).size()))
                    .orElse(null);
            scenario.fail("Table " + table + " has no row " + shown(expected) + "; "
                    + (nearest == null
                            ? "it has none at all."
                            : "in the nearest of " + rows.size() + ", "
                                    + differing(nearest, expected).stream()
                                            .map(column -> column + " is " + shown(nearest.get(column)))
                                            .collect(Collectors.joining(", "))
                                    + "."));
        }
        return this;
    }

    public RowsAssert doesNotContainRow(Map<String, ? extends @Nullable Object> unexpected) {
        if (knows(unexpected)) {
            rows.stream()
                    .filter(row -> differing(row, unexpected).isEmpty())
                    .findFirst()
                    .ifPresent(row -> scenario.fail("Table " + table + " was expected to have no row "
                            + shown(unexpected) + "; it has " + shown(row) + "."));
        }
        return this;
    }

    /** The rows as a whole pass other assertions. */
    public RowsAssert hasRowsSatisfying(Consumer<List<Map<String, @Nullable Object>>> requirements) {
        try {
            requirements.accept(rows);
        } catch (AssertionError failure) {
            scenario.failing().fail(failure);
        }
        return this;
    }

    /**
     * Goes on to the values of one column, in the order of the rows, with AssertJ's own assertions, which fail at once.
     *
     * @throws AssertionError if there is no such column and there are rows, soft or not
     */
    public ListAssert<@Nullable Object> column(String name) {
        knows(Map.of(name, ""));
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(name)));
        return Assertions.assertThat(values).as("column " + name + " of table " + table);
    }

    /** Whether the table has all these columns, which can only be told from its rows. */
    private boolean knows(Map<String, ? extends @Nullable Object> columns) {
        for (String column : columns.keySet()) {
            if (!rows.isEmpty() && !rows.get(0).containsKey(column)) {
                scenario.fail("Table " + table + " has no column " + column + "; it "
                        + Names.instead(rows.get(0).keySet(), column) + ".");
                return false;
            }
        }
        return true;
    }

    private static List<String> differing(
            Map<String, @Nullable Object> row, Map<String, ? extends @Nullable Object> expected) {
        return expected.keySet().stream()
                .filter(column -> !isSame(row.get(column), expected.get(column)))
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number left && other instanceof Number right && isFinite(left) && isFinite(right)
                ? new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0
                : Objects.deepEquals(one, other);
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private String there() {
        return rows.isEmpty()
                ? "none"
                : rows.size() + ": "
                        + rows.stream().limit(SHOWN).map(RowsAssert::shown).collect(Collectors.joining(", "))
                        + (rows.size() > SHOWN ? ", …" : "");
    }

    private static String count(int rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static String shown(Map<String, ? extends @Nullable Object> row) {
        return row.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + " = " + shown(entry.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String shown(@Nullable Object value) {
        return value instanceof String text
                ? "'" + text.replace("'", "''") + "'"
                : value == null ? "NULL" : value.toString();
    }
}
