package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** What a script does and what is said when it fails, on a real server. */
class BodyRunnerTest {
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
        assertThat(connection.unwrap(BaseConnection.class).getTransactionState())
                .isEqualTo(TransactionState.IDLE);
        assertThat(connection.getAutoCommit()).isTrue();
        connection.close();
        scratch.close();
    }

    @Test
    void runsAScriptInOneTransaction() throws SQLException {
        Execution execution = upgrade(TransactionMode.DETECT, "CREATE TABLE a (n int); CREATE TABLE b (n int);");

        assertThat(execution.inOneTransaction()).isTrue();
        assertThat(execution.duration()).isPositive();
        assertThat(scratch.tables()).containsExactly("a", "b");
    }

    @Test
    void aScriptOfCommentsOnlyRunsNothing() throws SQLException {
        upgrade(TransactionMode.DETECT, "-- nothing\n/* here */ ;");

        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void saysWhichStatementFailedWhereAndThatNothingIsLeft() throws SQLException {
        StatementFailedException failed = failure(
                TransactionMode.DETECT,
                "CREATE TABLE users (name text);\n\n-- é😀\nUPDATE users\n    SET name = nick;\nSELECT 1;\n");

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:5:16: column \"nick\" does not exist (SQLSTATE 42703),"
                                + " in the statement: UPDATE users\n    SET name = nick;"
                                + " Nothing is left behind: its transaction was rolled back.");
        assertThat(failed.category()).isEqualTo(Category.FAILED);
        assertThat(failed.revision()).isEqualTo("003");
        assertThat(failed.direction()).isEqualTo(Direction.UPGRADE);
        assertThat(failed.place()).hasToString("V003__x.sql:5:16");
        assertThat(failed.sqlState()).isEqualTo("42703");
        assertThat(failed.serverMessage()).isEqualTo("column \"nick\" does not exist");
        assertThat(failed.statement()).isEqualTo("UPDATE users\n    SET name = nick");
        assertThat(failed.leftBehind()).isFalse();
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.STATEMENT_FAILED);
            assertThat(finding.remedy()).isEqualTo("Correct V003__x.sql, then run it again.");
        });
        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void saysDetailHintAndWhere() throws SQLException {
        StatementFailedException failed = failure(TransactionMode.DETECT, """
                CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'no more' USING DETAIL = 'it is full', HINT = 'make room', ERRCODE = 'P0042';
                END $$;
                SELECT f();
                """);

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:5:1: no more (SQLSTATE P0042), in the statement: SELECT f();"
                                + " Detail: it is full. Hint: make room. Where: PL/pgSQL function f() line 3 at RAISE."
                                + " Nothing is left behind: its transaction was rolled back.");
    }

    @Test
    void saysTheInnerStatementOfAFunction() throws SQLException {
        StatementFailedException failed =
                failure(TransactionMode.DETECT, "DO $$ BEGIN EXECUTE 'SELECT nonesuch'; END $$");

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:1:1: column \"nonesuch\" does not exist (SQLSTATE 42703),"
                                + " in the statement: DO $$ BEGIN EXECUTE 'SELECT nonesuch'; END $$; Inner statement: SELECT nonesuch."
                                + " Where: PL/pgSQL function inline_code_block line 1 at EXECUTE."
                                + " Nothing is left behind: its transaction was rolled back.");
    }

    @Test
    void aFailingCommitHasNoStatement() throws SQLException {
        StatementFailedException failed = failure(
                TransactionMode.DETECT,
                "CREATE TABLE p (id int PRIMARY KEY);\n"
                        + "CREATE TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO c VALUES (1);");

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql: insert or update on table \"c\" violates foreign key"
                                + " constraint \"c_id_fkey\" (SQLSTATE 23503). Detail: Key (id)=(1) is not present in table \"p\"."
                                + " Nothing is left behind: its transaction was rolled back.");
        assertThat(failed.statement()).isNull();
        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void outsideATransactionSaysWhatIsLeftBehind() throws SQLException {
        StatementFailedException failed = failure(
                TransactionMode.NEVER,
                "CREATE TABLE a (n int);\nCREATE TABLE b (n int);\nCREATE TABLE a (n int);\nSELECT 1;");

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:3:1: relation \"a\" already exists (SQLSTATE 42P07),"
                                + " in the statement: CREATE TABLE a (n int);"
                                + " 2 statements before it (lines 1 to 2) had been committed and are left behind.");
        assertThat(failed.leftBehind()).isTrue();
        assertThat(failed.findings().get(0).remedy())
                .isEqualTo("Undo by hand what is left behind, correct V003__x.sql, then run it again.");
        assertThat(scratch.tables()).containsExactly("a", "b");
    }

    @Test
    void theFirstStatementOutsideATransactionLeavesNothing() throws SQLException {
        assertThat(failure(TransactionMode.NEVER, "CREATE TABLE a (n nonesuch)"))
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:1:19: type \"nonesuch\" does not exist (SQLSTATE 42704),"
                                + " in the statement: CREATE TABLE a (n nonesuch);"
                                + " Nothing is left behind: no statement before it had taken effect.");
    }

    @Test
    void namesTheInvalidIndexThatAConcurrentBuildLeaves() throws SQLException {
        upgrade(TransactionMode.DETECT, "CREATE TABLE a (n int); INSERT INTO a VALUES (1), (1);");

        assertThat(failure(TransactionMode.DETECT, "CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);"))
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:1:1: could not create unique index \"a_n\" (SQLSTATE 23505),"
                                + " in the statement: CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n); Detail: Key (n)=(1) is duplicated."
                                + " An invalid index is left behind: a_n.");
    }

    @Test
    void detectsWhatPostgresRefusesInATransaction() throws SQLException {
        upgrade(TransactionMode.DETECT, "CREATE TABLE a (n int);");

        Execution execution = upgrade(TransactionMode.DETECT, "CREATE INDEX CONCURRENTLY i ON a (n);\nVACUUM a;");

        assertThat(execution.inOneTransaction()).isFalse();
    }

    @Test
    void refusesAMixtureBeforeAnythingIsSent() throws SQLException {
        String script = "SET lock_timeout = '1s';\nCREATE TABLE a (n int);\nCREATE INDEX CONCURRENTLY i ON a (n);";
        PalindromeException refused =
                catchThrowableOfType(PalindromeException.class, () -> upgrade(TransactionMode.DETECT, script));

        assertThat(refused.category()).isEqualTo(Category.CONFIGURATION);
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.SCRIPT_MIXES_TRANSACTIONS);
            assertThat(finding.place()).hasToString("V003__x.sql:3:1");
            assertThat(finding.message())
                    .isEqualTo(
                            "V003__x.sql mixes a statement that PostgreSQL refuses in a transaction (line 3: CREATE INDEX CONCURRENTLY i"
                                    + " ON a (n)) with one that belongs in a transaction (line 1: SET lock_timeout = '1s'), which Flyway refuses to"
                                    + " run.");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Move one of them into a revision of its own. To run the whole script outside a transaction, write"
                                    + " executeInTransaction=false into V003__x.sql.conf, or set mixed=true in Flyway's configuration; then a"
                                    + " failure leaves behind what came before it.");
        });
        assertThat(scratch.tables()).isEmpty();

        assertThat(upgrade(TransactionMode.DETECT_MIXED, script).inOneTransaction())
                .isFalse();
        assertThat(scratch.tables()).containsExactly("a");
    }

    @Test
    void aSimpleQueryIsATransactionWhenItHasSeveralStatements() throws SQLException {
        upgrade(TransactionMode.SIMPLE_QUERY, "CREATE TABLE a (n int)");
        assertThat(upgrade(TransactionMode.SIMPLE_QUERY, "CREATE INDEX CONCURRENTLY i ON a (n);")
                        .inOneTransaction())
                .isFalse();

        assertThat(failure(TransactionMode.SIMPLE_QUERY, "CREATE TABLE b (n int);\nDROP INDEX CONCURRENTLY i;"))
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:2:1: DROP INDEX CONCURRENTLY cannot run inside a transaction"
                                + " block (SQLSTATE 25001), in the statement: DROP INDEX CONCURRENTLY i;"
                                + " Nothing is left behind: its transaction was rolled back.");
        assertThat(scratch.tables()).containsExactly("a");
    }

    @Test
    void aScriptsOwnCommitCommitsAndItsRollbackRollsBack() throws SQLException {
        Execution execution = upgrade(
                TransactionMode.DETECT,
                "BEGIN; CREATE TABLE a (n int); COMMIT; CREATE TABLE b (n int); ROLLBACK; CREATE TABLE c (n int);");

        assertThat(execution.inOneTransaction()).isFalse();
        assertThat(scratch.tables()).containsExactly("a", "c");
    }

    @Test
    void afterAScriptsOwnCommitAFailureSaysWhatIsLeft() throws SQLException {
        assertThat(failure(
                        TransactionMode.ALWAYS,
                        "BEGIN;\nCREATE TABLE a (n int);\nCOMMIT;\nCREATE TABLE b (n int);\nSELECT 1 / 0;"))
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:5:1: division by zero (SQLSTATE 22012), in the statement:"
                                + " SELECT 1 / 0; 1 statement before it (line 2) had been committed and is left behind.");
        assertThat(scratch.tables()).containsExactly("a");
    }

    @Test
    void neverLeavesATransactionOpen() throws SQLException {
        upgrade(TransactionMode.NEVER, "BEGIN; CREATE TABLE a (n int);");
        assertThat(scratch.tables()).containsExactly("a");

        failure(TransactionMode.NEVER, "BEGIN; CREATE TABLE b (n int); SELECT 1 / 0;");
        assertThat(scratch.tables()).containsExactly("a");
    }

    @Test
    void sendsStatementsAsTheyAre() throws SQLException {
        upgrade(TransactionMode.DETECT, """
                CREATE TABLE a (j jsonb CHECK (j ? 'k' AND j ?| array['k'] AND NOT j ?& array['z']), t text);
                INSERT INTO a VALUES ('{"k": 1}', '{fn now()} {d ''2020-01-01''} $1 ? :x');
                CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                SELECT generate_series(1, 3); SELECT 1;
                """);

        assertThat(scratch.value("SELECT t || f() FROM a")).isEqualTo("{fn now()} {d '2020-01-01'} $1 ? :x2");
    }

    @Test
    void copiesData() throws SQLException {
        upgrade(
                TransactionMode.DETECT,
                "CREATE TABLE a (n int, t text);\nCOPY a FROM stdin;\n1\té\n2\t\\N\n\\.\nINSERT INTO a VALUES (3);");

        assertThat(scratch.value("SELECT string_agg(n || coalesce(t, '-'), ',' ORDER BY n) FROM a"))
                .isEqualTo("1é,2-,3-");
    }

    @Test
    void failingCopyNamesItsLine() throws SQLException {
        assertThat(failure(TransactionMode.DETECT, "CREATE TABLE a (n int);\nCOPY a FROM stdin;\n1\nx\n\\.\n"))
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:2:1: invalid input syntax for type integer: \"x\""
                                + " (SQLSTATE 22P02), in the statement: COPY a FROM stdin; Where: COPY a, line 2, column n: \"x\"."
                                + " Nothing is left behind: its transaction was rolled back.");
    }

    @Test
    void anErrorInALaterRowIsFound() throws SQLException {
        assertThat(failure(TransactionMode.NEVER, "SELECT 1 / (n - 900) FROM generate_series(1, 1000) n")
                        .sqlState())
                .isEqualTo("22012");
    }

    @Test
    void putsTheSessionBack() throws SQLException {
        scratch.execute(
                "CREATE SCHEMA app",
                "CREATE ROLE palindrome_other NOLOGIN",
                "GRANT CREATE, USAGE ON SCHEMA app TO palindrome_other");
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = app, public");
            statement.execute("SET work_mem = '5MB'");
        }
        String before = session();
        upgrade(TransactionMode.DETECT, """
                SELECT pg_catalog.set_config('search_path', '', false);
                SET work_mem = '9MB'; SET check_function_bodies = off; SET TIME ZONE 'Asia/Tokyo'; SET app.tenant = 'x';
                SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
                CREATE TEMP TABLE t (n int);
                PREPARE p AS SELECT 1;
                LISTEN here;
                DECLARE cur CURSOR WITH HOLD FOR SELECT 1;
                SET ROLE palindrome_other;
                """);
        assertThat(session()).isEqualTo(before);
        upgrade(TransactionMode.NEVER, "SET SESSION AUTHORIZATION palindrome_other; CREATE TABLE theirs (n int);");
        failure(TransactionMode.NEVER, "SET ROLE palindrome_other; SET search_path = ''; SELECT 1 / 0");

        assertThat(session()).isEqualTo(before);
        assertThat(scratch.value("SELECT tableowner FROM pg_tables WHERE schemaname = 'app' AND tablename = 'theirs'"))
                .isEqualTo("palindrome_other");
        connection.close();
        connection = scratch.connect();
        scratch.execute("DROP SCHEMA app CASCADE", "DROP ROLE palindrome_other");
    }

    @Test
    void aCommandFindsTheDatabaseInItsEnvironment() throws SQLException {
        upgrade(List.of(
                "sh",
                "-c",
                "test \"$DATABASE_URL\" = \"postgresql://$PGUSER@$PGHOST:$PGPORT/$PGDATABASE\" && test -z \"$PGSERVICE\""
                        + " && test $PGDATABASE = " + connection.getCatalog()));
    }

    @Test
    void aCommandThatFailsSaysWhatItSaid() {
        assertThat(catchThrowableOfType(
                        StatementFailedException.class,
                        () -> upgrade(List.of("sh", "-c", "echo going; echo wrong >&2; exit 7"))))
                .hasMessage(
                        "The upgrade of revision 003 failed at sh -c 'echo going; echo wrong >&2; exit 7': `sh -c 'echo going;"
                                + " echo wrong >&2; exit 7'` ended with status 7:\ngoing\nwrong\nWhat it did before it failed may be left"
                                + " behind.");
    }

    @Test
    void aCommandThatIsNotThereIsSaid() {
        assertThat(catchThrowableOfType(StatementFailedException.class, () -> upgrade(List.of("no-such-tool", "up"))))
                .hasMessage(
                        "The upgrade of revision 003 failed at no-such-tool up: `no-such-tool up` could not be run: Cannot run"
                                + " program \"no-such-tool\": error=2, No such file or directory. Nothing is left behind: no statement"
                                + " before it had taken effect.");
    }

    @Test
    void aCommandEndsWithTheConnection() throws Exception {
        Connection aborted = scratch.connect();
        java.util.concurrent.CompletableFuture.runAsync(
                () -> {
                    try {
                        aborted.abort(Runnable::run);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                java.util.concurrent.CompletableFuture.delayedExecutor(
                        200, java.util.concurrent.TimeUnit.MILLISECONDS));

        assertThat(catchThrowableOfType(
                        PalindromeException.class,
                        () -> runner.run(
                                aborted, "003", Direction.UPGRADE, new CommandBody(List.of("sleep", "61.25")))))
                .hasMessageContaining("the connection was closed while a command ran");
        assertThat(ProcessHandle.current().descendants().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains("sleep 61.25"));
    }

    private void upgrade(List<String> command) {
        runner.run(connection, "003", Direction.UPGRADE, new CommandBody(command));
    }

    @Test
    void aConnectionThatIsLostIsAFailureToo() throws SQLException {
        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class,
                () -> upgrade(TransactionMode.DETECT, "SELECT 1;\nSELECT pg_terminate_backend(pg_backend_pid());"));

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 003 failed at V003__x.sql:2:1: terminating connection due to administrator command"
                                + " (SQLSTATE 57P01), in the statement: SELECT pg_terminate_backend(pg_backend_pid());"
                                + " Nothing is left behind: its transaction was rolled back.");
        connection.close();
        connection = scratch.connect();
    }

    private String session() throws SQLException {
        return scratch.value(connection, """
                SELECT concat_ws(';', current_user, session_user, current_setting('search_path'), current_setting('work_mem'),
                    current_setting('check_function_bodies'), current_setting('TimeZone'), nullif(current_setting('app.tenant', true), ''),
                    current_setting('default_transaction_isolation'), to_regclass('pg_temp.t'),
                    (SELECT count(*) FROM pg_prepared_statements WHERE name = 'p'), (SELECT count(*) FROM pg_cursors WHERE name = 'cur'),
                    (SELECT count(*) FROM pg_listening_channels()))
                """);
    }

    private Execution upgrade(TransactionMode mode, String script) {
        return runner.run(
                connection, "003", Direction.UPGRADE, new SqlBody("V003__x.sql", null, script, 1, mode, null));
    }

    private StatementFailedException failure(TransactionMode mode, String script) {
        return catchThrowableOfType(StatementFailedException.class, () -> upgrade(mode, script));
    }

    @Test
    void remediesFollowTheSqlState() {
        assertThat(remedy("CREATE EXTENSION nonesuch"))
                .isEqualTo("Install the extension on the server first, or use a server that has it.");
        assertThat(remedy("CREATE TABLE a (n int); ALTER TABLE a OWNER TO nobody"))
                .isEqualTo(
                        "Correct V003__x.sql; if it needs a role or a type that the database has before its first revision, create"
                                + " that before.");
        assertThat(remedy("CREATE TYPE e AS ENUM ('a'); COMMIT; ALTER TYPE e ADD VALUE 'b'; SELECT 'b'::e"))
                .isEqualTo("Undo by hand what is left behind, correct V003__x.sql, then run it again.");
        assertThat(remedy("ALTER TYPE e ADD VALUE 'b'; SELECT 'b'::e"))
                .isEqualTo(
                        "Add the enum value in a revision before V003__x.sql; its own transaction cannot use it yet.");
        assertThat(remedy("CREATE TABLE t (n int); CREATE VIEW v AS SELECT n FROM t; DROP TABLE t"))
                .isEqualTo("Drop what depends on it first, in V003__x.sql.");
        assertThat(remedy("SET ROLE pg_monitor; CREATE TABLE public.t (n int)"))
                .isEqualTo("Run it as a role that may do so, or grant the privilege before.");
        StatementFailedException refused = failure(TransactionMode.ALWAYS, "VACUUM");
        assertThat(refused.findings().get(0).remedy())
                .isEqualTo("Run it outside a transaction, in a script of its own (Flyway: executeInTransaction=false in"
                        + " V003__x.sql.conf; goose: -- +goose NO TRANSACTION; dbmate: transaction:false; diesel:"
                        + " run_in_transaction = false in metadata.toml).");
    }

    private String remedy(String script) {
        return failure(TransactionMode.DETECT, script).findings().get(0).remedy();
    }
}
