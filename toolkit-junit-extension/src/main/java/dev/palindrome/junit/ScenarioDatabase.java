package dev.palindrome.junit;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.migrate.SessionSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** What a scenario has opened, and what has to be closed when its test ends. Safe for use by several threads. */
final class ScenarioDatabase extends Closing implements ScenarioGround {
    private final ScratchDatabase scratch;
    private final History history;
    private final Set<String> bookkeeping;
    private final ClassLoader loader;
    private final String test;
    private final Runnable done;
    private final Leftovers leftovers = new Leftovers();
    private @Nullable Connection connection;
    private boolean closed;

    /**
     * A database for one test.
     *
     * @param test its name, for messages
     * @param done called last, whatever happened
     */
    ScenarioDatabase(
            ScratchDatabase scratch,
            History history,
            Set<String> bookkeeping,
            ClassLoader loader,
            String test,
            Runnable done) {
        this.scratch = scratch;
        this.history = history;
        this.bookkeeping = bookkeeping;
        this.loader = loader;
        this.test = test;
        this.done = done;
    }

    static DSLContext dsl(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    @Override
    public String name() {
        return scratch.name();
    }

    @Override
    public ClassLoader loader() {
        return loader;
    }

    @Override
    public Set<String> bookkeeping() {
        return bookkeeping;
    }

    @Override
    public Migrator migrator() {
        leftovers.refuseTransaction(connection);
        return new Migrator(history, scratch::connect).withPassword(scratch.password());
    }

    @Override
    public synchronized Connection connection() {
        try {
            if (connection == null || connection.isClosed()) {
                connection = open();
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to the scenario's database " + name(), e);
        }
    }

    @Override
    public DataSource dataSource() {
        return new ScenarioDataSource(() -> leftovers.watched(open()));
    }

    @Override
    public ScenarioRow row(String table) {
        return leftovers.watched(new ScenarioRow(this::connection, table));
    }

    /** Statements are not kept prepared: the schema changes under them, and a plan must not change its result's type. */
    private Connection open() throws SQLException {
        Connection opened = scratch.connect();
        try {
            opened.unwrap(PGConnection.class).setPrepareThreshold(0);
            SessionSetup.prepare(opened, history);
            return opened;
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Drops the database and fails if the test left something open. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            dropAfter(() -> leftovers.close(test, connection));
        } finally {
            done.run();
        }
    }

    /** Whatever the test left open, its database goes; what goes wrong then does not hide what went wrong before. */
    private void dropAfter(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException | AssertionError failure) {
            try {
                scratch.close();
            } catch (RuntimeException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
        scratch.close();
    }
}
