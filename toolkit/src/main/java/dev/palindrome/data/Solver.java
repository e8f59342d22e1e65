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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which recipes make values that satisfy conditions: many combinations are laid before PostgreSQL in one round trip. What it
 * found is kept, because the conditions of a schema change seldom.
 */
final class Solver {
    private static final int COMBINATIONS = 200;
    private static final int KEPT = 40;
    private static final String NUMBER = "\"palindrome number\"";

    private final long seed;
    private final Map<String, List<Map<String, Recipe>>> solved = new HashMap<>();

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
        List<List<Map<String, Recipe>>> all = new ArrayList<>();
        for (Problem problem : open.values()) {
            List<Map<String, Recipe>> combinations = combinations(problem);
            all.add(combinations);
            script.judge(query(problem), candidates(problem, combinations));
        }
        List<String> answers = script.run(connection);
        int at = 0;
        for (String key : open.keySet()) {
            List<Map<String, Recipe>> combinations = all.get(at);
            String answer = answers.get(at++);
            solved.put(
                    key,
                    answer.isEmpty()
                            ? List.of()
                            : Arrays.stream(answer.split(","))
                                    .map(number -> combinations.get(Integer.parseInt(number) - 1))
                                    .limit(KEPT)
                                    .toList());
        }
    }

    /** The combinations of recipes, by column, that satisfy conditions; empty when none was found. */
    List<Map<String, Recipe>> solutions(Conditions conditions) {
        return solved.getOrDefault(conditions.fingerprint(), List.of());
    }

    private List<Map<String, Recipe>> combinations(Problem problem) {
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
            for (int tries = 0; chosen.size() < COMBINATIONS * Math.min(3, columns.size()) && tries < 4_000; tries++) {
                List<Integer> choice = new ArrayList<>();
                recipes.forEach(each -> choice.add(random.nextInt(each.size())));
                chosen.add(choice);
            }
        }
        return chosen.stream()
                .map(choice -> {
                    Map<String, Recipe> combination = new LinkedHashMap<>();
                    for (int i = 0; i < choice.size(); i++) {
                        combination.put(columns.get(i).name(), recipes.get(i).get(choice.get(i)));
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

    /** Selects the numbers, in a range, of the candidates in an array that satisfy all conditions. */
    private static String query(Problem problem) {
        List<SeedColumn> columns = problem.conditions().columns();
        StringBuilder casts = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            SeedColumn column = columns.get(i);
            casts.append(", ($1)[").append(NUMBER).append("][").append(i + 1).append("]::");
            casts.append(cast(column, problem.types())).append(" AS ").append(column.quoted());
        }
        String where = problem.conditions().expressions().stream()
                .map(expression -> "(" + expression + ") IS NOT FALSE")
                .collect(Collectors.joining(" AND "));
        return "SELECT string_agg(" + NUMBER + "::pg_catalog.text, ',' ORDER BY " + NUMBER + ") FROM (SELECT " + NUMBER
                + casts + " FROM generate_series($2, $3) AS " + NUMBER + " OFFSET 0) AS t WHERE " + where;
    }

    private List<List<@Nullable String>> candidates(Problem problem, List<Map<String, Recipe>> combinations) {
        List<List<@Nullable String>> candidates = new ArrayList<>();
        for (Map<String, Recipe> combination : combinations) {
            List<@Nullable String> values = new ArrayList<>();
            for (SeedColumn column : problem.conditions().columns()) {
                Spot spot = Spot.of(seed, problem.table(), column, Flavour.TYPICAL, problem.number());
                values.add(combination.get(column.name()).maker().make(spot));
            }
            candidates.add(values);
        }
        return candidates;
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
