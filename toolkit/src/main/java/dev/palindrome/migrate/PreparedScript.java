package dev.palindrome.migrate;

import dev.palindrome.finding.Place;
import dev.palindrome.layout.LatePlaceholders;
import dev.palindrome.migrate.StatementFailedException.Failure;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Position;
import dev.palindrome.script.Statement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A SQL script, run statement by statement over one connection.
 *
 * <p>In a transaction, a {@code BEGIN} of the script's own is only warned of by PostgreSQL; a {@code COMMIT} commits, and the driver begins
 * a new transaction with the next statement: what Flyway does.
 */
record PreparedScript(String revisionId, Direction direction, SqlBody body, ScriptPlan plan) implements PreparedBody {
    private static final String INVALID_INDEXES = """
            SELECT indexrelid::pg_catalog.regclass::text FROM pg_catalog.pg_index
            WHERE NOT indisvalid AND indrelid::pg_catalog.regclass NOT IN (SELECT partrelid FROM pg_catalog.pg_partitioned_table)
            ORDER BY 1
            """;

    @Override
    public String name() {
        return body.name();
    }

    @Override
    public boolean inOneTransaction() {
        return plan.inOneTransaction();
    }

    @Override
    public boolean leavesMore() {
        return SessionState.leavesMore(body.text());
    }

    @Override
    public boolean mayUnlock() {
        String text = body.text().toLowerCase(Locale.ROOT);
        return text.contains("advisory_unlock") || text.contains("discard");
    }

    @Override
    public void run(Connection connection, SessionState session, BeforeCommit beforeCommit) throws SQLException {
        long start = System.nanoTime();
        Progress progress = new Progress(connection.unwrap(BaseConnection.class));
        if (plan.transaction()) {
            connection.setAutoCommit(false);
        }
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (Statement statement : plan.script().statements()) {
                try {
                    send(connection, jdbc, sent(statement, session), statement.copyData());
                    progress.ran(statement);
                } catch (SQLException e) {
                    throw failure(connection, progress, statement, e);
                }
            }
        }
        if (!plan.transaction()) {
            endOwnTransaction(connection, progress);
        } else if (beforeCommit != BeforeCommit.NOTHING) {
            try {
                session.settle(connection);
            } catch (SQLException e) {
                throw failure(connection, progress, null, e);
            }
        }
        beforeCommit.run(connection, Duration.ofNanos(System.nanoTime() - start));
        if (plan.transaction()) {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw failure(connection, progress, null, e);
            }
            connection.setAutoCommit(true);
        }
    }

    /** Sends its statements in a transaction that somebody else began and ends. */
    void runWithin(Connection connection, SessionState session) throws SQLException {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (Statement statement : plan.script().statements()) {
                try {
                    send(connection, jdbc, sent(statement, session), statement.copyData());
                } catch (SQLException e) {
                    throw StatementFailedException.of(
                            new Failure(revisionId, direction, place(statement, e)),
                            e,
                            e,
                            plan.script()
                                    .at(statement, ServerError.of(e).position())
                                    .text(),
                            Leftovers.WITHIN);
                }
            }
        }
    }

    private static String sent(Statement statement, SessionState session) {
        return LatePlaceholders.replace(statement.text(), session.database(), session.user());
    }

    private static void send(Connection connection, java.sql.Statement jdbc, String sql, @Nullable String copyData)
            throws SQLException {
        if (copyData != null) {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(copyData));
            } catch (IOException e) {
                throw new SQLException("the data of COPY could not be sent: " + e.getMessage(), e);
            }
            return;
        }
        // Every result is read: an error in a later row of a set-returning query comes only then.
        boolean rows = jdbc.execute(sql);
        while (rows || jdbc.getUpdateCount() != -1) {
            rows = jdbc.getMoreResults();
        }
    }

    /** A {@code BEGIN} without its {@code COMMIT} in a script that commits by itself: its tool would lose it, at the latest when it disconnects. */
    private void endOwnTransaction(Connection connection, Progress progress) throws SQLException {
        if (progress.inTransaction() && body.transaction() == SqlBody.TransactionMode.PSQL) {
            throw failure(
                    connection,
                    progress,
                    null,
                    new SQLException(
                            "the script ends inside a transaction that it never commits; psql takes it back", "25000"));
        }
        if (progress.inTransaction()) {
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute("COMMIT");
            } catch (SQLException e) {
                throw failure(connection, progress, null, e);
            }
        }
    }

    private StatementFailedException failure(
            Connection connection, Progress progress, @Nullable Statement statement, SQLException cause) {
        List<String> invalidIndexes = List.of();
        boolean lost = false;
        try {
            lost = connection.isClosed() && (statement == null || !inOneTransaction());
            if (!connection.isClosed()) {
                rollBack(connection);
                if (statement != null
                        && statement.text().toLowerCase(Locale.ROOT).contains("concurrently")) {
                    invalidIndexes = invalidIndexes(connection);
                }
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        return StatementFailedException.of(
                new Failure(revisionId, direction, statement == null ? Place.of(body.name()) : place(statement, cause)),
                cause,
                cause,
                statement == null
                        ? null
                        : plan.script()
                                .at(statement, ServerError.of(cause).position())
                                .text(),
                lost && progress.committedLines().isEmpty()
                        ? Leftovers.LOST
                        : Leftovers.of(plan.transaction(), progress.committedLines(), invalidIndexes));
    }

    private static void rollBack(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            // A transaction that the script itself began; a warning and nothing else when there is none.
            try (java.sql.Statement jdbc = connection.createStatement()) {
                jdbc.execute("ROLLBACK");
            }
        } else {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> invalidIndexes(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (java.sql.Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(INVALID_INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Place place(Statement statement, SQLException cause) {
        int position = ServerError.of(cause).position();
        // A position in a text that was replaced says nothing about the file.
        if (position < 1 || statement.text().contains("${flyway:")) {
            return Place.of(body.name(), statement.line(), statement.column());
        }
        Position inFile = plan.script().position(statement, position);
        return Place.of(body.name(), inFile.line(), inFile.column());
    }

    /** Which statements have taken effect for good. */
    private static final class Progress {
        /** Words that begin, end or set something of the session, which is put back anyway. */
        private static final Set<String> LEAVES_NOTHING =
                Set.of("begin", "start", "commit", "end", "rollback", "abort", "set", "reset", "show", "discard");

        private final BaseConnection connection;
        private final List<Integer> committed = new ArrayList<>();
        private final List<Integer> pending = new ArrayList<>();

        Progress(BaseConnection connection) {
            this.connection = connection;
        }

        void ran(Statement statement) {
            String word = firstWord(statement);
            if (!LEAVES_NOTHING.contains(word)) {
                pending.add(statement.line());
            }
            if (!inTransaction()) {
                if (!word.equals("rollback") && !word.equals("abort")) {
                    committed.addAll(pending);
                }
                pending.clear();
            }
        }

        boolean inTransaction() {
            return connection.getTransactionState() != TransactionState.IDLE;
        }

        List<Integer> committedLines() {
            return committed;
        }

        private static String firstWord(Statement statement) {
            String text = statement.text().stripLeading();
            int end = 0;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            return text.substring(0, end).toLowerCase(Locale.ROOT);
        }
    }
}
