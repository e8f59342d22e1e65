package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Applied;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    private final Backup backup;
    private final @Nullable String password;

    /** Waits a minute for the lock and says nothing. */
    public Migrator(History history, ConnectionSource source) {
        this(history, source, Progress.SILENT, DEFAULT_LOCK_TIMEOUT, false, Backup.NONE, null);
    }

    private Migrator(
            History history,
            ConnectionSource source,
            Progress progress,
            Duration lockTimeout,
            boolean fillHoles,
            Backup backup,
            @Nullable String password) {
        this.history = history;
        this.source = source;
        this.progress = progress;
        this.lockTimeout = lockTimeout;
        this.fillHoles = fillHoles;
        this.backup = backup;
        this.password = password;
    }

    /** Tells another what it does. */
    public Migrator withProgress(Progress other) {
        return new Migrator(history, source, other, lockTimeout, fillHoles, backup, password);
    }

    /** Waits longer or shorter for another upgrade to end; zero does not wait. */
    public Migrator withLockTimeout(Duration timeout) {
        return new Migrator(history, source, progress, timeout, fillHoles, backup, password);
    }

    /** Lets an upgrade apply revisions that were passed over, or not. */
    public Migrator withHolesFilled(boolean fill) {
        return new Migrator(history, source, progress, lockTimeout, fill, backup, password);
    }

    /** Gives commands of other tools, which connect by themselves, the password of the connections; null for none. */
    public Migrator withPassword(@Nullable String other) {
        return new Migrator(history, source, progress, lockTimeout, fillHoles, backup, other);
    }

    /** Takes a backup before an upgrade runs the first revision; if that fails, none runs. */
    public Migrator withBackup(Backup other) {
        return new Migrator(history, source, progress, lockTimeout, fillHoles, other, password);
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
        return upgrade(applied -> Plan.upgrade(history.graph(), applied, parsed));
    }

    /**
     * Applies one revision: the next in the history's order, on whichever line it stands. At the heads, as {@link #upgrade} does, the
     * repeatable scripts that changed.
     *
     * @throws PalindromeException as for an upgrade; also if every revision is applied
     */
    public Outcome upgradeNext() {
        return upgrade(applied -> {
            if (applied.isAtHeads()) {
                throw noStep("Every revision is applied, so there is none to upgrade to.");
            }
            return new Plan(Direction.UPGRADE, applied.pending().subList(0, 1));
        });
    }

    private Outcome upgrade(Function<Applied, Plan> planner) {
        long start = System.nanoTime();
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                session.createTable(SessionSetup.createSchemas(connection, history));
                HistoryState state = session.readSound();
                refuseHoles(session, state);
                Plan plan = planner.apply(state.appliedTo(history.graph()));
                return session.carryOut(plan, state, start, backup);
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
        return downgrade(applied -> {
            Plan plan = Plan.downgrade(history.graph(), applied, parsed);
            refuseChoice(plan, target);
            return plan;
        });
    }

    /**
     * Takes back one revision: of those that are applied the last in the history's order, on whichever line it stands.
     *
     * @throws PalindromeException as for a downgrade; also if no revision is applied
     */
    public Outcome downgradeLast() {
        return downgrade(applied -> {
            List<Revision> all = applied.revisions();
            if (all.isEmpty()) {
                throw noStep("No revision is applied, so there is none to take back.");
            }
            return new Plan(Direction.DOWNGRADE, all.subList(all.size() - 1, all.size()));
        });
    }

    private Outcome downgrade(Function<Applied, Plan> planner) {
        long start = System.nanoTime();
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                HistoryState state = session.readSound();
                Plan plan = planner.apply(state.appliedTo(history.graph()));
                refuseBaselined(plan, state);
                refuseIrreversible(plan.revisions());
                noticeOutOfOrder(plan, state);
                return session.carryOut(plan, state, start, Backup.NONE);
            }
        });
    }

    private static PalindromeException noStep(String message) {
        return new PalindromeException(
                Category.FAILED,
                Finding.of(Code.TARGET_OUT_OF_RANGE, null, message, "Look where it stands: `palindrome current`."));
    }

    /**
     * Writes down where the database stands: rows for the targets and all that they need, as if they had run. Runs no script. Lines that
     * the targets do not touch stay as they are.
     *
     * @param targets ids, {@code head}, {@code heads}, {@code base} and so on, as {@link Target} has them
     * @param purge whether all rows are erased first, also those of revisions that the history does not have
     * @throws PalindromeException if a target means nothing, or the table has rows of failures or of unknown revisions and they are not
     *     erased; nothing was changed
     */
    public Stamped stamp(List<String> targets, boolean purge) {
        history.graph().resolve(targets);
        return connected(connection -> {
            SessionSetup.prepareReadOnly(connection, history);
            try (MigratorSession session = session(connection)) {
                return session.stamp(targets, purge);
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

    /** What did not run here cannot be taken back here. */
    private static void refuseBaselined(Plan plan, HistoryState state) {
        List<Finding> findings = plan.revisions().stream()
                .filter(revision -> state.baselined().contains(revision.id()))
                .map(revision -> Finding.of(
                                Code.TARGET_INVALID,
                                null,
                                "Revision " + revision.id()
                                        + " cannot be taken back: it did not run here, the baseline " + state.baseline()
                                        + " stands for it.",
                                "Downgrade no further than to the baseline.")
                        .about(revision.id()))
                .toList();
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.FAILED, findings, null);
        }
    }

    /** Looks at the whole plan, so that nothing is taken back when something below cannot be. */
    static void refuseIrreversible(List<Revision> revisions) {
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : revisions) {
            if (revision.downgrade() == null) {
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
        Map<String, Integer> positions = new HashMap<>();
        graph.ordered().forEach(revision -> positions.put(revision.id(), positions.size()));
        int highest = staying.stream()
                .mapToInt(id -> positions.getOrDefault(id, -1))
                .max()
                .orElse(-1);
        for (Revision revision : plan.revisions()) {
            int position = positions.get(revision.id());
            if (position > highest) {
                continue;
            }
            staying.stream()
                    .filter(id -> positions.getOrDefault(id, -1) > position)
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
