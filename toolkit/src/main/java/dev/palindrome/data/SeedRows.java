package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the statements that add rows to one table. */
final class SeedRows {
    private final long seed;
    private final SeedTable table;
    private final Values values;
    private final int wanted;
    private final List<List<Conditions>> conditions;
    private final Solver solver;

    /**
     * For one table.
     *
     * @param wanted how many rows a call adds
     * @param conditions what rows have to satisfy; one list for each partition into which rows may go, else a single one
     */
    SeedRows(long seed, SeedTable table, Values values, int wanted, List<List<Conditions>> conditions, Solver solver) {
        this.seed = seed;
        this.table = table;
        this.values = values;
        this.wanted = wanted;
        this.conditions = conditions;
        this.solver = solver;
    }

    /**
     * The statement for one row.
     *
     * @param turn the number of the row in this call; from {@code wanted} on, another try
     * @param number the number of the row in its table
     * @param forced expressions of columns whose value is decided elsewhere, by the columns' numbers
     * @param later foreign keys that stay null, because their parents come later
     */
    String insert(int turn, long number, Map<Integer, String> forced, List<ForeignKey> later) {
        Map<String, Recipe> chosen = chosen(turn, number);
        List<ForeignKey> active = new ArrayList<>();
        Map<Integer, String> expressions = new TreeMap<>();
        Map<Integer, String> own = new LinkedHashMap<>();
        for (SeedColumn column : table.columns()) {
            if (!column.fromSequence()) {
                expressions.put(column.number(), SqlText.literal(literal(column, chosen, turn, number)));
            }
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (key.columns().stream().anyMatch(column -> table.column(column) == null)) {
                continue;
            } else if (later.contains(key) || isNull(key, chosen, turn, number)) {
                for (int column : key.columns()) {
                    if (!table.column(column).required()) {
                        expressions.put(column, "NULL");
                    }
                }
            } else if (key.parent().equals(table.name()) && !table.isOptional(key)) {
                itself(key, expressions, own);
            } else if (!forced.keySet().containsAll(key.columns())) {
                active.add(key);
            }
        }
        Picks picks = new Picks(table, active);
        expressions.putAll(picks.expressions());
        expressions.putAll(forced);
        if (expressions.isEmpty()) {
            return "INSERT INTO " + table.name() + " DEFAULT VALUES";
        }
        String columns = expressions.keySet().stream()
                .map(column -> table.column(column).quoted())
                .collect(Collectors.joining(", "));
        String ownValues = own.isEmpty()
                ? "(SELECT 1) AS own"
                : own.entrySet().stream()
                        .map(entry -> entry.getValue() + " AS "
                                + table.column(entry.getKey()).quoted())
                        .collect(Collectors.joining(", ", "(SELECT ", " OFFSET 0) AS own"));
        return "INSERT INTO " + table.name() + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT "
                + String.join(", ", expressions.values()) + " FROM " + ownValues + picks.joins(turn);
    }

    /** The values of a row as text, by the columns' numbers; without those that are null. */
    Map<Integer, String> literals(int turn, long number) {
        Map<String, Recipe> chosen = chosen(turn, number);
        Map<Integer, String> literals = new TreeMap<>();
        for (SeedColumn column : table.columns()) {
            String value = literal(column, chosen, turn, number);
            if (value != null) {
                literals.put(column.number(), value);
            }
        }
        return literals;
    }

    /** Fills in the foreign keys that were left null, in one row, if no row has a value there. */
    String backfill(ForeignKey key) {
        Picks picks = new Picks(table, List.of(key));
        List<SeedColumn> columns = key.columns().stream()
                .map(table::column)
                .filter(column -> !column.required())
                .toList();
        Map<Integer, String> expressions = picks.expressions();
        String empty =
                columns.stream().map(column -> column.quoted() + " IS NULL").collect(Collectors.joining(" AND "));
        return "UPDATE " + table.name() + " SET "
                + columns.stream()
                        .map(column -> column.quoted() + " = chosen." + column.quoted())
                        .collect(Collectors.joining(", "))
                + " FROM (SELECT "
                + columns.stream()
                        .map(column -> expressions.get(column.number()) + " AS " + column.quoted())
                        .collect(Collectors.joining(", "))
                + " FROM (SELECT 1) AS own" + picks.joins(0) + ") AS chosen WHERE (" + table.name() + ".tableoid, "
                + table.name() + ".ctid) = (SELECT tableoid, ctid FROM " + table.name() + " WHERE " + empty
                + " LIMIT 1) AND NOT EXISTS (SELECT FROM " + table.name() + " WHERE NOT (" + empty + "))";
    }

    /** A row that refers to itself: what a sequence would have given is taken first, for both columns. */
    private void itself(ForeignKey key, Map<Integer, String> expressions, Map<Integer, String> own) {
        for (int i = 0; i < key.columns().size(); i++) {
            String parentColumn = key.parentColumns().get(i);
            SeedColumn column = table.columns().stream()
                    .filter(each -> each.name().equals(parentColumn))
                    .findFirst()
                    .orElseThrow();
            if (column.fromSequence()) {
                own.put(column.number(), String.valueOf(column.defaultValue()));
                expressions.put(column.number(), "own." + column.quoted());
            }
            expressions.put(key.columns().get(i), expressions.get(column.number()));
        }
    }

    /** The value that a column would have in a row, as text; also one that is from a sequence. */
    @Nullable
    String plain(SeedColumn column, long number) {
        return values.value(column, Spot.of(seed, table, column, Flavour.of(number), number));
    }

    private @Nullable String literal(SeedColumn column, Map<String, Recipe> chosen, int turn, long number) {
        Spot spot = Spot.of(seed, table, column, Flavour.of(number), number);
        Recipe recipe = chosen.get(column.name());
        if (recipe != null) {
            return recipe.maker().make(spot);
        }
        return isNull(column, turn, spot) ? null : values.value(column, spot);
    }

    /** In one row of each call, which is never the one with the fullest values, a column is null that may be. */
    private boolean isNull(SeedColumn column, int turn, Spot spot) {
        if (column.required() || wanted == 1) {
            return false;
        } else if (turn >= wanted) {
            return spot.pick(4) == 0;
        }
        long call = Math.floorDiv(spot.number(), (long) Flavour.values().length);
        Flavour turned = (column.number() + call) % 2 == 0 ? Flavour.TYPICAL : Flavour.ODD;
        return wanted >= Flavour.values().length ? spot.flavour() == turned : turn == wanted - 1;
    }

    private boolean isNull(ForeignKey key, Map<String, Recipe> chosen, int turn, long number) {
        for (int each : key.columns()) {
            Recipe recipe = chosen.get(table.column(each).name());
            if (recipe != null && recipe.kind() == Recipe.Kind.NULL) {
                return true;
            }
        }
        for (int each : key.columns()) {
            SeedColumn column = table.column(each);
            if (!column.required()) {
                return !chosen.containsKey(column.name())
                        && isNull(column, turn, Spot.of(seed, table, column, Flavour.of(number), number));
            }
        }
        return false;
    }

    /** For each group of conditions the combination of recipes that suits this row best. */
    private Map<String, Recipe> chosen(int turn, long number) {
        Map<String, Recipe> chosen = new HashMap<>();
        List<Conditions> all = conditions.get((int) Math.floorMod(number, (long) conditions.size()));
        for (Conditions group : all) {
            List<Map<String, Recipe>> solutions = solver.solutions(group);
            Map<String, Recipe> best = null;
            int bestScore = Integer.MIN_VALUE;
            for (int i = 0; i < solutions.size(); i++) {
                // Starting elsewhere each time lets equally good ones take turns.
                Map<String, Recipe> solution = solutions.get((int) Math.floorMod(i + number, (long) solutions.size()));
                int score = turn < wanted ? score(group, solution, turn, number) : 0;
                if (score > bestScore) {
                    best = solution;
                    bestScore = score;
                }
            }
            if (best != null) {
                chosen.putAll(best);
            }
        }
        return chosen;
    }

    private int score(Conditions group, Map<String, Recipe> solution, int turn, long number) {
        int score = 0;
        for (SeedColumn column : group.columns()) {
            Recipe recipe = solution.get(column.name());
            Spot spot = Spot.of(seed, table, column, Flavour.of(number), number);
            boolean wantsNull = isNull(column, turn, spot);
            score += switch (recipe.kind()) {
                case NULL -> wantsNull ? 4 : -3;
                case FREE -> wantsNull ? 0 : recipe.flavour() == spot.flavour() ? 4 : 2;
                case SHAPED -> wantsNull ? 0 : 1;
                case CONSTANT -> wantsNull ? 0 : column.unique() ? -2 : 1;
            };
        }
        return score;
    }
}
