package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Progress.Step;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One upgrade, downgrade or repair: a connection that holds the lock. */
final class MigratorSession implements AutoCloseable {
    /** What Flyway counts when it asks whether a schema is empty: what does not belong to an extension. */
    private static final String OBJECTS = """
            SELECT count(*) FROM (
                SELECT c.oid, 'pg_class'::regclass AS class FROM pg_catalog.pg_class c
                WHERE c.relnamespace = to_regnamespace(?) AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                UNION ALL
                SELECT p.oid, 'pg_proc'::regclass FROM pg_catalog.pg_proc p WHERE p.pronamespace = to_regnamespace(?)
            ) o
            WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.objid = o.oid AND d.classid = o.class AND d.deptype = 'e')
            """;

    private final History history;
    private final Connection connection;
    private final HistoryTable table;
    private final HistoryLock lock;
    private final Progress progress;
    private final BodyRunner runner;

    MigratorSession(
            History history,
            Connection connection,
            HistoryTable table,
            HistoryLock lock,
            Progress progress,
            BodyRunner runner) {
        this.history = history;
        this.connection = connection;
        this.table = table;
        this.lock = lock;
        this.progress = progress;
        this.runner = runner;
    }

    /** Creates the history table when it is missing. */
    void createTable(List<String> createdSchemas) throws SQLException {
        if (table.exists(connection)) {
            return;
        }
        long objects = objects();
        if (objects > 0) {
            throw new PalindromeException(
                    Category.FAILED,
                    Finding.of(
                            Code.HISTORY_TABLE_MISSING,
                            null,
                            "The schema " + table.schema() + " is not empty (" + objects
                                    + (objects == 1 ? " object" : " objects")
                                    + ") and there is no table " + table.display()
                                    + " that would say which revisions it has.",
                            "Upgrade an empty schema, or let Flyway write down first where this one stands (flyway baseline)."));
        }
        table.create(connection, createdSchemas);
    }

    /**
     * Reads the state and refuses one that cannot be gone on from.
     *
     * @throws PalindromeException with all that is wrong
     */
    HistoryState readSound() throws SQLException {
        HistoryState state = HistoryState.of(history.graph(), rows());
        List<Finding> findings = checks(state).findings();
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.FAILED, findings, null);
        }
        return state;
    }

    HistoryChecks checks(HistoryState state) {
        return new HistoryChecks(history, table, state);
    }

    /** Runs a plan; at the heads, the repeatable scripts that changed. */
    Outcome carryOut(Plan plan, HistoryState state, long start) throws SQLException {
        Set<String> applied = new HashSet<>(state.applied());
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        plan.revisions().stream().map(Revision::id).forEach(upgrade ? applied::add : applied::remove);
        List<SqlBody> repeatables = upgrade && applied.containsAll(heads())
                ? Repeatables.outdated(history.repeatables(), state)
                : List.of();
        List<Turn> turns = turns(plan, state, repeatables);
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            Step step = new Step(turn.title(), plan.direction(), i + 1, turns.size());
            progress.started(step);
            progress.done(step, carryOut(turn));
        }
        return new Outcome(
                plan.direction(),
                plan.revisions().stream().map(Revision::id).toList(),
                repeatables.stream().map(SqlBody::name).toList(),
                Applied.of(history.graph(), applied).heads(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    List<String> repair() throws SQLException {
        List<HistoryRow> rows = rows();
        connection.setAutoCommit(false);
        List<String> done =
                new HistoryRepair(history, table, connection).repair(HistoryState.of(history.graph(), rows));
        connection.commit();
        connection.setAutoCommit(true);
        return done;
    }

    /** Lets the next one go on. */
    @Override
    public void close() throws SQLException {
        lock.release(connection);
    }

    private record Turn(String title, PreparedBody body, RowWriter row) {}

    /** Everything ready to run: what is wrong with the last script is said before the first runs. */
    private List<Turn> turns(Plan plan, HistoryState state, List<SqlBody> repeatables) {
        List<Turn> turns = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : plan.revisions()) {
            if (revision.id().length() > HistoryTable.LONGEST_VERSION) {
                findings.add(Finding.of(
                                Code.CONFIGURATION_INVALID,
                                null,
                                "The id of revision " + revision.id() + " has "
                                        + revision.id().length()
                                        + " characters, and the history table has room for "
                                        + HistoryTable.LONGEST_VERSION + ".",
                                "Give it a shorter one.")
                        .about(revision.id()));
            }
            boolean upgrade = plan.direction() == Direction.UPGRADE;
            Body body = upgrade ? revision.upgrade() : Objects.requireNonNull(revision.downgrade());
            RowWriter row = upgrade
                    ? RowWriter.upgrade(table, HistoryTable.row(revision))
                    : RowWriter.downgrade(
                            table, Objects.requireNonNull(state.rows().get(revision.id())));
            add(turns, findings, revision.title(), revision.id(), plan.direction(), body, row);
        }
        for (SqlBody script : repeatables) {
            String description = Repeatables.description(script);
            add(
                    turns,
                    findings,
                    script.name(),
                    script.name(),
                    plan.direction(),
                    script,
                    RowWriter.upgrade(table, HistoryTable.row(description, script)));
        }
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.CONFIGURATION, findings, null);
        }
        return turns;
    }

    private void add(
            List<Turn> turns,
            List<Finding> findings,
            String title,
            String id,
            Direction direction,
            Body body,
            RowWriter row) {
        try {
            turns.add(new Turn(title, runner.prepare(id, direction, body), row));
        } catch (PalindromeException e) {
            findings.addAll(e.findings());
        }
    }

    private Execution carryOut(Turn turn) throws SQLException {
        PreparedBody body = turn.body();
        Execution execution;
        if (body.inOneTransaction()) {
            try {
                execution = runner.run(connection, body, turn.row()::done);
            } catch (StatementFailedException e) {
                throw blocked(turn, e);
            }
        } else {
            turn.row().begin(connection);
            try {
                execution = runner.run(connection, body, BeforeCommit.NOTHING);
            } catch (StatementFailedException e) {
                throw unfinished(turn, e);
            }
            turn.row().done(connection, execution.duration());
        }
        if (body.mayUnlock()) {
            lock.confirm(connection);
        }
        return execution;
    }

    /** A downgrade leaves the objects of repeatable scripts where they are, so they can be in its way. */
    private StatementFailedException blocked(Turn turn, StatementFailedException failure) {
        boolean mayBe = turn.body().direction() == Direction.DOWNGRADE
                && failure.sqlState().equals(Remedies.DEPENDENT_OBJECTS)
                && !history.repeatables().isEmpty();
        return mayBe
                ? failure.with(
                        "Objects of repeatable scripts stay during a downgrade.",
                        "Drop what depends on it first, in " + turn.body().name()
                                + "; what a repeatable script made comes back with the next upgrade.")
                : failure;
    }

    private StatementFailedException unfinished(Turn turn, StatementFailedException failure) throws SQLException {
        if (!failure.leftBehind() && !connection.isClosed()) {
            turn.row().undo(connection);
            return failure;
        }
        boolean upgrade = turn.body().direction() == Direction.UPGRADE;
        return failure.with(
                "Its row in " + table.display() + " is marked as failed.",
                "Undo by hand what is left behind, run `palindrome repair`, which "
                        + (upgrade ? "removes the row" : "counts the revision as applied again") + ", correct "
                        + turn.body().name() + ", then "
                        + turn.body().direction().word() + " again.");
    }

    private List<String> heads() {
        return history.graph().heads().stream().map(Revision::id).toList();
    }

    private List<HistoryRow> rows() throws SQLException {
        return table.exists(connection) ? table.read(connection) : List.of();
    }

    private long objects() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OBJECTS)) {
            query.setString(1, SessionSetup.quote(table.schema()));
            query.setString(2, SessionSetup.quote(table.schema()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
