package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which tables get rows: parents first. In a cycle a foreign key that may be null is filled later; one that may not be null
 * needs to be deferrable.
 *
 * @param steps the tables; several in one step are filled together
 * @param later foreign keys that are null at first, by the name of their table
 * @param stuck tables in a cycle of foreign keys that are neither nullable nor deferrable
 */
record SeedOrder(List<List<SeedTable>> steps, Map<String, List<ForeignKey>> later, List<SeedTable> stuck) {
    static SeedOrder of(Collection<SeedTable> tables) {
        Map<String, SeedTable> rest = new LinkedHashMap<>();
        tables.forEach(table -> rest.put(table.name(), table));
        List<List<SeedTable>> steps = new ArrayList<>();
        Map<String, List<ForeignKey>> later = new LinkedHashMap<>();
        List<SeedTable> stuck = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<SeedTable> free = rest.values().stream()
                    .filter(table -> open(table, rest, true).isEmpty())
                    .toList();
            if (!free.isEmpty()) {
                free.forEach(table -> {
                    steps.add(List.of(table));
                    rest.remove(table.name());
                });
                continue;
            }
            SeedTable next = rest.values().stream()
                    .filter(table -> open(table, rest, false).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                later.put(next.name(), open(next, rest, true));
                steps.add(List.of(next));
                rest.remove(next.name());
                continue;
            }
            List<SeedTable> cycle = cycle(rest);
            boolean deferrable = cycle.stream()
                    .anyMatch(table -> open(table, rest, false).stream().allMatch(ForeignKey::deferrable));
            for (SeedTable table : cycle) {
                later.put(
                        table.name(),
                        open(table, rest, true).stream()
                                .filter(table::isOptional)
                                .toList());
                rest.remove(table.name());
            }
            if (deferrable) {
                steps.add(cycle);
            } else {
                stuck.addAll(cycle);
            }
        }
        return new SeedOrder(steps, later, stuck);
    }

    /** The foreign keys to other tables that are not filled yet. */
    private static List<ForeignKey> open(SeedTable table, Map<String, SeedTable> rest, boolean optional) {
        return table.foreignKeys().stream()
                .filter(key -> !key.parent().equals(table.name()) && rest.containsKey(key.parent()))
                .filter(key -> optional || !table.isOptional(key))
                .toList();
    }

    /** Follows required foreign keys until a table comes again. */
    private static List<SeedTable> cycle(Map<String, SeedTable> rest) {
        Set<SeedTable> way = new LinkedHashSet<>();
        SeedTable table = rest.values().iterator().next();
        while (way.add(table)) {
            table = rest.get(open(table, rest, false).get(0).parent());
        }
        List<SeedTable> cycle = new ArrayList<>(way);
        return new ArrayList<>(new LinkedHashSet<>(cycle.subList(cycle.indexOf(table), cycle.size())));
    }

    /** The tables of a list by name. */
    static Set<String> names(Collection<SeedTable> tables) {
        Set<String> names = new HashSet<>();
        tables.forEach(table -> names.add(table.name()));
        return names;
    }
}
