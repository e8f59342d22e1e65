package dev.palindrome;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Makes {@code database.transaction(…)} of a revision that runs in a transaction a part of that one. jOOQ's own provider would commit or
 * roll back everything, and the row in the history table would not be in step any more.
 */
final class TransactionsWithin implements TransactionProvider {
    private final Connection connection;
    private final Deque<Savepoint> savepoints = new ArrayDeque<>();

    TransactionsWithin(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void begin(TransactionContext context) {
        try {
            savepoints.push(connection.setSavepoint());
        } catch (SQLException e) {
            throw failed("begin", e);
        }
    }

    @Override
    public void commit(TransactionContext context) {
        try {
            connection.releaseSavepoint(savepoints.pop());
        } catch (SQLException e) {
            throw failed("commit", e);
        }
    }

    @Override
    public void rollback(TransactionContext context) {
        try {
            connection.rollback(savepoints.pop());
        } catch (SQLException e) {
            throw failed("rollback", e);
        }
    }

    private static DataAccessException failed(String what, SQLException cause) {
        return new DataAccessException("a transaction within the revision's own could not " + what, cause);
    }
}
