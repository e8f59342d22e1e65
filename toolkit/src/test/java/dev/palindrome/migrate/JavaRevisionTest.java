package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.ReversibleMigration;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revisions written in Java. */
class JavaRevisionTest {
    private final BodyRunner runner = new BodyRunner();
    private Scratch scratch;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        scratch = Scratch.create();
        connection = scratch.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        scratch.close();
    }

    /** On jOOQ. */
    public static class V7__Both_ways extends ReversibleMigration {
        @Override
        protected void upgrade(DSLContext database) {
            database.createTable("made").column("n", SQLDataType.INTEGER).execute();
        }

        @Override
        protected void downgrade(DSLContext database) {
            database.dropTable("made").execute();
            database.execute("SELECT nonesuch");
        }
    }

    /** As plain Flyway knows it; creates an index outside a transaction. */
    public static class V8__Plain extends BaseJavaMigration {
        @Override
        public boolean canExecuteInTransaction() {
            return false;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            assertThat(context.getConfiguration().getTable()).isEqualTo("flyway_schema_history");
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("CREATE TABLE plain (n int)");
                statement.execute("CREATE INDEX CONCURRENTLY plain_n ON plain (n)");
                statement.execute("SET search_path = ''");
            }
        }
    }

    /** Fails in its own code. */
    public static class V9__Careless extends BaseJavaMigration {
        @Override
        public void migrate(Context context) throws Exception {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("CREATE TABLE careless (n int)");
            }
            throw new IOException("no such file: rates.csv");
        }
    }

    /** Closes what is not its own. */
    public static class V10__Closes extends BaseJavaMigration {
        @Override
        public void migrate(Context context) throws Exception {
            context.getConnection().close();
        }
    }

    @Test
    void runsUpgradesAndDowngradesOnJooq() throws SQLException {
        assertThat(run(new V7__Both_ways(), Direction.UPGRADE).inOneTransaction())
                .isTrue();
        assertThat(scratch.tables()).containsExactly("made");

        StatementFailedException failed = failure(new V7__Both_ways(), Direction.DOWNGRADE);

        assertThat(failed)
                .hasMessage(
                        "The downgrade of revision 7 failed at dev.palindrome.migrate.JavaRevisionTest$V7__Both_ways: column"
                                + " \"nonesuch\" does not exist (SQLSTATE 42703). Nothing is left behind: its transaction was rolled back.");
        assertThat(failed.sqlState()).isEqualTo("42703");
        assertThat(failed.getCause()).isInstanceOf(org.jooq.exception.DataAccessException.class);
        assertThat(scratch.tables()).containsExactly("made");
    }

    @Test
    void runsAPlainMigrationOutsideATransaction() throws SQLException {
        assertThat(run(new V8__Plain(), Direction.UPGRADE).inOneTransaction()).isFalse();

        assertThat(scratch.tables()).containsExactly("plain");
        assertThat(scratch.value(connection, "SHOW search_path")).isEqualTo("\"$user\", public");
        assertThat(failure(new V8__Plain(), Direction.UPGRADE))
                .hasMessage(
                        "The upgrade of revision 8 failed at dev.palindrome.migrate.JavaRevisionTest$V8__Plain: relation \"plain\""
                                + " already exists (SQLSTATE 42P07). It ran outside a transaction: what it did before is left behind.");
    }

    @Test
    void keepsTheCauseOfItsOwnFailure() throws SQLException {
        StatementFailedException failed = failure(new V9__Careless(), Direction.UPGRADE);

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 9 failed at dev.palindrome.migrate.JavaRevisionTest$V9__Careless:"
                                + " java.io.IOException: no such file: rates.csv. Nothing is left behind: its transaction was rolled back.")
                .hasCauseInstanceOf(IOException.class);
        assertThat(failed.sqlState()).isEmpty();
        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void aPlainMigrationHasNoDowngrade() {
        assertThat(failure(new V9__Careless(), Direction.DOWNGRADE).serverMessage())
                .isEqualTo("java.lang.IllegalStateException: it has no downgrade; only a ReversibleMigration has");
    }

    @Test
    void saysThatItClosedTheConnection() {
        assertThat(failure(new V10__Closes(), Direction.UPGRADE).serverMessage())
                .isEqualTo("java.lang.IllegalStateException: it closed the connection that it was given");
    }

    private Execution run(JavaMigration migration, Direction direction) {
        return runner.run(connection, migration.getVersion().toString(), direction, new JavaBody(migration, direction));
    }

    private StatementFailedException failure(JavaMigration migration, Direction direction) {
        return catchThrowableOfType(StatementFailedException.class, () -> run(migration, direction));
    }
}
