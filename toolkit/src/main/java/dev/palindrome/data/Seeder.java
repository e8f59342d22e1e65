package dev.palindrome.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Adds made-up rows to tables, so that a revision has something to lose. The rows satisfy the tables' types, keys and conditions, and
 * are rich in what is easily lost: texts of the full length with blanks at both ends, microseconds and time zones, many decimals,
 * empty texts and arrays, nested documents, nulls.
 *
 * <pre>{@code
 * Seeding seeding = new Seeder(42, 3).seed(connection, List.of("public.users", "billing.\"Order\""));
 * seeding.tables().forEach(table -> System.out.println(table.table() + ": " + table.rows() + " " + table.reason()));
 * }</pre>
 *
 * <p>The same seed number, schema and rows that are there give the same rows; no clock and no chance takes part. What defaults of
 * sequences give is left to the sequences. Rows are added each time, also to tables that have some. What it has learned of a schema's
 * conditions is kept, so one seeder should serve all steps of a walk. Not safe for use by several threads.
 */
public final class Seeder {
    private final long seed;
    private final int rowsPerTable;
    private final Solver solver;

    /**
     * A seeder.
     *
     * @param seed decides which values are made up
     * @param rowsPerTable how many rows each call adds to a table; with 3 every kind of value comes once, and each nullable column is
     *     null in one row and has a value in the others
     * @throws IllegalArgumentException if there is less than one row to add
     */
    public Seeder(long seed, int rowsPerTable) {
        if (rowsPerTable < 1) {
            throw new IllegalArgumentException("rowsPerTable must be at least 1, but is " + rowsPerTable);
        }
        this.seed = seed;
        this.rowsPerTable = rowsPerTable;
        this.solver = new Solver(seed);
    }

    /**
     * Adds rows to tables, parents first, in a transaction of its own, which is committed; a table that cannot be filled leaves the
     * others filled. Tables that they refer to get rows too if they have none.
     *
     * @param connection outside a transaction; its {@code autocommit} is as before afterwards
     * @param tables their names, qualified and quoted as PostgreSQL writes them
     * @throws SQLException if the connection or the transaction as a whole fails; nothing has been added then
     */
    public Seeding seed(Connection connection, Collection<String> tables) throws SQLException {
        if (tables.isEmpty()) {
            return new Seeding(List.of());
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Seeding seeding = new SeedingRun(connection, seed, rowsPerTable, solver).run(tables);
            connection.commit();
            return seeding;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(autoCommit);
            }
        }
    }
}
