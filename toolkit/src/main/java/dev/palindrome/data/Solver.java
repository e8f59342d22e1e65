package dev.palindrome.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which recipes make values that satisfy conditions: many combinations are laid before PostgreSQL in one round trip. What it
 * found is kept, because the conditions of a schema change seldom.
 */
final class Solver {
    private static final int COMBINATIONS = 200;
    private static final int KEPT = 40;

    private final long seed;
    private final Map<String, List<Map<Integer, Recipe>>> solved = new HashMap<>();

    Solver(long seed) {
        this.seed = seed;
    }

    /** What is to be solved: the conditions of a table, and the number of the row for which values are tried. */
    record Problem(SeedTable table, Conditions conditions, Values values, Map<Long, SeedType> types, long number) {}

    /** Solves what has not been solved before. */
    void solve(Connection connection, List<Problem> problems) throws SQLException {
        Map<String, Problem> open = new LinkedHashMap<>();
        for (Problem problem : problems) {
            String key = problem.conditions().fingerprint();
            if (!solved.containsKey(key)) {
                open.putIfAbsent(key, problem);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        SeedScript script = new SeedScript();
        List<List<Map<Integer, Recipe>>> all = new ArrayList<>();
        for (Problem problem : open.values()) {
            List<Map<Integer, Recipe>> combinations = combinations(problem);
            all.add(combinations);
            script.judge(query(problem, combinations), combinations.size());
        }
        List<String> answers = script.run(connection);
        int at = 0;
        for (String key : open.keySet()) {
            List<Map<Integer, Recipe>> combinations = all.get(at);
            String answer = answers.get(at++);
            solved.put(
                    key,
                    answer.isEmpty()
                            ? List.of()
                            : Arrays.stream(answer.split(","))
                                    .map(number -> combinations.get(Integer.parseInt(number)))
                                    .limit(KEPT)
                                    .toList());
        }
    }

    /** The combinations of recipes, by column, that satisfy conditions; empty when none was found. */
    List<Map<Integer, Recipe>> solutions(Conditions conditions) {
        return solved.getOrDefault(conditions.fingerprint(), List.of());
    }

    private List<Map<Integer, Recipe>> combinations(Problem problem) {
        List<SeedColumn> columns = problem.conditions().columns();
        List<List<Recipe>> recipes = columns.stream()
                .map(column -> Recipes.of(
                        column,
                        base(column.type(), problem.types()),
                        problem.values(),
                        problem.conditions().expressions()))
                .toList();
        long product = 1;
        for (List<Recipe> each : recipes) {
            product = Math.min(product * each.size(), 1_000_000);
        }
        Set<List<Integer>> chosen = new LinkedHashSet<>();
        for (int flavour = 0; flavour < Flavour.values().length; flavour++) {
            chosen.add(same(columns.size(), flavour));
        }
        if (product <= 2 * COMBINATIONS) {
            every(recipes, chosen);
        } else {
            Random random = new Random(seed);
            for (int tries = 0; chosen.size() < COMBINATIONS * Math.min(4, columns.size()) && tries < 4_000; tries++) {
                List<Integer> choice = new ArrayList<>();
                recipes.forEach(each -> choice.add(random.nextInt(each.size())));
                chosen.add(choice);
            }
        }
        return chosen.stream()
                .map(choice -> {
                    Map<Integer, Recipe> combination = new LinkedHashMap<>();
                    for (int i = 0; i < choice.size(); i++) {
                        combination.put(columns.get(i).number(), recipes.get(i).get(choice.get(i)));
                    }
                    return combination;
                })
                .toList();
    }

    private static List<Integer> same(int size, int value) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value);
        }
        return list;
    }

    private static void every(List<List<Recipe>> recipes, Set<List<Integer>> chosen) {
        int[] at = new int[recipes.size()];
        while (true) {
            chosen.add(Arrays.stream(at).boxed().toList());
            int place = 0;
            while (place < at.length && ++at[place] == recipes.get(place).size()) {
                at[place++] = 0;
            }
            if (place == at.length) {
                return;
            }
        }
    }

    /** Selects the numbers of the combinations that satisfy all conditions; {@code :one} stands for a restriction to one of them. */
    private String query(Problem problem, List<Map<Integer, Recipe>> combinations) {
        List<SeedColumn> columns = problem.conditions().columns();
        StringBuilder casts = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (SeedColumn column : columns) {
            casts.append(", ").append(column.quoted()).append("::").append(cast(column, problem.types()));
            casts.append(" AS ").append(column.quoted());
            names.append(", ").append(column.quoted());
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < combinations.size(); i++) {
            rows.append(i == 0 ? "(" : ", (").append(i);
            for (SeedColumn column : columns) {
                Spot spot = Spot.of(seed, problem.table(), column, Flavour.TYPICAL, problem.number());
                rows.append(", ")
                        .append(SqlText.literal(
                                combinations.get(i).get(column.number()).maker().make(spot)));
            }
            rows.append(')');
        }
        StringBuilder where = new StringBuilder();
        for (String expression : problem.conditions().expressions()) {
            where.append(where.isEmpty() ? "" : " AND ")
                    .append('(')
                    .append(expression)
                    .append(") IS NOT FALSE");
        }
        return "SELECT string_agg(\"palindrome number\"::pg_catalog.text, ',' ORDER BY \"palindrome number\") FROM (SELECT "
                + "\"palindrome number\"" + casts + " FROM (VALUES " + rows + ") AS v (\"palindrome number\"" + names
                + "):one OFFSET 0) AS t WHERE " + where;
    }

    private static String cast(SeedColumn column, Map<Long, SeedType> types) {
        return column.type().isDomain() ? base(column.type(), types).name() : column.typeName();
    }

    private static SeedType base(@Nullable SeedType type, Map<Long, SeedType> types) {
        SeedType base = type;
        while (base.isDomain()) {
            base = types.get(base.inner());
        }
        return base;
    }
}
