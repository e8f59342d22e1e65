package dev.palindrome.proof;

import dev.palindrome.data.DataTable;
import dev.palindrome.data.Fingerprint;
import dev.palindrome.data.KeptRows;
import dev.palindrome.data.LockedTables;
import dev.palindrome.data.Loss;
import dev.palindrome.data.Moment;
import dev.palindrome.data.Position;
import dev.palindrome.data.Preservation;
import dev.palindrome.data.Repetition;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.BeforeCommit;
import dev.palindrome.migrate.StatementFailedException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One revision's way up, down and up again in a database that has rows. */
final class DataTrip {
    /** How often tables that nobody foresaw make it begin again. */
    private static final int MOST_SURPRISES = 5;

    private final FilledStage stage;
    private final Revision revision;
    private final DataFindings findings;
    private final Blaming blaming;
    private final Set<String> touched;
    private final Set<String> words;
    private final boolean chance;
    private final List<DataTable> before = new ArrayList<>();
    private final Map<String, Fingerprint> was = new TreeMap<>();
    private Map<DataTable.Counter, Position> stood = Map.of();
    private List<DataTable> expected = before;
    private String done = "";
    private DataFact fact = DataFact.UNCHECKED;
    private boolean lost;
    private boolean slow;

    /** Tables that are written and were not foreseen, found before the script took effect. */
    private static final class Surprise extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> tables;

        Surprise(Set<String> tables) {
            this.tables = tables;
        }
    }

    /** Tells whether rows of the user's own alone would stop a script. */
    interface Blaming {
        boolean isOwnRows(Direction direction, boolean second);
    }

    /**
     * A trip that has not begun.
     *
     * @param touched the tables that the revision touched in the walk
     * @param blaming asked when a script fails
     */
    DataTrip(FilledStage stage, Revision revision, Set<String> touched, DataFindings findings, Blaming blaming) {
        this.blaming = blaming;
        this.stage = stage;
        this.revision = revision;
        this.touched = new TreeSet<>(touched);
        this.findings = findings;
        this.words = new HashSet<>(Mentioned.words(revision.upgrade()));
        this.words.addAll(Mentioned.words(revision.downgrade()));
        this.chance = Mentioned.isChance(revision.upgrade());
    }

    /** What became of the rows. */
    DataFact fact() {
        return fact;
    }

    /** Whether the database does not stand behind the revision, as it should. */
    boolean isLost() {
        return lost;
    }

    /** Whether it ended because looking at rows took too long. */
    boolean isSlow() {
        return slow;
    }

    /**
     * Goes up and, if there is a way, down and up again.
     *
     * @param way the downgrade, which brings the schema back; null when it does not or there is none
     * @param repeatable whether the upgrade can run a second time
     */
    void run(@Nullable Body way, boolean repeatable) {
        try {
            go(way, repeatable);
        } catch (RowsUnseenException problem) {
            lost = true;
            slow = problem.isCancelled();
            if (fact != DataFact.LOST) {
                fact = DataFact.UNCHECKED;
            }
            List<String> missing = done.isEmpty() ? List.of() : stage.missing(expected);
            if (missing.isEmpty()) {
                findings.unseen(problem);
            } else {
                findings.schemaDiffers(done, missing);
            }
        }
    }

    private void go(@Nullable Body way, boolean repeatable) {
        before.addAll(stage.tables(touched, words));
        stage.seed(before, false);
        keepBefore();
        Instant from = stage.clock();
        if (!upgrade()) {
            return;
        }
        List<DataTable> after = stage.tables(touched, words);
        Map<String, Fingerprint> first = stage.keep(Moment.AFTER, after);
        if (way == null) {
            return;
        }
        boolean anyBefore = isAny(was);
        if (!anyBefore && !isAny(first)) {
            fact = before.isEmpty() ? DataFact.KEPT : DataFact.UNCHECKED;
            return;
        }
        fact = anyBefore || before.isEmpty() ? DataFact.KEPT : DataFact.UNCHECKED;
        positions(after, true);
        if (!downgrade(way, after, first)) {
            return;
        }
        boolean same = compare(after, from);
        repeat(after, first, from, same, repeatable);
    }

    private static boolean isAny(Map<String, Fingerprint> fingerprints) {
        return fingerprints.values().stream().anyMatch(fingerprint -> fingerprint.rows() > 0);
    }

    private void keepBefore() {
        stage.run(KeptRows::clear);
        was.clear();
        was.putAll(stage.keep(Moment.BEFORE, before));
        stood = stage.positions(before);
    }

    /** The first upgrade; when rows stop it, with fewer of them. */
    private boolean upgrade() {
        Attempt attempt = attempt(Direction.UPGRADE, revision.upgrade());
        if (!attempt.failed()) {
            return true;
        }
        failed(Direction.UPGRADE, false, attempt);
        if (isLeftBehind(attempt)) {
            lost = true;
            return false;
        }
        for (boolean one : new boolean[] {true, false}) {
            if (stage.empty(before)) {
                if (one) {
                    stage.seed(before, true);
                }
                keepBefore();
                if (!attempt(Direction.UPGRADE, revision.upgrade()).failed()) {
                    return true;
                }
            }
        }
        lost = true;
        return false;
    }

    private boolean downgrade(Body way, List<DataTable> after, Map<String, Fingerprint> first) {
        Attempt attempt;
        try {
            attempt = stage.stage().run(revision, Direction.DOWNGRADE, way, surprising(way));
        } catch (Surprise surprise) {
            List<DataTable> more = unknown(surprise.tables);
            before.addAll(more);
            after.addAll(more);
            was.putAll(stage.keep(Moment.BEFORE, more));
            first.putAll(stage.keep(Moment.AFTER, more));
            attempt = stage.stage().run(revision, Direction.DOWNGRADE, way, BeforeCommit.NOTHING);
        }
        if (attempt.failed()) {
            failed(Direction.DOWNGRADE, false, attempt);
            fact = DataFact.UNCHECKED;
            lost = isLeftBehind(attempt);
            return false;
        }
        return true;
    }

    private boolean compare(List<DataTable> after, Instant from) {
        expected = before;
        done = "the downgrade does not bring back";
        Map<String, Fingerprint> back = stage.keep(Moment.BACK, before);
        positions(before, false);
        Instant until = stage.clock();
        List<Loss> losses = back.equals(was)
                ? List.of()
                : stage.look(kept -> Preservation.losses(kept, before, was, back, after, from, until));
        if (findings.losses(losses)) {
            fact = DataFact.LOST;
        }
        findings.stale(losses, before, was);
        return losses.isEmpty();
    }

    private void repeat(
            List<DataTable> after, Map<String, Fingerprint> first, Instant from, boolean same, boolean repeatable) {
        Attempt attempt = stage.stage().run(revision, Direction.UPGRADE, revision.upgrade(), BeforeCommit.NOTHING);
        if (attempt.failed()) {
            if (repeatable && same) {
                failed(Direction.UPGRADE, true, attempt);
            }
            lost = true;
            return;
        }
        if (!same) {
            stage.forget();
            return;
        }
        expected = after;
        done = "the second upgrade does not bring";
        Map<String, Fingerprint> again = stage.keep(Moment.AGAIN, after);
        Instant until = stage.clock();
        if (!again.equals(first)) {
            List<Loss> differences =
                    stage.look(kept -> Repetition.differences(kept, after, first, again, from, until, chance));
            if (findings.differences(differences)) {
                fact = DataFact.LOST;
            }
        }
    }

    /** Sequences that give numbers now that are taken, and did not before. */
    private void positions(List<DataTable> tables, boolean up) {
        Map<DataTable.Counter, Position> now = stage.positions(tables);
        for (DataTable table : tables) {
            for (DataTable.Counter counter : table.counters()) {
                Position is = now.get(counter);
                if (is != null && is.collides() && stoodWell(table, counter.column())) {
                    findings.setBack(table, counter, is, up);
                    fact = DataFact.LOST;
                }
            }
        }
    }

    private boolean stoodWell(DataTable table, String column) {
        return before.stream()
                .filter(other -> other.name().equals(table.name()))
                .flatMap(other -> other.counters().stream())
                .filter(counter -> counter.column().equals(column))
                .map(stood::get)
                .anyMatch(position -> position != null && !position.collides());
    }

    private Attempt attempt(Direction direction, Body body) {
        for (int surprises = 0; surprises < MOST_SURPRISES; surprises++) {
            try {
                return stage.stage().run(revision, direction, body, surprising(body));
            } catch (Surprise surprise) {
                List<DataTable> more = unknown(surprise.tables);
                before.addAll(more);
                stage.seed(more, false);
                keepBefore();
            }
        }
        return stage.stage().run(revision, direction, body, BeforeCommit.NOTHING);
    }

    private List<DataTable> unknown(Set<String> names) {
        touched.addAll(names);
        return stage.tables(names, Set.of()).stream()
                .filter(table -> before.stream().noneMatch(known -> known.name().equals(table.name())))
                .toList();
    }

    /** Stops a script before it takes effect when it wrote a table whose rows were not kept. */
    private BeforeCommit surprising(Body body) {
        if (!(body instanceof SqlBody script) || Script.of(script).controlsTransactions()) {
            return BeforeCommit.NOTHING;
        }
        Set<String> known = new HashSet<>(touched);
        before.forEach(table -> known.add(table.name()));
        return (connection, soFar) -> {
            if (!connection.getAutoCommit()) {
                Set<String> written = new TreeSet<>();
                LockedTables.read(connection).forEach((name, changed) -> {
                    if (changed && !known.contains(name)) {
                        written.add(name);
                    }
                });
                if (!written.isEmpty()) {
                    throw new Surprise(written);
                }
            }
        };
    }

    private void failed(Direction direction, boolean second, Attempt attempt) {
        PalindromeException failure = attempt.failure();
        if (failure != null) {
            boolean madeUp = !blaming.isOwnRows(direction, second);
            findings.failed(direction, second, failure, stage.culprit(failure, before), madeUp);
        }
    }

    private static boolean isLeftBehind(Attempt attempt) {
        return !(attempt.failure() instanceof StatementFailedException refused) || refused.leftBehind();
    }
}
