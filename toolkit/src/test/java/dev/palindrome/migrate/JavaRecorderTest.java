package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.ReversibleMigration;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The statements of a Java revision, with their values, do again what the revision did. */
class JavaRecorderTest {
    private static final UUID ID = UUID.fromString("17ce6f74-2611-4856-b881-f0f05c3b3920");

    @TempDir
    private Path directory;

    private Scratch scratch;
    private Scratch other;

    @BeforeEach
    void open() {
        scratch = Scratch.create();
        other = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
        other.close();
    }

    /** Values of many types, by jOOQ and by JDBC, alone and in batches. */
    public static class V1__Values extends ReversibleMigration {
        @Override
        protected void upgrade(DSLContext database) {
            database.execute(
                    "CREATE TABLE v (n int, t text, u uuid, b bytea, j jsonb, a text[], d timestamp, x numeric, f boolean)");
            database.insertInto(DSL.table("v"))
                    .columns(
                            DSL.field("n"),
                            DSL.field("t"),
                            DSL.field("u"),
                            DSL.field("a", SQLDataType.VARCHAR.getArrayDataType()),
                            DSL.field("d"),
                            DSL.field("f"))
                    .values(
                            -1,
                            "it's \\ :USER ?",
                            ID,
                            new String[] {"a,b", "c\"'\\"},
                            LocalDateTime.of(2026, 1, 2, 3, 4, 5),
                            true)
                    .execute();
            database.connection(connection -> {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO v (n, b, j, x, a) VALUES (?, ?, ?::jsonb, ?, ?)")) {
                    for (int n = 0; n < 2; n++) {
                        insert.setInt(1, n);
                        insert.setBytes(2, new byte[] {1, (byte) 255, '\''});
                        insert.setString(3, "{\"k\": [\"" + n + "\"]}");
                        insert.setBigDecimal(4, new java.math.BigDecimal("1.50"));
                        insert.setArray(5, connection.createArrayOf("text", new Object[] {null, "NULL", ""}));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                try (java.sql.Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO v (n) VALUES (7); INSERT INTO v (n) VALUES (8)");
                    statement.addBatch("UPDATE v SET f = j ? 'k'");
                    statement.executeBatch();
                }
            });
        }

        @Override
        protected void downgrade(DSLContext database) {
            database.fetch("SELECT count(*) FROM v");
            database.dropTable("v").execute();
        }
    }

    @Test
    void whatWasRecordedDoesTheSame() throws SQLException {
        List<String> statements = record(new V1__Values(), Direction.UPGRADE);
        assertThat(statements).hasSize(5);
        try (Connection connection = other.connect();
                java.sql.Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        }
        assertThat(other.values("SELECT v::text FROM v ORDER BY n"))
                .hasSize(5)
                .isEqualTo(scratch.values("SELECT v::text FROM v ORDER BY n"));
    }

    @Test
    void aRevisionThatReadsIsSaid() {
        List<String> notices = new ArrayList<>();
        History history = new ScriptDirectory(directory).table("1").history();
        SqlScriptText text = SqlScriptText.guarded(history, "test", List.of(), List.of());
        V1__Values migration = new V1__Values();
        text.java(
                history.graph().ordered().get(0),
                Direction.DOWNGRADE,
                new JavaBody(migration, Direction.DOWNGRADE),
                List.of("SELECT count(*) FROM v", "drop table \"v\""),
                new Progress() {
                    @Override
                    public void notice(String sentence) {
                        notices.add(sentence);
                    }
                });
        assertThat(text.toString()).contains("""
                -- downgrade 1 (table 1): dev.palindrome.migrate.JavaRecorderTest$V1__Values
                -- This revision reads. What follows is what it did in a database without rows.
                BEGIN;
                SELECT count(*) FROM v;
                drop table "v";
                """);
        assertThat(notices)
                .containsExactly(
                        "Revision 1 (dev.palindrome.migrate.JavaRecorderTest$V1__Values) reads from the database"
                                + " and may go on by what it finds; the script holds what it did where there were no rows.");
    }

    /** What a revision tried and took back. */
    public static class V3__TakesBack extends ReversibleMigration {
        @Override
        protected void upgrade(DSLContext database) {
            database.execute("CREATE TABLE kept (n int)");
            database.connection(connection -> {
                Savepoint savepoint = connection.setSavepoint();
                try (java.sql.Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE taken_back (n int)");
                    statement.execute("SELECT 1 / 0");
                } catch (SQLException expected) {
                    connection.rollback(savepoint);
                }
            });
            database.transaction(nested -> nested.dsl().execute("INSERT INTO kept VALUES (1)"));
            try {
                database.transaction(nested -> {
                    nested.dsl().execute("INSERT INTO kept VALUES (2)");
                    throw new IllegalStateException("changed its mind");
                });
            } catch (IllegalStateException expected) {
                database.execute("INSERT INTO kept VALUES (3)");
            }
        }

        @Override
        protected void downgrade(DSLContext database) {
            database.execute("DROP TABLE kept");
        }
    }

    @Test
    void whatWasTakenBackIsNotRecorded() throws SQLException {
        assertThat(record(new V3__TakesBack(), Direction.UPGRADE))
                .containsExactly(
                        "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (1)", "INSERT INTO kept VALUES (3)");
        assertThat(scratch.values("SELECT n FROM kept ORDER BY n")).containsExactly("1", "3");
    }

    /** What goes past the connection. */
    public static class V2__Copies extends ReversibleMigration {
        @Override
        protected void upgrade(DSLContext database) {
            database.connection(connection -> connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY v FROM STDIN", new StringReader("1\n")));
        }

        @Override
        protected void downgrade(DSLContext database) {
            database.connection(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("SELECT ?")) {
                    insert.setBinaryStream(1, new java.io.ByteArrayInputStream(new byte[] {1}));
                }
            });
        }
    }

    @Test
    void whatCannotBeWrittenDownIsRefused() {
        PalindromeException copy = MigratorTest.refused(() -> record(new V2__Copies(), Direction.UPGRADE));
        assertThat(copy.getMessage())
                .contains("what is sent through interface org.postgresql.PGConnection cannot be written into a script");
        PalindromeException stream = MigratorTest.refused(() -> record(new V2__Copies(), Direction.DOWNGRADE));
        assertThat(stream.getMessage()).contains("the value of setBinaryStream cannot be written into a script");
    }

    private List<String> record(ReversibleMigration migration, Direction direction) throws SQLException {
        JavaRecorder recorder = new JavaRecorder();
        try (Connection connection = scratch.connect()) {
            new BodyRunner(recorder).run(connection, "1", direction, new JavaBody(migration, direction));
        }
        return recorder.take();
    }
}
