package dev.palindrome.junit;

import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What a test took from its scenario and has to give back: connections, transactions, rows that it began. */
final class Leftovers {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final Map<Connection, String> connections = new LinkedHashMap<>();
    private final Map<ScenarioRow, String> rows = new LinkedHashMap<>();

    /** Remembers a connection until the test has closed it, and where it was asked for. */
    synchronized Connection watched(Connection connection) throws SQLException {
        List<Connection> given = new ArrayList<>();
        for (Connection earlier : connections.keySet()) {
            if (earlier.isClosed()) {
                given.add(earlier);
            }
        }
        given.forEach(connections::remove);
        connections.put(connection, caller());
        return connection;
    }

    /** Remembers a row until the test has inserted it. */
    synchronized ScenarioRow watched(ScenarioRow row) {
        rows.keySet().removeIf(ScenarioRow::isInserted);
        rows.put(row, caller());
        return row;
    }

    /** Revisions run on a connection of their own, which would wait for this one's locks for ever. */
    void refuseTransaction(@Nullable Connection connection) {
        try {
            if (connection != null && inTransaction(connection)) {
                throw new IllegalStateException(
                        "The scenario's connection() has a transaction open, for whose locks a revision would wait for ever."
                                + " Commit it or roll it back before the scenario moves.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell whether a transaction is open", e);
        }
    }

    /**
     * Rolls back and closes all of it.
     *
     * @param own the scenario's own connection, which is not the test's to close, but its transaction is the test's to end
     * @throws AssertionFailedError that names the test and what it left
     */
    synchronized void close(String test, @Nullable Connection own) {
        List<String> left = new ArrayList<>();
        List<SQLException> problems = new ArrayList<>();
        if (own != null) {
            close(own, "a transaction on the scenario's connection()", null, left, problems);
        }
        connections.forEach((connection, place) -> close(
                connection,
                "a connection with a transaction, from dataSource() at " + place,
                "a connection, from dataSource() at " + place,
                left,
                problems));
        rows.forEach((row, place) -> {
            if (!row.isInserted()) {
                left.add("a row of " + row.table() + " that it began and did not insert, at " + place);
            }
        });
        if (left.isEmpty() && problems.isEmpty()) {
            return;
        }
        AssertionError failure = left.isEmpty()
                ? new AssertionError("The connections of " + test + " could not be closed.")
                : new AssertionFailedError(
                        test + " left open:\n  - " + String.join("\n  - ", left)
                                + "\nIt was rolled back and closed. Commit or close it in the test, with try (…), also when the test fails.");
        problems.forEach(failure::addSuppressed);
        throw failure;
    }

    private static void close(
            Connection connection,
            String withTransaction,
            @Nullable String without,
            List<String> left,
            List<SQLException> problems) {
        try {
            if (connection.isClosed()) {
                return;
            }
            boolean open = inTransaction(connection);
            String what = open ? withTransaction : without;
            if (what != null) {
                left.add(what);
            }
            try (connection) {
                if (open && !connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            problems.add(e);
        }
    }

    private static boolean inTransaction(Connection connection) throws SQLException {
        return !connection.isClosed()
                && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    /** The line of the test, or of the code under test, that asked. */
    private static String caller() {
        return STACK.walk(frames -> frames.filter(Leftovers::isOutside)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("an unknown place"));
    }

    private static boolean isOutside(StackFrame frame) {
        String name = frame.getClassName();
        return List.of(Leftovers.class, ScenarioDatabase.class, ScenarioDataSource.class, MigrationScenario.class)
                .stream()
                .noneMatch(own -> name.equals(own.getName()) || name.startsWith(own.getName() + "$"));
    }
}
