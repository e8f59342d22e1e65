package dev.palindrome.migrate;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one direction of a revision on a connection, as the tool of its layout would, and leaves the session as it found it.
 *
 * <p>The state to which a session is brought back (role, {@code search_path} and other settings) is the one in which a connection is given
 * to {@link #run} first: run the history's {@code initSql} and set its {@code search_path} before. Custom settings ({@code app.tenant})
 * made by then are not kept, since PostgreSQL does not list them.
 *
 * <p>A connection must be in auto-commit mode and is returned so, without an open transaction, whatever happened. The driver's
 * {@code preferQueryMode=extendedForPrepared}, which the connections of {@code dev.palindrome.database} have, sends statements without
 * the driver's own parser between; it works without it. A runner may be used by several threads, a connection by one at a time.
 *
 * <pre>{@code
 * BodyRunner runner = new BodyRunner();
 * runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
 * }</pre>
 */
public final class BodyRunner {
    private final Map<Connection, SessionState> states = Collections.synchronizedMap(new WeakHashMap<>());
    private final JavaRunner java;
    private final @Nullable String password;

    /** A runner whose commands find the password in their environment or in libpq's password file, if they need one. */
    public BodyRunner() {
        this(UnaryOperator.identity(), null);
    }

    /** A runner that gives this password to commands of other tools, since a connection does not tell it. */
    public BodyRunner(@Nullable String password) {
        this(UnaryOperator.identity(), password);
    }

    /** A runner whose Java revisions are given something else instead of the connection. */
    BodyRunner(UnaryOperator<Connection> view) {
        this(view, null);
    }

    private BodyRunner(UnaryOperator<Connection> view, @Nullable String password) {
        this.java = new JavaRunner(view);
        this.password = password;
    }

    /**
     * Runs a body.
     *
     * @param revisionId the revision's id; the body's own name for a script that belongs to none, such as a repeatable one
     * @return how long it took, commit included
     * @throws StatementFailedException if PostgreSQL refuses a statement or a Java revision throws; a body in a transaction has been
     *     rolled back
     * @throws PalindromeException if a script cannot be run at all; nothing was sent
     */
    public Execution run(Connection connection, String revisionId, Direction direction, Body body) {
        return run(connection, prepare(revisionId, direction, body), BeforeCommit.NOTHING);
    }

    /**
     * Runs a body, and something else before it takes effect.
     *
     * @param beforeCommit done in the body's transaction right before its commit, with the session's own role and after constraints were
     *     checked; after the body when it has no single transaction
     * @return how long it took, commit included
     * @throws StatementFailedException if PostgreSQL refuses a statement or a Java revision throws; a body in a transaction has been
     *     rolled back
     * @throws PalindromeException if a script cannot be run at all; nothing was sent
     */
    public Execution run(
            Connection connection, String revisionId, Direction direction, Body body, BeforeCommit beforeCommit) {
        return run(connection, prepare(revisionId, direction, body), beforeCommit);
    }

    /**
     * Runs a script's statements in the transaction in which the connection is, and leaves that open: for rows that a test inserts. The
     * connection is not in auto-commit mode; what the script does to the session stays.
     *
     * @throws StatementFailedException if PostgreSQL refuses a statement; the caller rolls back
     * @throws PalindromeException if the script cannot be split into statements; nothing was sent
     */
    public static void runWithin(Connection connection, SqlBody script) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("the connection is in auto-commit mode");
            }
            new PreparedScript(script.name(), Direction.UPGRADE, script, new ScriptPlan(Script.of(script), false))
                    .runWithin(connection, SessionState.capture(connection));
        } catch (SQLException e) {
            throw SessionFailure.of("to tell the state of the session around " + script.name(), e);
        }
    }

    /** Decides how a body is going to run; parses its script, so that what is wrong with it is found before anything is sent. */
    PreparedBody prepare(String revisionId, Direction direction, Body body) {
        if (body instanceof SqlBody sql) {
            return new PreparedScript(revisionId, direction, sql, ScriptPlan.of(revisionId, sql));
        }
        if (body instanceof JavaBody migration) {
            return java.prepare(revisionId, direction, migration);
        }
        return new PreparedCommand(revisionId, direction, (CommandBody) body, password);
    }

    /**
     * Runs a prepared body.
     *
     * @param beforeCommit done in the body's transaction right before its commit; after the body when it has no single transaction
     */
    Execution run(Connection connection, PreparedBody body, BeforeCommit beforeCommit) {
        try {
            if (!connection.getAutoCommit()) {
                throw new IllegalArgumentException("the connection is not in auto-commit mode");
            }
            SessionState state = states.get(connection);
            if (state == null) {
                state = SessionState.capture(connection);
                states.put(connection, state);
            }
            long start = System.nanoTime();
            Throwable failed = null;
            try {
                body.run(connection, state, beforeCommit);
                return new Execution(Duration.ofNanos(System.nanoTime() - start), body.inOneTransaction());
            } catch (SQLException | RuntimeException | Error e) {
                failed = e;
                throw e;
            } finally {
                restore(connection, state, body.leavesMore(), failed);
            }
        } catch (SQLException e) {
            throw SessionFailure.of("to put back the session around revision " + body.revisionId(), e);
        }
    }

    private static void restore(
            Connection connection, SessionState state, boolean thoroughly, @Nullable Throwable failed)
            throws SQLException {
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                state.restore(connection, thoroughly);
            }
        } catch (SQLException e) {
            if (failed == null) {
                throw e;
            }
            failed.addSuppressed(e);
        }
    }
}
