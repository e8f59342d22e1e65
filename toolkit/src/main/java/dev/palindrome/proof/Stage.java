package dev.palindrome.proof;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    private final Workshop workshop;
    private final ScratchDatabase database;
    private final BodyRunner runner;
    private @Nullable Connection connection;
    private @Nullable Connection observer;
    private @Nullable SnapshotFollower follower;
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
        long start = System.nanoTime();
        PalindromeException failure = null;
        try {
            Connection current = connection();
            Runnable unwatch = workshop.deadline().watch(current);
            try {
                SnapshotFollower following = follower;
                if (following == null) {
                    runner.run(current, name, direction, body);
                } else if (followed) {
                    follow(following, current, name, direction, body);
                } else {
                    following.missed();
                    runner.run(current, name, direction, body);
                }
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

    /** The schema as it is now. */
    Snapshot snapshot() {
        return look(looking -> follower(looking).read());
    }

    /** The schema as another reader sees it now. */
    Snapshot read(SnapshotReader other) {
        return look(other::read);
    }

    /** Which objects stand on which now. */
    Dependencies dependencies() {
        return look(new DependencyReader()::read);
    }

    private <T> T look(Function<Connection, T> reading) {
        workshop.deadline().check("a snapshot");
        try {
            connection();
            Connection looking = observer();
            Runnable unwatch = workshop.deadline().watch(looking);
            try {
                return reading.apply(looking);
            } finally {
                unwatch.run();
            }
        } catch (PalindromeException problem) {
            throw workshop.deadline().hasPassed() ? workshop.deadline().expired("a snapshot") : problem;
        } catch (SQLException problem) {
            throw broken("a snapshot", problem);
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

    private void disconnect() {
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
