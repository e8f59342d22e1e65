package dev.palindrome.junit;

import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What a test took from its scenario and has to give back: connections, transactions, rows that it began. */
final class Leftovers {
    private static final StackWalker STACK = StackWalker.getInstance();

    private static final Executor PATIENT = task -> {
        Thread thread = new Thread(task, "palindrome-leftovers");
        thread.setDaemon(true);
        thread.start();
    };

    private final Map<Connection, String> connections = new LinkedHashMap<>();
    private final Map<ScenarioRow, String> rows = new LinkedHashMap<>();

    /** Remembers a connection until the test has closed it, and where it was asked for. */
    synchronized Connection watched(Connection connection) {
        connections.keySet().removeIf(Leftovers::isClosed);
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
        if (connection != null && inTransaction(connection)) {
            throw new IllegalStateException(
                    "The scenario's connection() has a transaction open, for whose locks a revision would wait for ever."
                            + " Commit it or roll it back before the scenario moves.");
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
        if (own != null) {
            switch (end(own)) {
                case IDLE -> {}
                case TRANSACTION -> left.add("a transaction on the scenario's connection()");
                case BUSY -> left.add("a statement that still runs on the scenario's connection()");
            }
        }
        connections.forEach((connection, place) -> {
            if (!isClosed(connection)) {
                left.add(end(connection).words + ", from dataSource() at " + place);
            }
        });
        rows.forEach((row, place) -> {
            if (!row.isInserted()) {
                left.add("a row of " + row.table() + " that it began and did not insert, at " + place);
            }
        });
        if (!left.isEmpty()) {
            throw new AssertionFailedError(
                    test + " left open:\n  - " + String.join("\n  - ", left)
                            + "\nIt was rolled back and closed. Commit or close it in the test, with try (…), also when the test fails.");
        }
    }

    /** In what state a connection was found. */
    private enum End {
        IDLE("a connection"),
        TRANSACTION("a connection with a transaction"),
        BUSY("a connection with a statement that still runs");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    /**
     * Ends a connection, and with it what it does: the server takes a transaction back. A test that ran out of time may still wait for a
     * statement in another thread, and asking the driver for the state would wait for it as well.
     */
    private static End end(Connection connection) {
        End end;
        try {
            end = CompletableFuture.supplyAsync(() -> inTransaction(connection), PATIENT)
                            .get(1, TimeUnit.SECONDS)
                    ? End.TRANSACTION
                    : End.IDLE;
        } catch (TimeoutException e) {
            end = End.BUSY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = End.BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot tell whether a transaction is open", e.getCause());
        } finally {
            abort(connection);
        }
        return end;
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end a connection to a scenario's database", e);
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell whether a connection is closed", e);
        }
    }

    private static boolean inTransaction(Connection connection) {
        try {
            return !connection.isClosed()
                    && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell whether a transaction is open", e);
        }
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
