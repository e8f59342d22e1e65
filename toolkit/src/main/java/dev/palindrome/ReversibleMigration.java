package dev.palindrome;

import dev.palindrome.revision.Direction;
import java.sql.Connection;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * A revision written in Java, with its way back.
 *
 * <p>It is a Flyway migration: put it into a package of Flyway's {@code classpath:} locations, name it as Flyway wants it, and plain
 * Flyway runs its upgrade in production.
 *
 * <pre>{@code
 * package db.migration;
 *
 * public class V7__Split_agent_names extends ReversibleMigration {
 *     @Override
 *     protected void upgrade(DSLContext database) {
 *         database.alterTable("agent").addColumn("surname", SQLDataType.VARCHAR).execute();
 *     }
 *
 *     @Override
 *     protected void downgrade(DSLContext database) {
 *         database.alterTable("agent").dropColumn("surname").execute();
 *     }
 * }
 * }</pre>
 *
 * <p>Parents, dependencies and declarations stand in a {@link Revision} annotation. Both methods run in a transaction that is not theirs to
 * end, unless {@link #canExecuteInTransaction()} says false; {@code database.transaction(…)} is then a part of it, and what fails in it is
 * taken back to where it began.
 */
public abstract class ReversibleMigration extends BaseJavaMigration {
    static {
        // jOOQ reads these once, when it first runs; it would print them into every test run and command.
        quieten("org.jooq.no-logo");
        quieten("org.jooq.no-tips");
    }

    /** For subclasses, whose name gives version and description. */
    protected ReversibleMigration() {}

    /**
     * Goes forwards.
     *
     * @param database jOOQ on the connection that carries the migration out; not to be kept
     * @throws Exception when it fails; the transaction is rolled back
     */
    protected abstract void upgrade(DSLContext database) throws Exception;

    /**
     * Comes back: leaves the schema, and the data as far as possible, as they were before {@link #upgrade}.
     *
     * <p>Of a revision whose annotation declares it irreversible this is never called.
     *
     * @param database jOOQ on the connection that carries the migration out; not to be kept
     * @throws Exception when it fails; the transaction is rolled back
     */
    protected abstract void downgrade(DSLContext database) throws Exception;

    /** Runs the upgrade on Flyway's connection. */
    @Override
    public final void migrate(Context context) throws Exception {
        run(Direction.UPGRADE, context.getConnection());
    }

    /**
     * Runs one direction on a connection, without ending the transaction or closing anything.
     *
     * @throws Exception what the method of that direction throws
     */
    public final void run(Direction direction, Connection connection) throws Exception {
        DSLContext database = DSL.using(connection, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
        if (!connection.getAutoCommit()) {
            database.configuration().set(new TransactionsWithin(connection));
        }
        if (direction == Direction.UPGRADE) {
            upgrade(database);
        } else {
            downgrade(database);
        }
    }

    private static void quieten(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
