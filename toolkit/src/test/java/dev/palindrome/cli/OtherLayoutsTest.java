package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.migrate.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories of other tools on the command line, from their files to the verdicts. */
class OtherLayoutsTest {
    private static ScratchDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void aServer() {
        database = TestServer.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void commands() throws IOException {
        Tool.assumeThere("psql");
        Scripts.write(
                directory,
                "1.up.sql",
                "CREATE TABLE a (n int); CREATE TABLE IF NOT EXISTS versions (id int)",
                "1.down.sql",
                "DROP TABLE a",
                "2.up.sql",
                "CREATE TABLE b (n int)",
                "2.down.sql",
                "SELECT 1",
                "palindrome.properties",
                "table=versions\n");

        Run run = Run.palindrome(Run.with(
                database,
                "verify",
                directory.toString(),
                "--up",
                "psql -qX -v ON_ERROR_STOP=1 -f {id}.up.sql",
                "--down",
                "psql -qX -v ON_ERROR_STOP=1 -f {id}.down.sql",
                "--list",
                "sh -c 'ls *.up.sql | cut -d. -f1'"));

        assertThat(run.status()).as(run.toString()).isEqualTo(1);
        assertThat(run.out())
                .contains("1         REVERSIBLE  restored")
                .contains("2         BROKEN      different")
                .contains("- table b is left behind");
    }

    @Test
    void gooseOutsideATransactionAndWithVariables() throws Exception {
        Scripts.write(
                directory,
                "00001_one.sql",
                "-- +goose Up\nCREATE TABLE a (n int);\n-- +goose Down\nDROP TABLE a;\n",
                "20260131120000_two.sql",
                """
                -- +goose NO TRANSACTION
                -- +goose Up
                -- +goose ENVSUB ON
                CREATE INDEX CONCURRENTLY ${NAME} ON a (n);
                -- +goose StatementBegin
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS '
                BEGIN
                    RETURN 1;
                END';
                -- +goose StatementEnd
                -- +goose Down
                DROP FUNCTION f();
                DROP INDEX CONCURRENTLY ${NAME};
                """);

        Run run = Run.palindrome(Run.with(database, "verify", directory.toString(), "--placeholder", "NAME=a_n"));

        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.out()).contains("2 revisions: 2 REVERSIBLE. 0 errors, 0 warnings.");
        try (ScratchDatabase real = TestServer.create()) {
            Run up = Run.palindrome(
                    Run.with(real, "upgrade", "-d", directory.toString(), "--placeholder", "NAME=real_name"));
            assertThat(up.status()).as(up.toString()).isZero();
            assertThat(value(real, "SELECT indexname FROM pg_indexes WHERE tablename = 'a'"))
                    .isEqualTo("real_name");
        }
    }

    @Test
    void aFailureInsideABlockOfGoosesNamesTheStatement() throws IOException {
        Scripts.write(directory, "1_one.sql", """
                -- +goose Up
                -- +goose StatementBegin
                CREATE TABLE a (n int);

                SELECT nonesuch FROM a;
                -- +goose StatementEnd
                -- +goose Down
                """);

        Run run = Run.palindrome(Run.with(database, "verify", directory.toString(), "--no-descent"));

        assertThat(run.flat(directory).out())
                .contains("at 1_one.sql:5:8")
                .contains(
                        "column \"nonesuch\" does not exist (SQLSTATE 42703), in the statement: SELECT nonesuch FROM a;");
    }

    @Test
    void whatOnlyGooseCanRunIsAnError() throws IOException {
        Scripts.write(
                directory,
                "1_one.sql",
                "-- +goose Up\nCREATE TABLE a (n int);\n-- +goose Down\nDROP TABLE a;\n",
                "2_two.go",
                "");

        Run verified = Run.palindrome(Run.with(database, "verify", directory.toString()));
        Run upgraded = Run.palindrome(Run.with(database, "upgrade", "-d", directory.toString()));

        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.out()).contains("error revision-not-runnable").contains("1         REVERSIBLE");
        assertThat(upgraded.status()).isEqualTo(2);
        assertThat(upgraded.err()).contains("error revision-not-runnable");
    }

    @Test
    void dbmateOutsideATransactionTakesOneStatement() throws IOException {
        Scripts.write(
                directory,
                "1_one.sql",
                "-- migrate:up\nCREATE TABLE a (n int);\nINSERT INTO a VALUES (1);\n-- migrate:down\nDROP TABLE a;\n",
                "2_two.sql",
                "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON a (n);\n-- migrate:down\nDROP INDEX i;\n",
                "3_three.sql",
                "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY j ON a (n);\nSELECT 1;\n-- migrate:down\nDROP INDEX j;\n");

        Run run = Run.palindrome(Run.with(database, "verify", directory.toString(), "--no-descent"));

        assertThat(run.flat(directory).out())
                .contains("2         REVERSIBLE")
                .contains("3         BROKEN")
                .contains("3_three.sql:2:1: CREATE INDEX CONCURRENTLY cannot run inside a transaction block");
    }

    private static String value(ScratchDatabase database, String query) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
