package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call of the seeder. */
final class SeedingRun {
    /** So many candidates of a row are tried, after the first ones, before a table is given up. */
    private static final int TRIES = 60;

    private static final int LEAVES = 3;

    private final Connection connection;
    private final long seed;
    private final int wanted;
    private final Solver solver;
    private final SeedCatalog catalog = new SeedCatalog();
    private final Map<String, Long> there = new HashMap<>();
    private final Map<String, SeedRows> rows = new HashMap<>();
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private final Set<String> checkedParents = new HashSet<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** What has become of a table so far. */
    private static final class Progress {
        private int added;
        private int tries;
        private SeedScript.@Nullable Rows last;
    }

    SeedingRun(Connection connection, long seed, int wanted, Solver solver) {
        this.connection = connection;
        this.seed = seed;
        this.wanted = wanted;
        this.solver = solver;
    }

    Seeding run(Collection<String> names) throws SQLException {
        Set<String> asked = new LinkedHashSet<>(names);
        read(asked);
        fill(fillable());
        Set<String> exhausted = exhausted();
        if (!exhausted.isEmpty()) {
            Set<String> before = new HashSet<>(progress.keySet());
            read(exhausted);
            List<SeedTable> fresh = fillable().stream()
                    .filter(table -> !before.contains(table.name()))
                    .toList();
            fill(fresh);
            again();
        }
        return result(asked);
    }

    /** Reads these tables and, as long as there are any, the tables without rows that they refer to. */
    private void read(Set<String> names) throws SQLException {
        Set<String> next = names;
        while (!next.isEmpty()) {
            catalog.read(connection, next);
            Set<String> count = new LinkedHashSet<>();
            Set<String> parents = new LinkedHashSet<>();
            for (SeedTable table : catalog.tables().values()) {
                String reason = SeedReasons.ofKind(table);
                if (reason != null) {
                    reasons.put(table.name(), reason);
                } else if (!there.containsKey(table.name())) {
                    count.add(table.name());
                }
                table.foreignKeys().stream()
                        .map(ForeignKey::parent)
                        .filter(parent -> !catalog.tables().containsKey(parent) && checkedParents.add(parent))
                        .forEach(parents::add);
            }
            next = count(count, parents);
        }
    }

    /** Counts the rows of tables, and tells which parents have none. */
    private Set<String> count(Set<String> tables, Set<String> parents) throws SQLException {
        Set<String> empty = new LinkedHashSet<>();
        if (tables.isEmpty() && parents.isEmpty()) {
            return empty;
        }
        List<String> counts = new ArrayList<>();
        tables.forEach(table -> counts.add("(SELECT count(*) FROM " + table + ")"));
        parents.forEach(table -> counts.add("(SELECT count(*) FROM (SELECT FROM " + table + " LIMIT 1) AS one)"));
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery("SELECT ARRAY[" + String.join(",\n", counts) + "]")) {
                row.next();
                Long[] numbers = (Long[]) row.getArray(1).getArray();
                int at = 0;
                for (String table : tables) {
                    there.put(table, numbers[at++]);
                }
                for (String parent : parents) {
                    if (numbers[at++] == 0) {
                        empty.add(parent);
                    }
                }
            }
        }
        return empty;
    }

    private List<SeedTable> fillable() {
        return catalog.tables().values().stream()
                .filter(table -> !reasons.containsKey(table.name()))
                .toList();
    }

    private void fill(List<SeedTable> tables) throws SQLException {
        prepare(tables);
        SeedOrder order = SeedOrder.of(tables);
        order.stuck().forEach(table -> reasons.put(table.name(), SeedReasons.ofCycle(table, order.stuck())));
        SeedScript script = new SeedScript();
        List<String> answering = new ArrayList<>();
        for (List<SeedTable> step : order.steps()) {
            if (step.size() == 1) {
                SeedTable table = step.get(0);
                script.rows(statements(table, 0, wanted, order.later().getOrDefault(table.name(), List.of())), wanted);
            } else {
                script.together(new SeedCycle(connection, step, rows, there, wanted).statements());
            }
            answering.add(step.get(0).name());
        }
        List<String> answers = script.run(connection);
        for (int i = 0; i < answers.size(); i++) {
            SeedScript.Rows answer = SeedScript.Rows.of(answers.get(i));
            List<SeedTable> step = order.steps().get(i);
            for (SeedTable table : step) {
                note(table.name(), answer, step.size() == 1 ? answer.added() : answer.added() / step.size());
            }
        }
        again();
        backfill(order);
    }

    /** Finds out how the conditions of tables can be satisfied. */
    private void prepare(List<SeedTable> tables) throws SQLException {
        Values values = new Values(catalog.types());
        List<Solver.Problem> problems = new ArrayList<>();
        for (SeedTable table : tables) {
            List<List<Conditions>> ways = new ArrayList<>();
            List<String> leaves = table.leaves();
            int step = Math.max(1, (leaves.size() + LEAVES - 1) / LEAVES);
            for (int i = 0; i < leaves.size(); i += step) {
                ways.add(Conditions.of(table, leaves.get(i), catalog.types()));
            }
            if (ways.isEmpty()) {
                ways.add(Conditions.of(table, table.bound(), catalog.types()));
            }
            rows.put(table.name(), new SeedRows(seed, table, values, wanted, ways, solver));
            for (List<Conditions> way : ways) {
                for (Conditions group : way) {
                    problems.add(new Solver.Problem(table, group, values, catalog.types(), there.get(table.name())));
                }
            }
        }
        solver.solve(connection, problems);
    }

    /** Tries other rows for the tables that still lack some. */
    private void again() throws SQLException {
        List<SeedTable> short_ = fillable().stream()
                .filter(table -> progress.containsKey(table.name()) && progress.get(table.name()).added < wanted)
                .toList();
        if (short_.isEmpty()) {
            return;
        }
        SeedOrder order = SeedOrder.of(short_);
        SeedScript script = new SeedScript();
        List<SeedTable> tried = new ArrayList<>();
        for (List<SeedTable> step : order.steps()) {
            for (SeedTable table : step.size() == 1 ? step : List.<SeedTable>of()) {
                int missing = wanted - progress.get(table.name()).added;
                script.rows(
                        statements(table, wanted, TRIES, order.later().getOrDefault(table.name(), List.of())), missing);
                tried.add(table);
            }
        }
        if (tried.isEmpty()) {
            return;
        }
        List<String> answers = script.run(connection);
        for (int i = 0; i < answers.size(); i++) {
            SeedScript.Rows answer = SeedScript.Rows.of(answers.get(i));
            note(tried.get(i).name(), answer, answer.added());
        }
    }

    private List<String> statements(SeedTable table, int from, int count, List<ForeignKey> later) {
        long first = there.get(table.name());
        List<String> statements = new ArrayList<>();
        for (int turn = from; turn < from + count; turn++) {
            statements.add(rows.get(table.name()).insert(turn, first + turn, Map.of(), later));
        }
        return statements;
    }

    private void note(String table, SeedScript.Rows answer, int added) {
        Progress sofar = progress.computeIfAbsent(table, name -> new Progress());
        sofar.added += added;
        sofar.tries += answer.tries();
        sofar.last = answer;
    }

    /** Gives the foreign keys that had to wait a value in one row. */
    private void backfill(SeedOrder order) throws SQLException {
        SeedScript script = new SeedScript();
        List<String> tables = new ArrayList<>();
        List<ForeignKey> keys = new ArrayList<>();
        order.later()
                .forEach((table, later) -> later.forEach(key -> {
                    if (progress.containsKey(table) && progress.get(table).added > 0) {
                        script.rows(List.of(rows.get(table).backfill(key)), 1);
                        tables.add(table);
                        keys.add(key);
                    }
                }));
        if (tables.isEmpty()) {
            return;
        }
        List<String> answers = script.run(connection);
        for (int i = 0; i < answers.size(); i++) {
            SeedScript.Rows answer = SeedScript.Rows.of(answers.get(i));
            if (answer.failed()) {
                reasons.putIfAbsent(tables.get(i), SeedReasons.ofBackfill(keys.get(i), answer));
            }
        }
    }

    /** Parents that have rows, but none that is free for a table whose rows must each have their own. */
    private Set<String> exhausted() {
        Set<String> parents = new LinkedHashSet<>();
        progress.forEach((name, sofar) -> {
            SeedTable table = catalog.tables().get(name);
            if (sofar.added < wanted
                    && sofar.last != null
                    && (!sofar.last.failed() || sofar.last.state().equals("23505"))) {
                table.foreignKeys().stream()
                        .map(ForeignKey::parent)
                        .filter(parent -> !catalog.tables().containsKey(parent))
                        .forEach(parents::add);
            }
        });
        return parents;
    }

    private Seeding result(Set<String> asked) {
        List<SeededTable> all = new ArrayList<>();
        Set<String> told = new HashSet<>();
        Map<String, SeedTable> byAsked = new LinkedHashMap<>();
        catalog.tables().values().forEach(table -> byAsked.put(table.asked(), table));
        for (String name : asked) {
            SeedTable table = byAsked.get(name);
            if (table == null) {
                table = catalog.tables().get(name);
            }
            all.add(
                    table == null
                            ? new SeededTable(name, 0, SeedReasons.MISSING)
                            : new SeededTable(name, added(table), reason(table)));
            told.add(table == null ? name : table.name());
        }
        for (SeedTable table : catalog.tables().values()) {
            if (told.add(table.name())) {
                all.add(new SeededTable(table.name(), added(table), reason(table)));
            }
        }
        return new Seeding(all);
    }

    private int added(SeedTable table) {
        Progress sofar = progress.get(table.name());
        return sofar == null ? 0 : sofar.added;
    }

    private @Nullable String reason(SeedTable table) {
        String known = reasons.get(table.name());
        Progress sofar = progress.get(table.name());
        if (known != null || sofar == null || sofar.last == null || sofar.added >= wanted) {
            return known;
        }
        return SeedReasons.ofRows(table, sofar.tries, sofar.added, wanted, sofar.last);
    }
}
