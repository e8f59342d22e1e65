package dev.palindrome.data;

import dev.palindrome.data.SeedTable.Check;
import dev.palindrome.data.SeedTable.ForeignKey;
import dev.palindrome.data.SeedTable.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The foreign keys of one row, each a subquery that takes its values from rows that are there. Keys that share a column, a unique index
 * or a check are chosen together.
 */
final class Picks {
    /** So many rows of each parent are looked at where the rows of several parents are combined. */
    private static final int LOOKED_AT = 40;

    private final SeedTable table;
    private final List<Group> groups = new ArrayList<>();

    private record Group(List<ForeignKey> keys, Set<Integer> columns) {}

    /** For these foreign keys of a table; the others are null in this row. */
    Picks(SeedTable table, List<ForeignKey> keys) {
        this.table = table;
        Set<Integer> picked = new LinkedHashSet<>();
        keys.forEach(key -> picked.addAll(key.columns()));
        for (ForeignKey key : keys) {
            Set<Integer> columns = new LinkedHashSet<>(key.columns());
            List<ForeignKey> members = new ArrayList<>(List.of(key));
            groups.removeIf(other -> {
                boolean bound = bound(other.columns(), columns, picked);
                if (bound) {
                    members.addAll(0, other.keys());
                    columns.addAll(other.columns());
                }
                return bound;
            });
            groups.add(new Group(members, columns));
        }
    }

    private boolean bound(Set<Integer> one, Set<Integer> other, Set<Integer> picked) {
        return meet(one, other)
                || table.keys().stream()
                        .map(Key::columns)
                        .anyMatch(columns -> picked.containsAll(columns) && meet(columns, one) && meet(columns, other))
                || table.checks().stream()
                        .map(Check::columns)
                        .anyMatch(columns -> picked.containsAll(columns) && meet(columns, one) && meet(columns, other));
    }

    private static boolean meet(Set<Integer> one, Set<Integer> other) {
        return one.stream().anyMatch(other::contains);
    }

    /** The expression of each column that is chosen, over the aliases of {@link #joins}. */
    Map<Integer, String> expressions() {
        Map<Integer, String> expressions = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int column : groups.get(i).columns()) {
                expressions.put(column, "g" + i + "." + name(column));
            }
        }
        return expressions;
    }

    /**
     * The subqueries, to be joined to a single row.
     *
     * @param turn the number of the row in its call: another row takes another parent
     */
    String joins(int turn) {
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            boolean optional = group.keys().stream().allMatch(table::isOptional);
            joins.append(optional ? " LEFT JOIN (" : " JOIN (")
                    .append(query(group, turn))
                    .append(") AS g")
                    .append(i)
                    .append(" ON true");
        }
        return joins.toString();
    }

    private String query(Group group, int turn) {
        Map<Integer, String> sources = new LinkedHashMap<>();
        List<String> froms = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < group.keys().size(); i++) {
            ForeignKey key = group.keys().get(i);
            List<String> parents =
                    key.parentColumns().stream().map(SqlText::identifier).toList();
            String from = "SELECT " + String.join(", ", parents) + " FROM " + key.parent() + " WHERE "
                    + parents.stream().map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
            if (group.keys().size() > 1) {
                from += parents.stream().map(name -> name + " DESC").collect(Collectors.joining(", ", " ORDER BY ", ""))
                        + " LIMIT " + LOOKED_AT;
            }
            froms.add("(" + from + ") AS p" + i);
            for (int c = 0; c < parents.size(); c++) {
                String value = "p" + i + "." + parents.get(c);
                String other = sources.putIfAbsent(key.columns().get(c), value);
                if (other != null) {
                    conditions.add(other + " = " + value);
                }
            }
        }
        String inner = "SELECT "
                + sources.entrySet().stream()
                        .map(entry -> entry.getValue() + " AS " + name(entry.getKey()))
                        .collect(Collectors.joining(", "))
                + " FROM " + String.join(", ", froms)
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
        List<String> filters = new ArrayList<>();
        boolean unique = filters(group, filters);
        String ordered =
                sources.keySet().stream().map(column -> name(column) + " DESC").collect(Collectors.joining(", "));
        String first = group.keys().get(0).parent();
        String offset = unique || group.keys().size() > 1
                ? "0"
                : "(" + turn + " % GREATEST(1, (SELECT count(*)::integer FROM (SELECT FROM " + first
                        + " LIMIT 12) AS few)))";
        return "SELECT * FROM (" + inner + ") AS k"
                + (filters.isEmpty() ? "" : " WHERE " + String.join(" AND ", filters)) + " ORDER BY " + ordered
                + " OFFSET " + offset + " LIMIT 1";
    }

    /** What keeps a choice from violating a unique index or a check; tells whether there is such an index. */
    private boolean filters(Group group, List<String> filters) {
        boolean unique = false;
        for (Key key : table.keys()) {
            if (!key.columns().isEmpty() && group.columns().containsAll(key.columns())) {
                unique = true;
                filters.add("NOT EXISTS (SELECT FROM " + table.name() + " AS there WHERE "
                        + key.columns().stream()
                                .map(column -> "there." + name(column) + " = k." + name(column))
                                .collect(Collectors.joining(" AND "))
                        + ")");
            }
        }
        for (Check check : table.checks()) {
            if (!check.columns().isEmpty() && group.columns().containsAll(check.columns())) {
                filters.add("(" + check.expression() + ") IS NOT FALSE");
            }
        }
        return unique;
    }

    private String name(int column) {
        return SqlText.identifier(table.columns().stream()
                .filter(each -> each.number() == column)
                .map(SeedColumn::name)
                .findFirst()
                .orElseThrow());
    }
}
