package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps the history table in step with what runs.
 *
 * <p>A body that takes effect at once has its row written in its own transaction. For any other, the row is marked as failed first, in a
 * transaction of its own, and turned when the body is done: whatever happens between, the mark stays and blocks everything until
 * {@code palindrome repair}.
 */
interface RowWriter {
    /** Marks the beginning of a body that is not in one transaction. */
    void begin(Connection connection) throws SQLException;

    /** Writes that it is done; after {@link #begin} if that was called. */
    void done(Connection connection, Duration duration) throws SQLException;

    /** Takes the mark of {@link #begin} back, because the body failed and left nothing behind. */
    void undo(Connection connection) throws SQLException;

    /** For an upgrade or a repeatable script. */
    static RowWriter upgrade(HistoryTable table, HistoryRow row) {
        return new RowWriter() {
            private int rank;

            @Override
            public void begin(Connection connection) throws SQLException {
                rank = table.insert(connection, row, row.type(), Duration.ZERO, false);
            }

            @Override
            public void done(Connection connection, Duration duration) throws SQLException {
                if (rank == 0) {
                    table.insert(connection, row, row.type(), duration, true);
                } else {
                    table.finish(connection, rank, duration);
                }
            }

            @Override
            public void undo(Connection connection) throws SQLException {
                table.delete(connection, rank);
            }
        };
    }

    /**
     * For a downgrade: a {@code DELETE} row, as Flyway's repair writes it for a script that is gone. While the downgrade runs outside a
     * transaction, that row and the one of the upgrade are marked as failed; the latter stops Flyway too.
     *
     * @param applied the row of the upgrade
     */
    static RowWriter downgrade(HistoryTable table, HistoryRow applied) {
        return new RowWriter() {
            private int rank;

            @Override
            public void begin(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                table.deleteRepeatables(connection);
                table.setSuccess(connection, applied.rank(), false);
                rank = table.insert(connection, applied, "DELETE", Duration.ZERO, false);
                connection.commit();
                connection.setAutoCommit(true);
            }

            @Override
            public void done(Connection connection, Duration duration) throws SQLException {
                if (rank == 0) {
                    table.deleteRepeatables(connection);
                    table.insert(connection, applied, "DELETE", Duration.ZERO, true);
                    return;
                }
                connection.setAutoCommit(false);
                table.setSuccess(connection, applied.rank(), true);
                table.finish(connection, rank, Duration.ZERO);
                connection.commit();
                connection.setAutoCommit(true);
            }

            @Override
            public void undo(Connection connection) throws SQLException {
                connection.setAutoCommit(false);
                table.setSuccess(connection, applied.rank(), true);
                table.delete(connection, rank);
                connection.commit();
                connection.setAutoCommit(true);
            }
        };
    }
}
