package dev.palindrome.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a table that share columns and must therefore be satisfied together.
 *
 * @param columns the columns that they are about
 * @param expressions the conditions, over the columns' names
 */
record Conditions(List<SeedColumn> columns, List<String> expressions) {
    /** One condition, with the columns that it is about. */
    private record Condition(Set<Integer> columns, String expression) {}

    /**
     * The conditions that rows of a table have to satisfy, in groups that share no column.
     *
     * @param bound what the partition demands into which the rows go, or null
     */
    static List<Conditions> of(SeedTable table, @Nullable String bound, Map<Long, SeedType> types) {
        List<Condition> all = new ArrayList<>();
        for (SeedTable.Check check : table.checks()) {
            all.add(new Condition(check.columns(), check.expression()));
        }
        if (bound != null && !bound.isEmpty()) {
            all.add(new Condition(mentioned(table, bound), bound));
        }
        for (SeedColumn column : table.columns()) {
            for (SeedType type = column.type(); type.isDomain(); type = types.get(type.inner())) {
                for (String check : type.checks()) {
                    all.add(new Condition(
                            Set.of(column.number()),
                            "(SELECT " + check + " FROM (SELECT " + column.quoted() + ") AS domain(value))"));
                }
            }
        }
        all.removeIf(condition -> condition.columns().isEmpty()
                || condition.columns().stream().anyMatch(number -> table.column(number) == null));
        List<Conditions> groups = new ArrayList<>();
        while (!all.isEmpty()) {
            groups.add(group(table, all));
        }
        return groups;
    }

    /** Takes away the first condition and all that are bound to it. */
    private static Conditions group(SeedTable table, Collection<Condition> rest) {
        Set<Integer> columns = new TreeSet<>(rest.iterator().next().columns());
        List<String> expressions = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            Set<Condition> bound = new HashSet<>();
            for (Condition condition : rest) {
                if (condition.columns().stream().anyMatch(columns::contains)) {
                    bound.add(condition);
                    columns.addAll(condition.columns());
                    expressions.add(condition.expression());
                }
            }
            grown = rest.removeAll(bound);
        }
        return new Conditions(columns.stream().map(table::column).toList(), expressions);
    }

    private static Set<Integer> mentioned(SeedTable table, String expression) {
        Set<Integer> columns = new TreeSet<>();
        for (SeedColumn column : table.columns()) {
            String name = Pattern.quote(column.name());
            if (Pattern.compile("(?<![\\w\"])" + name + "(?![\\w\"])|" + Pattern.quote(column.quoted()))
                    .matcher(expression)
                    .find()) {
                columns.add(column.number());
            }
        }
        return columns;
    }

    /** The same for tables of the same columns and conditions. */
    String fingerprint() {
        StringBuilder text = new StringBuilder();
        for (SeedColumn column : columns) {
            text.append(column.name()).append(' ').append(column.typeName()).append(column.required());
            text.append(column.type().labels())
                    .append(column.type().checks())
                    .append(column.unique())
                    .append('\n');
        }
        return text.append(expressions).toString();
    }
}
