package dev.palindrome.proof;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database on which a proof runs revisions, with a connection for scripts and one that only looks.
 *
 * <p>The driver forgets what the server has prepared with every change of the schema (its {@code flushCacheOnDdl}), rightly, for a
 * script's own statements; planning the query of a snapshot again would take longer than the query. Nothing changes a schema over the
 * connection that looks.
 */
final class Stage implements AutoCloseable {
    private final Workshop workshop;
    private final ScratchDatabase database;
    private final BodyRunner runner;
    private final SnapshotReader reader;
    private @Nullable Connection connection;
    private @Nullable Connection observer;
    private @Nullable Snapshot last;
    private boolean hasBeenBack;

    Stage(Workshop workshop, ScratchDatabase database) {
        this.workshop = workshop;
        this.database = database;
        this.runner = new BodyRunner(database.password());
        this.reader = new SnapshotReader(workshop.leftOut());
    }

    /** Runs a revision and commits. A script that fails is an answer; a connection that breaks, or the deadline, is thrown. */
    Attempt run(Revision revision, Direction direction, Body body) {
        String doing = "the " + direction.word() + " of revision " + revision.title();
        workshop.deadline().check(doing);
        if (direction == Direction.DOWNGRADE) {
            hasBeenBack = true;
        }
        return run(revision.id(), direction, body, doing);
    }

    /** Runs a script that is no revision's: a repeatable one, a baseline, one that goes before. */
    Attempt run(Body body) {
        return run(body.name(), Direction.UPGRADE, body, body.name());
    }

    private Attempt run(String name, Direction direction, Body body, String doing) {
        long start = System.nanoTime();
        PalindromeException failure = null;
        try {
            Connection current = connection();
            Runnable unwatch = workshop.deadline().watch(current);
            try {
                runner.run(current, name, direction, body);
            } finally {
                unwatch.run();
            }
        } catch (PalindromeException problem) {
            if (workshop.deadline().hasPassed()) {
                throw workshop.deadline().expired(doing);
            }
            failure = problem;
        } catch (SQLException problem) {
            throw broken(doing, problem);
        }
        return new Attempt(Duration.ofNanos(System.nanoTime() - start), failure);
    }

    /** The schema as it is now. */
    Snapshot snapshot() {
        workshop.deadline().check("a snapshot");
        try {
            connection();
            Connection current = observer();
            Runnable unwatch = workshop.deadline().watch(current);
            try {
                last = reader.read(current, last);
            } finally {
                unwatch.run();
            }
            return last;
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
        copy.last = last;
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

    private void disconnect() {
        Connection scripts = connection;
        Connection looking = observer;
        connection = null;
        observer = null;
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
