package dev.palindrome.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tables held between the upgrade and the downgrade: where a row, or a value, of before can be found there. */
final class AfterUpgrade {
    private final KeptRows kept;
    private final Map<String, DataTable> before;
    private final Map<String, DataTable> after;
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, Map<List<@Nullable String>, Row>> byKey = new HashMap<>();
    private @Nullable Set<String> fresh;

    AfterUpgrade(KeptRows kept, Collection<DataTable> before, Collection<DataTable> after) {
        this.kept = kept;
        this.before = byName(before);
        this.after = byName(after);
    }

    private static Map<String, DataTable> byName(Collection<DataTable> tables) {
        Map<String, DataTable> map = new TreeMap<>();
        tables.forEach(table -> map.put(table.name(), table));
        return map;
    }

    /** The table as the upgrade left it: of the same name, else a new one with the most columns of the same names; null if none. */
    @Nullable
    DataTable successor(DataTable table) {
        DataTable same = after.get(table.name());
        if (same != null) {
            return same;
        }
        return after.values().stream()
                .filter(other -> !before.containsKey(other.name()))
                .filter(other -> 2 * shared(table, other) >= table.columns().size())
                .max(Comparator.comparing(other -> shared(table, other)))
                .orElse(null);
    }

    private static long shared(DataTable table, DataTable other) {
        return table.columns().stream()
                .filter(column -> other.position(column.name()) >= 0)
                .count();
    }

    /** The same row in the successor: by its key, else the one with the most equal values; null if there is none. */
    @Nullable
    Row twin(DataTable table, DataTable successor, Row row) throws SQLException {
        int[] key = table.key().stream().mapToInt(successor::position).toArray();
        boolean keyed = key.length > 0 && java.util.Arrays.stream(key).allMatch(position -> position >= 0);
        if (keyed) {
            Map<List<@Nullable String>, Row> index = byKey.get(successor.name());
            if (index == null) {
                index = new HashMap<>();
                for (Row other : rows(successor)) {
                    index.put(RowMatching.key(other, key), other);
                }
                byKey.put(successor.name(), index);
            }
            int[] own = table.key().stream().mapToInt(table::position).toArray();
            Row found = index.get(RowMatching.key(row, own));
            if (found != null) {
                return found;
            }
        }
        Row best = null;
        long most = keyed ? table.columns().size() / 2 : 0;
        for (Row other : rows(successor)) {
            long equal = table.columns().stream()
                    .filter(column -> successor.position(column.name()) >= 0)
                    .filter(column -> row.value(table.position(column.name())) != null)
                    .filter(column -> Objects.equals(
                            row.value(table.position(column.name())), other.value(successor.position(column.name()))))
                    .count();
            if (equal > most) {
                most = equal;
                best = other;
            }
        }
        return best;
    }

    /** Whether each of these values of a column can still be found: in new values of the same row, or in what the upgrade wrote elsewhere. */
    boolean holds(DataTable table, String column, List<Row> owners) throws SQLException {
        List<Row> full = new ArrayList<>();
        int position = table.position(column);
        owners.stream().filter(row -> row.value(position) != null).forEach(full::add);
        if (full.isEmpty()) {
            return false;
        }
        return isInSameRow(table, position, full) || isElsewhere(full, position);
    }

    private boolean isInSameRow(DataTable table, int position, List<Row> owners) throws SQLException {
        DataTable successor = successor(table);
        if (successor == null) {
            return false;
        }
        boolean all = true;
        Map<Integer, Map<String, Set<@Nullable String>>> maps = new HashMap<>();
        for (Row row : owners) {
            Row twin = twin(table, successor, row);
            if (twin == null) {
                return false;
            }
            String old = String.valueOf(row.value(position));
            List<String> news = new ArrayList<>();
            for (int i = 0; i < successor.columns().size(); i++) {
                DataColumn column = successor.columns().get(i);
                String value = twin.value(i);
                int former = table.position(column.name());
                boolean unchanged = former >= 0 && Objects.equals(row.value(former), value);
                if (!unchanged && !column.generated()) {
                    maps.computeIfAbsent(i, key -> new HashMap<>())
                            .computeIfAbsent(old, key -> new HashSet<>())
                            .add(value);
                    if (value != null) {
                        news.add(value);
                    }
                }
            }
            all &= isMadeOf(old, news);
        }
        return all || maps.values().stream().anyMatch(map -> isCode(map, owners.size()));
    }

    /** Each value stands for one other, and some occur again, which would be strange by accident. */
    private static boolean isCode(Map<String, Set<@Nullable String>> map, int rows) {
        Set<Set<@Nullable String>> codes = new HashSet<>(map.values());
        return map.size() > 1
                && map.size() < rows
                && codes.size() == map.size()
                && codes.stream().allMatch(code -> code.size() == 1);
    }

    /** Whether it is one of the values, part of one, or nothing but parts that are among them with what separates them. */
    private static boolean isMadeOf(String old, List<String> values) {
        String rest = old;
        int parts = 0;
        for (String value : values.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            if (old.equals(value) || Numbers.same(old, value) || (old.length() > 1 && value.contains(old))) {
                return true;
            }
            if (!value.isEmpty() && rest.contains(value)) {
                rest = rest.replace(value, "");
                parts++;
            }
        }
        return parts > 1 && rest.chars().noneMatch(Character::isLetterOrDigit);
    }

    private boolean isElsewhere(List<Row> owners, int position) throws SQLException {
        Set<String> known = fresh();
        for (Row row : owners) {
            String old = String.valueOf(row.value(position));
            boolean found =
                    known.contains(old) || (old.length() > 2 && known.stream().anyMatch(value -> value.contains(old)));
            if (old.length() < 2 || !found) {
                return false;
            }
        }
        return true;
    }

    /** Whether most of a row's values were written somewhere by the upgrade. */
    boolean holds(Row row) throws SQLException {
        Set<String> known = fresh();
        List<String> values = row.values().stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(value -> value.length() > 1)
                .collect(Collectors.toList());
        long found = values.stream().filter(known::contains).count();
        return found > 0 && 2 * found >= values.size();
    }

    /** The values that the upgrade wrote: in new tables, new columns and rows that were not there before. Numbers of rows left out. */
    private Set<String> fresh() throws SQLException {
        Set<String> found = fresh;
        if (found == null) {
            found = new HashSet<>();
            for (DataTable table : after.values()) {
                DataTable former = before.get(table.name());
                Set<Row> old = former != null && former.columns().equals(table.columns())
                        ? new HashSet<>(kept.rows(Moment.BEFORE, table.name()))
                        : Set.of();
                for (Row row : rows(table)) {
                    for (int i = 0; i < table.columns().size() && !old.contains(row); i++) {
                        DataColumn column = table.columns().get(i);
                        String value = row.value(i);
                        boolean written = former == null || former.position(column.name()) < 0 || !old.isEmpty();
                        if (value != null && !column.generated() && written) {
                            found.add(value);
                        }
                    }
                }
            }
            fresh = found;
        }
        return found;
    }

    private List<Row> rows(DataTable table) throws SQLException {
        List<Row> found = rows.get(table.name());
        if (found == null) {
            found = kept.rows(Moment.AFTER, table.name());
            rows.put(table.name(), found);
        }
        return found;
    }
}
