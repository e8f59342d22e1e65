package dev.palindrome.migrate;

import static dev.palindrome.migrate.MigratorTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marks of scripts that cannot run in one transaction. */
class CrashProtocolTest {
    private static final String ROWS = "SELECT concat_ws('|', installed_rank, version, type, success)"
            + " FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary);
        scratch = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    void whileAScriptRunsOutsideATransactionItsRowIsMarked() throws SQLException {
        String check =
                "DO $$ BEGIN ASSERT (SELECT count(*) = 1 FROM flyway_schema_history WHERE version = '2' AND NOT success); END $$;";
        scripts.table("1")
                .file("V2__own.sql", check + " COMMIT;")
                .file(
                        "U2__own.sql",
                        "COMMIT; DO $$ BEGIN ASSERT (SELECT string_agg(type, ',' ORDER BY installed_rank) = 'SQL,DELETE'"
                                + " FROM flyway_schema_history WHERE version = '2' AND NOT success); END $$;");
        Migrator migrator = scripts.migrator(scratch);

        migrator.upgrade("head");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|t");

        migrator.downgrade("1");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|t", "3|2|DELETE|t");
    }

    @Test
    void aFailedUpgradeBlocksUntilRepaired() throws SQLException {
        scripts.table("1")
                .file("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY t_1_n ON t_1 (n);")
                .file("R__rows.sql", "SELECT 1");
        scripts.migrator(scratch).upgrade("1");
        scratch.execute("INSERT INTO t_1 VALUES (1), (1)");

        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class, () -> scripts.migrator(scratch).upgrade("head"));

        assertThat(failed)
                .hasMessageEndingWith(
                        " Detail: Key (n)=(1) is duplicated. An invalid index is left behind: t_1_n. Its row in"
                                + " public.flyway_schema_history is marked as failed.");
        assertThat(failed.findings().get(0).remedy())
                .isEqualTo(
                        "Undo by hand what is left behind, run `palindrome repair`, which removes the row, correct V2__index.sql,"
                                + " then upgrade again.");
        assertThat(failed.leftBehind()).isTrue();
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|f");
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> scripts.migrator(scratch).upgrade("head"),
                        () -> scripts.migrator(scratch).downgrade("base"))) {
            assertRefused(
                    call,
                    Code.HISTORY_FAILED_ROW,
                    "The upgrade of revision 2 did not finish: row 2 of public.flyway_schema_history is marked as failed.",
                    "It ran outside a transaction, so a part of it may be in the database. Undo that by hand, then run"
                            + " `palindrome repair`, which removes the row, and upgrade again.");
        }
        scratch.execute("DROP INDEX t_1_n", "TRUNCATE t_1");
        assertThat(scripts.migrator(scratch).repair())
                .containsExactly("Removed the failed row 2 of V2__index.sql; revision 2 is not applied.");
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("2");
    }

    @Test
    void aFailureThatLeavesNothingBehindLeavesNoMark() throws SQLException {
        scripts.table("1")
                .file("V2__index.sql", "CREATE INDEX CONCURRENTLY i ON nonesuch (n);")
                .file("V2__index.sql.conf", "executeInTransaction=false");

        assertThat(catchThrowableOfType(StatementFailedException.class, () -> scripts.migrator(scratch)
                        .upgrade("head")))
                .hasMessage(
                        "The upgrade of revision 2 failed at V2__index.sql:1:1: relation \"nonesuch\" does not exist (SQLSTATE 42P01),"
                                + " in the statement: CREATE INDEX CONCURRENTLY i ON nonesuch (n);"
                                + " Nothing is left behind: no statement before it had taken effect.");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t");
    }

    @Test
    void aFailedDowngradeIsMarkedAndRepairCountsItAsApplied() throws SQLException {
        scripts.table("1")
                .file("V2__index.sql", "CREATE INDEX CONCURRENTLY i ON t_1 (n);")
                .file("U2__index.sql", "DROP INDEX CONCURRENTLY i;\nDROP INDEX CONCURRENTLY j;");
        scripts.migrator(scratch).upgrade("head");

        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class, () -> scripts.migrator(scratch).downgrade("1"));

        assertThat(failed)
                .hasMessage(
                        "The downgrade of revision 2 failed at U2__index.sql:2:1: index \"j\" does not exist (SQLSTATE 42704), in the"
                                + " statement: DROP INDEX CONCURRENTLY j; 1 statement before it (line 1) had been committed and is left behind."
                                + " Its row in public.flyway_schema_history is marked as failed.");
        assertThat(failed.findings().get(0).remedy())
                .isEqualTo(
                        "Undo by hand what is left behind, run `palindrome repair`, which counts the revision as applied again,"
                                + " correct U2__index.sql, then downgrade again.");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|f", "3|2|DELETE|f");
        assertRefused(
                () -> scripts.migrator(scratch).upgrade("head"),
                Code.HISTORY_FAILED_ROW,
                "The downgrade of revision 2 did not finish: row 2 of public.flyway_schema_history is marked as failed.",
                "It ran outside a transaction, so a part of it may be done. Bring the schema by hand back to how it is with revision 2"
                        + " applied, then run `palindrome repair`, which counts it as applied again, and downgrade again.");
        scratch.execute("CREATE INDEX i ON t_1 (n)");
        assertThat(scripts.migrator(scratch).repair())
                .containsExactly("Removed the mark of the failed downgrade of revision 2 (row 3); it is applied.");
        scripts.file("U2__index.sql", "DROP INDEX CONCURRENTLY i;");
        assertThat(scripts.migrator(scratch).downgrade("1").revisions()).containsExactly("2");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|t", "3|2|DELETE|t");
    }

    @Test
    void aFailedRepeatableBlocksToo() throws SQLException {
        scripts.table("1").file("R__two.sql", "COMMIT; CREATE TABLE left_behind (n int); COMMIT; SELECT 1 / 0;");

        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class, () -> scripts.migrator(scratch).upgrade("head"));

        assertThat(failed)
                .hasMessage(
                        "The script failed at R__two.sql:1:51: division by zero (SQLSTATE 22012), in the statement: SELECT 1 / 0;"
                                + " 1 statement before it (line 1) had been committed and is left behind."
                                + " Its row in public.flyway_schema_history is marked as failed.");
        assertRefused(
                () -> scripts.migrator(scratch).upgrade("head"),
                Code.HISTORY_FAILED_ROW,
                "The repeatable script R__two.sql did not finish: row 2 of public.flyway_schema_history is marked as failed.",
                "It ran outside a transaction, so a part of it may be in the database. Undo that by hand, then run"
                        + " `palindrome repair`, which removes the row, and upgrade again.");
        assertThat(scripts.migrator(scratch).repair())
                .containsExactly("Removed the failed row 2 of R__two.sql; it runs again.");
    }

    @Test
    void aLostConnectionLeavesTheMark() throws SQLException {
        scripts.table("1").file("V2__gone.sql", "COMMIT; SELECT pg_terminate_backend(pg_backend_pid());");

        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class, () -> scripts.migrator(scratch).upgrade("head"));

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 2 failed at V2__gone.sql:1:9: terminating connection due to administrator command"
                                + " (SQLSTATE 57P01), in the statement: SELECT pg_terminate_backend(pg_backend_pid()); The connection was lost,"
                                + " so it is not known whether the statement took effect. Its row in public.flyway_schema_history is marked as"
                                + " failed.");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|SQL|t", "2|2|SQL|f");
    }
}
