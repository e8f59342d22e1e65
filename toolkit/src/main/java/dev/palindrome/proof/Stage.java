package dev.palindrome.proof;

import dev.palindrome.data.LockedTables;
import dev.palindrome.data.SeedFiles;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.BeforeCommit;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.migrate.Execution;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFollower;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A scratch database on which a proof runs revisions, with a connection for scripts and one that only looks.
 *
 * <p>The driver forgets what the server has prepared with every change of the schema (its {@code flushCacheOnDdl}), rightly, for a
 * script's own statements; planning the query of a snapshot again would take longer than the query. Nothing changes a schema over the
 * connection that looks.
 */
final class Stage implements AutoCloseable {
    /** The system property by which each snapshot is compared with one that is read in full; a difference ends the proof. */
    private static final String CHECK = "palindrome.check.snapshots";

    /** How long a script may run on few rows: one that loops until nothing is left to do may find that it never is. */
    static final Duration LONGEST_WITH_ROWS = Duration.ofSeconds(30);

    private final Workshop workshop;
    private final ScratchDatabase database;
    private final BodyRunner runner;
    private @Nullable Connection connection;
    private @Nullable Connection observer;
    private @Nullable SnapshotFollower follower;
    private final Set<String> locked = new TreeSet<>();
    private boolean hasBeenBack;

    Stage(Workshop workshop, ScratchDatabase database) {
        this.workshop = workshop;
        this.database = database;
        this.runner = new BodyRunner(database.password());
    }

    /** Runs a revision and commits. A script that fails is an answer; a connection that breaks, or the deadline, is thrown. */
    Attempt run(Revision revision, Direction direction, Body body) {
        String doing = "the " + direction.word() + " of revision " + revision.title();
        workshop.deadline().check(doing);
        if (direction == Direction.DOWNGRADE) {
            hasBeenBack = true;
        }
        return run(revision.id(), direction, body, doing, true);
    }

    /**
     * Runs a revision as {@link #run(Revision, Direction, Body)} does, and something else right before its commit.
     *
     * @param beforeCommit what it throws of its own passes through, and the script is rolled back if it is one transaction
     */
    Attempt run(Revision revision, Direction direction, Body body, BeforeCommit beforeCommit) {
        String doing = "the " + direction.word() + " of revision " + revision.title() + " with rows";
        workshop.deadline().check(doing);
        return attempt(doing, connection -> {
            Runnable unlimit = limit(connection);
            try {
                runner.run(connection, revision.id(), direction, body, beforeCommit);
            } finally {
                unlimit.run();
            }
        });
    }

    /** Cancels what a connection does when it takes too long, until what is returned is run. */
    private static Runnable limit(Connection connection) {
        CompletableFuture<Void> cancelling = CompletableFuture.runAsync(
                () -> cancel(connection),
                CompletableFuture.delayedExecutor(LONGEST_WITH_ROWS.toMillis(), TimeUnit.MILLISECONDS));
        return () -> cancelling.cancel(false);
    }

    private static void cancel(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException problem) {
            throw new IllegalStateException("a statement could not be cancelled", problem);
        }
    }

    /** Upgrades as {@link #run} does, where others will run before the next snapshot: what each of them changes is not followed. */
    Attempt pass(Revision revision) {
        String doing = "the upgrade of revision " + revision.title();
        workshop.deadline().check(doing);
        return run(revision.id(), Direction.UPGRADE, revision.upgrade(), doing, false);
    }

    /** Runs a script that is no revision's: a repeatable one, a baseline, one that goes before. */
    Attempt run(Body body) {
        return run(body.name(), Direction.UPGRADE, body, body.name(), false);
    }

    private Attempt run(String name, Direction direction, Body body, String doing, boolean followed) {
        return attempt(doing, current -> {
            SnapshotFollower following = follower;
            if (followed && following != null) {
                follow(following, current, name, direction, body);
            } else if (followed) {
                runner.run(current, name, direction, body, (own, soFar) -> noteLocks(own, name));
            } else {
                if (following != null) {
                    following.missed();
                }
                runner.run(current, name, direction, body);
            }
        });
    }

    private Attempt attempt(String doing, Consumer<Connection> running) {
        long start = System.nanoTime();
        PalindromeException failure = null;
        try {
            Connection current = connection();
            Runnable unwatch = workshop.deadline().watch(current);
            try {
                running.accept(current);
            } finally {
                unwatch.run();
            }
        } catch (PalindromeException problem) {
            if (workshop.deadline().hasPassed()) {
                throw workshop.deadline().expired(doing);
            }
            failure = problem;
        } catch (LookingFailed looking) {
            throw workshop.deadline().hasPassed() ? workshop.deadline().expired(doing) : looking.problem;
        } catch (SQLException problem) {
            throw broken(doing, problem);
        }
        return new Attempt(Duration.ofNanos(System.nanoTime() - start), failure);
    }

    /** Runs a body so that the next snapshot costs what it changes. A Java revision may commit by itself and go on. */
    private void follow(SnapshotFollower following, Connection current, String name, Direction direction, Body body) {
        boolean seen = false;
        Runnable unwatch = observer == null ? () -> {} : workshop.deadline().watch(observer);
        try {
            Execution execution = runner.run(current, name, direction, body, (connection, soFar) -> {
                try {
                    noteLocks(connection, name);
                    following.beforeCommit(connection);
                } catch (PalindromeException problem) {
                    throw new LookingFailed(problem);
                }
            });
            seen = execution.inOneTransaction() && body instanceof SqlBody script && !switchesCounters(script);
        } finally {
            unwatch.run();
            if (seen) {
                following.committed();
            } else {
                following.missed();
            }
        }
    }

    private void noteLocks(Connection own, String name) {
        try {
            locked.addAll(LockedTables.read(own).keySet());
        } catch (SQLException problem) {
            throw new LookingFailed(broken("looking at the locks of revision " + name, problem));
        }
    }

    /** Whether a script may hide from {@link SnapshotFollower} in which catalogs it wrote. */
    private static boolean switchesCounters(SqlBody script) {
        return script.text().toLowerCase(Locale.ROOT).contains("track_counts");
    }

    /** What went wrong was looking, for which the script is not to blame. */
    private static final class LookingFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient PalindromeException problem;

        LookingFailed(PalindromeException problem) {
            super(problem);
            this.problem = problem;
        }
    }

    /** Names of the tables that the revisions run so far have locked, which is to say touched; they are told once. */
    Set<String> takeLocked() {
        Set<String> taken = new TreeSet<>(locked);
        locked.clear();
        return taken;
    }

    /** The schema as it is now. */
    Snapshot snapshot() {
        return look("a snapshot", looking -> follower(looking).read());
    }

    /** The schema as another reader sees it now. */
    Snapshot read(SnapshotReader other) {
        return look("a snapshot", other::read);
    }

    /** Which objects stand on which now. */
    Dependencies dependencies() {
        return look("a snapshot", new DependencyReader()::read);
    }

    /** What is done over a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does something over the connection that only looks. */
    <T> T look(String doing, Work<T> reading) {
        workshop.deadline().check(doing);
        try {
            connection();
            Connection looking = observer();
            Runnable unwatch = workshop.deadline().watch(looking);
            try {
                return reading.on(looking);
            } finally {
                unwatch.run();
            }
        } catch (PalindromeException problem) {
            throw workshop.deadline().hasPassed() ? workshop.deadline().expired(doing) : problem;
        } catch (SQLException problem) {
            throw broken(doing, problem);
        }
    }

    /**
     * Writes rows over the connection of the scripts, in a transaction.
     *
     * @throws SQLException if the database refuses something; nothing is written then
     */
    <T> T write(String doing, Work<T> writing) throws SQLException {
        return use(doing, connection -> {
            try {
                connection.setAutoCommit(false);
                T done = writing.on(connection);
                connection.commit();
                return done;
            } finally {
                if (!connection.isClosed()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    /**
     * Does something over the connection of the scripts, outside a transaction.
     *
     * @throws SQLException if the database refuses something
     */
    <T> T use(String doing, Work<T> work) throws SQLException {
        workshop.deadline().check(doing);
        Connection current = connection();
        Runnable unwatch = workshop.deadline().watch(current);
        try {
            return work.on(current);
        } catch (SQLException problem) {
            if (workshop.deadline().hasPassed()) {
                throw workshop.deadline().expired(doing);
            }
            throw problem;
        } finally {
            unwatch.run();
        }
    }

    /**
     * As {@link #use}, cancelled when it takes longer than a script may on few rows.
     *
     * @throws SQLException if the database refuses something
     */
    <T> T useBriefly(String doing, Work<T> work) throws SQLException {
        return use(doing, connection -> {
            Runnable unlimit = limit(connection);
            try {
                return work.on(connection);
            } finally {
                unlimit.run();
            }
        });
    }

    /**
     * Runs a script of rows that a user wrote for a revision.
     *
     * @throws PalindromeException if the database refuses one of them
     */
    void seed(String revisionId, SqlBody script) {
        try {
            use(script.name(), connection -> {
                SeedFiles.run(runner, connection, revisionId, script);
                return true;
            });
        } catch (SQLException problem) {
            throw broken(script.name(), problem);
        }
    }

    /** Whether a downgrade has run here, so that rows, though not the schema, may differ from what upgrades alone leave. */
    boolean hasBeenBack() {
        return hasBeenBack;
    }

    /** A stage on a copy of this one's database. */
    Stage copy() {
        disconnect();
        Stage copy = new Stage(workshop, workshop.server().copy(database));
        copy.hasBeenBack = hasBeenBack;
        return copy;
    }

    /** Its database, without connections, for another to use and to close. */
    ScratchDatabase release() {
        disconnect();
        return database;
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = database.connect();
            connection = current;
            workshop.prepare(current);
        }
        return current;
    }

    private Connection observer() throws SQLException {
        Connection current = observer;
        if (current == null) {
            current = database.connect();
            observer = current;
        }
        return current;
    }

    private SnapshotFollower follower(Connection looking) {
        SnapshotFollower current = follower;
        if (current == null) {
            current = new SnapshotFollower(new SnapshotReader(workshop.leftOut()), looking, Boolean.getBoolean(CHECK));
            follower = current;
        }
        return current;
    }

    /** JDBC URL of its database, without credentials. */
    String url() {
        return database.url();
    }

    /** The role that scripts run as. */
    String user() {
        return database.user();
    }

    /** That role's password, perhaps empty. */
    String password() {
        return database.password();
    }

    /** Closes its connections; the next script or snapshot opens new ones. */
    void disconnect() {
        Connection scripts = connection;
        Connection looking = observer;
        connection = null;
        observer = null;
        follower = null;
        try {
            close(scripts);
        } finally {
            close(looking);
        }
    }

    private void close(@Nullable Connection open) {
        if (open != null) {
            try {
                open.close();
            } catch (SQLException problem) {
                throw broken("closing a connection", problem);
            }
        }
    }

    private PalindromeException broken(String doing, SQLException problem) {
        if (workshop.deadline().hasPassed()) {
            return workshop.deadline().expired(doing);
        }
        return new PalindromeException(
                PalindromeException.Category.UNAVAILABLE,
                java.util.List.of(Finding.of(
                        Code.SERVER_UNAVAILABLE,
                        null,
                        "The connection to the scratch database was lost during " + doing + ": " + problem.getMessage(),
                        "Look into the server's log; run again when it is up.")),
                problem);
    }

    @Override
    public void close() {
        try {
            disconnect();
        } finally {
            database.close();
        }
    }
}
