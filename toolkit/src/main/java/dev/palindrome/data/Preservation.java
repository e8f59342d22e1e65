package dev.palindrome.data;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a revision's way up and down did to rows that were there: which rows and values are not as they were, and whose doing that is.
 *
 * <p>Only tables whose fingerprints differ are looked into, and of them only the rows that differ are fetched.
 */
public final class Preservation {
    private final KeptRows kept;
    private final Collection<DataTable> before;
    private final AfterUpgrade after;
    private final Instant from;
    private final Instant until;
    private final List<Loss> losses = new ArrayList<>();

    private Preservation(
            KeptRows kept, Collection<DataTable> before, Collection<DataTable> after, Instant from, Instant until) {
        this.kept = kept;
        this.before = before;
        this.after = new AfterUpgrade(kept, before, after);
        this.from = from;
        this.until = until;
    }

    /**
     * Compares what was kept before the upgrade with what was kept after the downgrade.
     *
     * @param before the tables before
     * @param was their fingerprints before
     * @param is their fingerprints after the downgrade
     * @param after the tables after the upgrade, all that it may have written
     * @param from when the upgrade began, by the server's clock
     * @param until when the downgrade had ended
     */
    public static List<Loss> losses(
            KeptRows kept,
            Collection<DataTable> before,
            Map<String, Fingerprint> was,
            Map<String, Fingerprint> is,
            Collection<DataTable> after,
            Instant from,
            Instant until)
            throws SQLException {
        Preservation preservation = new Preservation(kept, before, after, from, until);
        for (DataTable table : before) {
            Fingerprint first = Objects.requireNonNull(was.get(table.name()));
            if (!first.equals(is.get(table.name()))) {
                preservation.compare(table, first.rows());
            }
        }
        return preservation.losses;
    }

    private void compare(DataTable table, long of) throws SQLException {
        int[] key = table.key().stream().mapToInt(table::position).toArray();
        RowMatching matching = RowMatching.of(
                kept.only(Moment.BEFORE, Moment.BACK, table.name()),
                kept.only(Moment.BACK, Moment.BEFORE, table.name()),
                key);
        missing(table, matching.missing(), of);
        for (int i = 0; i < table.columns().size(); i++) {
            changed(table, i, matching.pairs(), of);
        }
        List<Row> added = matching.added();
        if (!added.isEmpty()) {
            losses.add(new Loss(
                    Loss.Type.LEFT_BEHIND,
                    Loss.Blame.DOWNGRADE,
                    table.shown(),
                    null,
                    added.size(),
                    of,
                    "",
                    "the row " + Shown.row(table, added.get(0)) + " was not there before"));
        }
    }

    private void missing(DataTable table, List<Row> rows, long of) throws SQLException {
        List<Row> thrown = new ArrayList<>();
        List<Row> dropped = new ArrayList<>();
        DataTable successor = after.successor(table);
        for (Row row : rows) {
            boolean stayed = (successor != null && after.twin(table, successor, row) != null) || after.holds(row);
            (stayed ? dropped : thrown).add(row);
        }
        gone(table, dropped, Loss.Blame.DOWNGRADE, of);
        gone(table, thrown, Loss.Blame.UPGRADE, of);
    }

    private void gone(DataTable table, List<Row> rows, Loss.Blame blame, long of) {
        if (!rows.isEmpty()) {
            losses.add(new Loss(
                    Loss.Type.ROWS,
                    blame,
                    table.shown(),
                    null,
                    rows.size(),
                    of,
                    "",
                    "the row " + Shown.row(table, rows.get(0)) + " is gone"));
        }
    }

    private void changed(DataTable table, int position, List<RowMatching.Pair> all, long of) throws SQLException {
        List<RowMatching.Pair> pairs = all.stream()
                .filter(pair -> !Objects.equals(
                        pair.before().value(position), pair.after().value(position)))
                .toList();
        if (pairs.isEmpty()) {
            return;
        }
        DataColumn column = table.columns().get(position);
        How how = how(table, position, all, pairs);
        boolean touched = table.triggered()
                && pairs.stream()
                        .allMatch(pair ->
                                Times.isBetween(from, until, pair.after().value(position)));
        RowMatching.Pair first = pairs.get(0);
        losses.add(new Loss(
                touched ? Loss.Type.TOUCHED : how.kind() == How.Kind.GONE ? Loss.Type.VALUES : Loss.Type.CHANGED,
                blame(table, column, position, pairs),
                table.shown(),
                column.name(),
                pairs.size(),
                of,
                how.words(),
                Shown.value(first.before().value(position)) + " became "
                        + Shown.value(first.after().value(position)) + " " + Shown.where(table, first.after())));
    }

    private static How how(DataTable table, int position, List<RowMatching.Pair> all, List<RowMatching.Pair> pairs) {
        How how = How.of(pairs.stream()
                .map(pair -> new How.Change(
                        pair.before().value(position), pair.after().value(position)))
                .toList());
        if (how.kind() == How.Kind.GONE
                || (how.kind() == How.Kind.REDUCED && !how.words().startsWith("null"))) {
            return how;
        }
        for (int other = 0; other < table.columns().size(); other++) {
            if (other != position && isTaken(pairs, position, other)) {
                String name = table.columns().get(other).name();
                boolean back = all.size() == pairs.size() && isTaken(pairs, other, position);
                return new How(How.Kind.CONVERTED, back ? "exchanged with " + name : "took the value of " + name);
            }
        }
        return how;
    }

    /** Whether a column has now what another one had, and these are more than words that are everywhere. */
    private static boolean isTaken(List<RowMatching.Pair> pairs, int position, int other) {
        return pairs.stream().allMatch(pair -> {
            String value = pair.after().value(position);
            return value != null
                    && value.length() > 1
                    && value.equals(pair.before().value(other));
        });
    }

    private Loss.Blame blame(DataTable table, DataColumn column, int position, List<RowMatching.Pair> pairs)
            throws SQLException {
        DataTable successor = after.successor(table);
        List<Row> owners = pairs.stream().map(RowMatching.Pair::before).toList();
        int there = successor == null ? -1 : successor.position(column.name());
        if (successor != null && there >= 0) {
            List<How.Change> upgraded = new ArrayList<>();
            int unchanged = 0;
            for (Row row : owners) {
                Row twin = after.twin(table, successor, row);
                String value = twin == null ? null : twin.value(there);
                if (isSame(row.value(position), value)) {
                    unchanged++;
                } else {
                    upgraded.add(new How.Change(row.value(position), value));
                }
            }
            if (2 * unchanged >= owners.size() || How.of(upgraded).kind() == How.Kind.CONVERTED) {
                return Loss.Blame.DOWNGRADE;
            }
        }
        return after.holds(table, column.name(), owners) ? Loss.Blame.DOWNGRADE : Loss.Blame.UPGRADE;
    }

    /** The same value, perhaps of another type. */
    private static boolean isSame(@Nullable String before, @Nullable String after) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.equals(after)
                || Numbers.same(before, after)
                || (Times.isTime(before) && Objects.equals(Times.parse(before), Times.parse(after)));
    }
}
