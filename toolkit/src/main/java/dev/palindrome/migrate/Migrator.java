package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.RevisionRange;
import dev.palindrome.revision.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades and downgrades a real database, and keeps Flyway's own history table ({@code flyway_schema_history}, or as Flyway's
 * configuration names it; the same for a history of any other layout) so that Flyway 10 to 13 can go on from there.
 *
 * <p>A revision and its row take effect in one transaction. A script that cannot run in one has its row marked as failed before it begins:
 * killed at any moment, the table says what the schema is, or that it has to be looked at. Only one upgrade or downgrade runs at a time,
 * ours or Flyway's: the others wait.
 *
 * <p>Immutable; each {@code with…} returns another one. Each call opens a connection of its own and closes it.
 *
 * <pre>{@code
 * Migrator migrator = new Migrator(Histories.load(HistoryOptions.of(directory)), settings::connect);
 * migrator.upgrade("head");
 * migrator.downgrade("-1");
 * }</pre>
 */
public final class Migrator {
    /** How long an upgrade waits for another one when nothing else is said. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(1);

    private final History history;
    private final ConnectionSource source;
    private final Progress progress;
    private final Duration lockTimeout;
    private final boolean fillHoles;
    private final @Nullable String password;

    /** Waits a minute for the lock and says nothing. */
    public Migrator(History history, ConnectionSource source) {
        this(history, source, Progress.SILENT, DEFAULT_LOCK_TIMEOUT, false, null);
    }

    private Migrator(
            History history,
            ConnectionSource source,
            Progress progress,
            Duration lockTimeout,
            boolean fillHoles,
            @Nullable String password) {
        this.history = history;
        this.source = source;
        this.progress = progress;
        this.lockTimeout = lockTimeout;
        this.fillHoles = fillHoles;
        this.password = password;
    }

    /** Tells another what it does. */
    public Migrator withProgress(Progress other) {
        return new Migrator(history, source, other, lockTimeout, fillHoles, password);
    }

    /** Waits longer or shorter for another upgrade to end; zero does not wait. */
    public Migrator withLockTimeout(Duration timeout) {
        return new Migrator(history, source, progress, timeout, fillHoles, password);
    }

    /** Lets an upgrade apply revisions that were passed over, or not. */
    public Migrator withHolesFilled(boolean fill) {
        return new Migrator(history, source, progress, lockTimeout, fill, password);
    }

    /** Gives commands of other tools, which connect by themselves, the password of the connections; null for none. */
    public Migrator withPassword(@Nullable String other) {
        return new Migrator(history, source, progress, lockTimeout, fillHoles, other);
    }

    /**
     * Applies what is missing below a target, and at the heads the repeatable scripts that changed.
     *
     * @param target as {@link Target} has it: {@code head}, {@code heads}, an id, {@code +N}, {@code LABEL@head} and so on
     * @throws PalindromeException if the target means nothing, or the database is not in a state to go on from (nothing was changed), or a
     *     script fails: the revisions before it stay applied, its own transaction is rolled back
     */
    public Outcome upgrade(String target) {
        RevisionRange.refuse(history.graph(), target);
        Target parsed = Target.parse(history.graph(), Direction.UPGRADE, target);
        long start = System.nanoTime();
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                session.createTable(SessionSetup.createSchemas(connection, history));
                HistoryState state = session.readSound();
                refuseHoles(session, state);
                Plan plan = Plan.upgrade(history.graph(), state.appliedTo(history.graph()), parsed);
                return session.carryOut(plan, state, start);
            }
        });
    }

    /**
     * Takes back what is applied above a target. The rows of repeatable scripts are removed, so that the next upgrade runs them again.
     *
     * @param target as {@link Target} has it: {@code base}, an id, {@code -N}, {@code LABEL@base} and so on
     * @throws PalindromeException as for an upgrade; also, before anything is changed, if a revision has no downgrade
     */
    public Outcome downgrade(String target) {
        RevisionRange.refuse(history.graph(), target);
        Target parsed = Target.parse(history.graph(), Direction.DOWNGRADE, target);
        long start = System.nanoTime();
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                HistoryState state = session.readSound();
                Plan plan = Plan.downgrade(history.graph(), state.appliedTo(history.graph()), parsed);
                refuseChoice(plan, target);
                refuseIrreversible(plan, state);
                noticeOutOfOrder(plan, state);
                return session.carryOut(plan, state, start);
            }
        });
    }

    /** Where the database stands. Changes nothing and waits for nobody. */
    public Current current() {
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            HistoryTable table = HistoryTable.of(connection, history);
            List<HistoryRow> rows = table.exists(connection) ? table.read(connection) : List.of();
            HistoryState state = HistoryState.of(history.graph(), rows);
            HistoryChecks checks = new HistoryChecks(history, table, state);
            List<Finding> findings = new ArrayList<>(checks.findings());
            findings.addAll(checks.holes());
            return new Current(
                    table.display(),
                    state.appliedTo(history.graph()).heads(),
                    List.copyOf(state.applied()),
                    history.graph().ordered().stream()
                            .map(Revision::id)
                            .filter(id -> !state.applied().contains(id))
                            .toList(),
                    findings);
        });
    }

    /**
     * Removes the marks of what failed, which says that the schema was put back by hand to how it was before, and takes over checksums,
     * descriptions and types from the files. Changes nothing but the history table.
     *
     * @return what it did, a sentence each; empty when there was nothing to do
     */
    public List<String> repair() {
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                return session.repair();
            }
        });
    }

    private MigratorSession session(Connection connection) throws SQLException {
        HistoryTable table = HistoryTable.of(connection, history);
        HistoryLock lock = new HistoryLock(table);
        lock.acquire(connection, lockTimeout, progress);
        return new MigratorSession(history, connection, table, lock, progress, new BodyRunner(password));
    }

    private void refuseHoles(MigratorSession session, HistoryState state) {
        List<Finding> holes = session.checks(state).holes();
        if (!fillHoles && !holes.isEmpty()) {
            throw new PalindromeException(Category.FAILED, holes, null);
        }
    }

    /** Alembic takes the first head and warns that it will not any more; what is taken back is not left to chance here. */
    private static void refuseChoice(Plan plan, String target) {
        if (!plan.choice().isEmpty()) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.TARGET_SEVERAL_CURRENT,
                            null,
                            "There are several heads applied, so '" + target + "' could go along any of them: "
                                    + plan.choice().stream()
                                            .map(Revision::title)
                                            .collect(Collectors.joining(", "))
                                    + ".",
                            "Name the revision to go to, or put the id or the label of one line before it: ID@" + target
                                    + "."));
        }
    }

    /** Looks at the whole plan, so that nothing is taken back when something below cannot be. */
    private static void refuseIrreversible(Plan plan, HistoryState state) {
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : plan.revisions()) {
            if (state.baselined().contains(revision.id())) {
                findings.add(Finding.of(
                                Code.TARGET_INVALID,
                                null,
                                "Revision " + revision.id()
                                        + " cannot be taken back: it did not run here, the baseline " + state.baseline()
                                        + " stands for it.",
                                "Downgrade no further than to the baseline.")
                        .about(revision.id()));
            } else if (revision.downgrade() == null) {
                String reason = revision.irreversible();
                findings.add(Finding.of(
                                Code.DOWNGRADE_MISSING,
                                Place.of(revision.upgrade().name()),
                                "Revision " + revision.title() + " cannot be taken back: "
                                        + (reason == null
                                                ? "it has no downgrade."
                                                : "it is declared irreversible (" + reason + ")."),
                                reason == null
                                        ? "Write its downgrade, or downgrade no further than to " + revision.id() + "."
                                        : "Downgrade no further than to " + revision.id() + ".")
                        .about(revision.id()));
            }
        }
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.FAILED, findings, null);
        }
    }

    private void noticeOutOfOrder(Plan plan, HistoryState state) {
        Set<String> staying = new LinkedHashSet<>(state.applied());
        plan.revisions().forEach(revision -> staying.remove(revision.id()));
        RevisionGraph graph = history.graph();
        List<String> order = graph.ordered().stream().map(Revision::id).toList();
        for (Revision revision : plan.revisions()) {
            int position = order.indexOf(revision.id());
            staying.stream()
                    .filter(id -> order.indexOf(id) > position)
                    .findFirst()
                    .ifPresent(id -> progress.notice("Revision " + revision.id() + " is taken back while " + id
                            + " stays applied: Flyway will apply it again only with outOfOrder=true."));
        }
    }

    private <T> T connected(Work<T> work) {
        try (Connection connection = source.connect()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw SessionFailure.of("what Palindrome did around the revisions", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
