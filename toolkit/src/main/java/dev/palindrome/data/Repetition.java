package dev.palindrome.data;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the second upgrade left otherwise than the first, which began with the same rows.
 *
 * <p>A value that the database makes each time anew is no difference, as long as it is there both times: in a column that is an identity or
 * whose default is no constant; a time of the run; a UUID that was not there before; a number or key of these elsewhere; and, where the
 * script asks for chance, whatever was not there before.
 */
public final class Repetition {
    private static final String MADE = "\u0001made";

    private final KeptRows kept;
    private final Instant from;
    private final Instant until;
    private final boolean chance;
    private final Set<String> madeFirst = new HashSet<>();
    private final Set<String> madeSecond = new HashSet<>();

    private Repetition(KeptRows kept, Instant from, Instant until, boolean chance) {
        this.kept = kept;
        this.from = from;
        this.until = until;
        this.chance = chance;
    }

    /** Rows of a table that only one of the two upgrades left. */
    private record Sides(DataTable table, List<Row> first, List<Row> second, Set<String> known) {}

    /**
     * Compares what was kept after the two upgrades.
     *
     * @param tables the tables that the upgrade may have written
     * @param first their fingerprints after the first
     * @param second their fingerprints after the second
     * @param from when the first upgrade began, by the server's clock
     * @param until when the second had ended
     * @param chance whether the script asks for random values
     * @return rows and values of the first that the second did not write, and rows that it left in addition
     */
    public static List<Loss> differences(
            KeptRows kept,
            Collection<DataTable> tables,
            Map<String, Fingerprint> first,
            Map<String, Fingerprint> second,
            Instant from,
            Instant until,
            boolean chance)
            throws SQLException {
        List<Sides> differing = new ArrayList<>();
        for (DataTable table : tables) {
            if (!Objects.equals(first.get(table.name()), second.get(table.name()))) {
                Set<String> known = new HashSet<>();
                for (Row row : kept.rows(Moment.BEFORE, table.name())) {
                    row.values().stream().filter(Objects::nonNull).forEach(known::add);
                }
                differing.add(new Sides(
                        table,
                        kept.only(Moment.AFTER, Moment.AGAIN, table.name()),
                        kept.only(Moment.AGAIN, Moment.AFTER, table.name()),
                        known));
            }
        }
        Repetition repetition = new Repetition(kept, from, until, chance);
        differing.forEach(repetition::collect);
        List<Loss> losses = new ArrayList<>();
        for (Sides sides : differing) {
            repetition.compare(
                    sides,
                    Objects.requireNonNull(first.get(sides.table().name())).rows(),
                    losses);
        }
        return losses;
    }

    /** New values of columns that the database fills. */
    private void collect(Sides sides) {
        for (int i = 0; i < sides.table().columns().size(); i++) {
            int position = i;
            if (sides.table().columns().get(i).generated()) {
                sides.first().forEach(row -> add(madeFirst, row.value(position), sides.known()));
                sides.second().forEach(row -> add(madeSecond, row.value(position), sides.known()));
            }
        }
    }

    private static void add(Set<String> made, @Nullable String value, Set<String> known) {
        if (value != null && !known.contains(value)) {
            made.add(value);
        }
    }

    private void compare(Sides sides, long of, List<Loss> losses) {
        DataTable table = sides.table();
        List<Row> first = new ArrayList<>();
        sides.first().forEach(row -> first.add(normal(sides, row, madeFirst)));
        List<Row> second = new ArrayList<>();
        sides.second().forEach(row -> second.add(normal(sides, row, madeSecond)));
        for (Row row : List.copyOf(first)) {
            if (second.remove(row)) {
                first.remove(row);
            }
        }
        int[] key = table.key().stream().mapToInt(table::position).toArray();
        RowMatching matching = RowMatching.of(first, second, key);
        rows(table, Loss.Type.ROWS, matching.missing(), of, losses);
        for (int i = 0; i < table.columns().size(); i++) {
            changed(table, i, matching.pairs(), of, losses);
        }
        rows(table, Loss.Type.LEFT_BEHIND, matching.added(), of, losses);
    }

    private Row normal(Sides sides, Row row, Set<String> made) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            String value = row.value(i);
            values.add(value != null && isMade(sides, sides.table().columns().get(i), value, made) ? MADE : value);
        }
        return new Row(values);
    }

    private boolean isMade(Sides sides, DataColumn column, String value, Set<String> made) {
        if (sides.known().contains(value)) {
            return false;
        }
        return column.generated()
                || column.type().equals("uuid")
                || made.contains(value)
                || chance
                || Times.isBetween(from, until, value);
    }

    private static void changed(DataTable table, int position, List<RowMatching.Pair> all, long of, List<Loss> losses) {
        List<RowMatching.Pair> pairs = all.stream()
                .filter(pair -> !Objects.equals(
                        pair.before().value(position), pair.after().value(position)))
                .toList();
        if (!pairs.isEmpty()) {
            RowMatching.Pair first = pairs.get(0);
            losses.add(new Loss(
                    Loss.Type.CHANGED,
                    Loss.Blame.DOWNGRADE,
                    table.shown(),
                    table.columns().get(position).name(),
                    pairs.size(),
                    of,
                    "",
                    shown(first.before().value(position)) + " the first time, "
                            + shown(first.after().value(position)) + " the second"));
        }
    }

    private static String shown(@Nullable String value) {
        return MADE.equals(value) ? "a value of the run's" : Shown.value(value);
    }

    private static void rows(DataTable table, Loss.Type type, List<Row> rows, long of, List<Loss> losses) {
        if (!rows.isEmpty()) {
            losses.add(new Loss(
                    type,
                    Loss.Blame.DOWNGRADE,
                    table.shown(),
                    null,
                    rows.size(),
                    of,
                    "",
                    "the row " + Shown.row(table, rows.get(0)).replace(MADE, "…")
                            + (type == Loss.Type.ROWS ? " the first time only" : " the second time only")));
        }
    }
}
