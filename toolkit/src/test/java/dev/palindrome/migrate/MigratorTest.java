package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.revision.Direction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades, downgrades and what they refuse, on a real server. */
class MigratorTest {
    private static final String ROWS =
            "SELECT concat_ws('|', installed_rank, version, description, type, script, checksum IS NOT NULL, success)"
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
    void upgradesAndDowngrades() throws SQLException {
        scripts.table("001").table("002").table("3.1");
        Migrator migrator = scripts.migrator(scratch);

        Outcome up = migrator.upgrade("head");

        assertThat(up.direction()).isEqualTo(Direction.UPGRADE);
        assertThat(up.revisions()).containsExactly("001", "002", "3.1");
        assertThat(up.heads()).containsExactly("3.1");
        assertThat(up.duration()).isPositive();
        assertThat(scratch.tables()).containsExactly("t_001", "t_002", "t_3_1");
        assertThat(scratch.values(ROWS))
                .containsExactly(
                        "1|001|table 001|SQL|V001__table_001.sql|t|t",
                        "2|002|table 002|SQL|V002__table_002.sql|t|t",
                        "3|3.1|table 3.1|SQL|V3.1__table_3.1.sql|t|t");
        assertThat(migrator.upgrade("head").revisions()).isEmpty();

        Outcome down = migrator.downgrade("1");

        assertThat(down.revisions()).containsExactly("3.1", "002");
        assertThat(down.heads()).containsExactly("001");
        assertThat(scratch.tables()).containsExactly("t_001");
        assertThat(scratch.values(ROWS))
                .endsWith(
                        "4|3.1|table 3.1|DELETE|V3.1__table_3.1.sql|t|t",
                        "5|002|table 002|DELETE|V002__table_002.sql|t|t");
        assertThat(migrator.upgrade("+1").revisions()).containsExactly("002");
        assertThat(migrator.downgrade("base").revisions()).containsExactly("002", "001");
        assertThat(migrator.current().heads()).isEmpty();
        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void createsTheTableAsFlywayDoes() throws SQLException {
        scripts.table("1").migrator(scratch).upgrade("head");

        assertThat(scratch.values(
                        "SELECT indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history' ORDER BY 1"))
                .containsExactly(
                        "CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success)",
                        "CREATE UNIQUE INDEX flyway_schema_history_pk ON public.flyway_schema_history USING btree (installed_rank)");
    }

    @Test
    void currentSaysWhereItStandsAndChangesNothing() throws SQLException {
        scripts.table("1").table("2");
        Migrator migrator = scripts.migrator(scratch);

        assertThat(migrator.current())
                .isEqualTo(new Current(
                        "public.flyway_schema_history", List.of(), List.of(), List.of("1", "2"), List.of()));
        assertThat(scratch.values("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();

        migrator.upgrade("1");

        assertThat(migrator.current())
                .isEqualTo(new Current(
                        "public.flyway_schema_history", List.of("1"), List.of("1"), List.of("2"), List.of()));
    }

    @Test
    void aFailingScriptLeavesTheRevisionsBeforeIt() throws SQLException {
        scripts.table("1")
                .file("V2__bad.sql", "CREATE TABLE t_2 (n int);\nSELECT nonesuch;")
                .table("3");

        StatementFailedException failed = catchThrowableOfType(
                StatementFailedException.class, () -> scripts.migrator(scratch).upgrade("head"));

        assertThat(failed)
                .hasMessage(
                        "The upgrade of revision 2 failed at V2__bad.sql:2:8: column \"nonesuch\" does not exist (SQLSTATE 42703), in"
                                + " the statement: SELECT nonesuch; Nothing is left behind: its transaction was rolled back.");
        assertThat(scratch.tables()).containsExactly("t_1");
        assertThat(scratch.values(ROWS)).containsExactly("1|1|table 1|SQL|V1__table_1.sql|t|t");
        scripts.file("V2__bad.sql", "SELECT 1;");
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("2", "3");
    }

    @Test
    void whatIsWrongWithALaterScriptIsSaidBeforeTheFirstRuns() throws SQLException {
        scripts.table("1")
                .file("V2__open.sql", "SELECT 'x")
                .file("V3__mixed.sql", "CREATE INDEX CONCURRENTLY i ON t_1 (n);\nSELECT 1;");

        PalindromeException refused = refused(() -> scripts.migrator(scratch).upgrade("head"));

        assertThat(refused.category()).isEqualTo(Category.CONFIGURATION);
        assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(Code.SCRIPT_UNTERMINATED, Code.SCRIPT_MIXES_TRANSACTIONS);
        assertThat(scratch.tables()).isEmpty();
    }

    @Test
    void refusesTargets() throws SQLException {
        scripts.table("001").table("12").table("120");
        Migrator migrator = scripts.migrator(scratch);
        migrator.upgrade("12");

        assertRefused(
                () -> migrator.upgrade("2"),
                Code.TARGET_UNKNOWN,
                "There is no revision '2' in this history. It has 001, 12, 120.",
                "Write head, heads, base, the id of a revision, LABEL@head, or +N or -N.");
        assertRefused(
                () -> migrator.downgrade("120"),
                Code.TARGET_NOT_AN_ANCESTOR,
                "Revision 120 (V120__table_120.sql) is not applied, so a downgrade cannot end there.",
                "Applied up to 12; name one of the applied revisions.");
        assertRefused(
                () -> migrator.upgrade("+2"),
                Code.TARGET_OUT_OF_RANGE,
                "'+2' asks for 2 revisions, but there is only 1 above revision 12 (V12__table_12.sql).",
                "Write a smaller number, or name the revision to go to.");
        assertRefused(
                () -> migrator.upgrade("-1"),
                Code.TARGET_OUT_OF_RANGE,
                "The target of an upgrade cannot be '-1'.",
                "Write +1 or more.");
        assertRefused(
                () -> migrator.downgrade("head"),
                Code.TARGET_INVALID,
                "A downgrade cannot go to 'head'.",
                "To go to the heads, upgrade.");
        assertRefused(
                () -> migrator.upgrade("001:head"),
                Code.RANGE_NOT_ALLOWED,
                "'001:head' is a range, and the database itself says where to begin.",
                "Write only head, or add --sql to write a script.");
        assertThat(scratch.tables()).containsExactly("t_001", "t_12");
    }

    @Test
    void aMissingDowngradeIsFoundBeforeAnythingIsTakenBack() throws SQLException {
        scripts.table("1").file("V2__no_way.sql", "CREATE TABLE t_2 (n int);").table("3");
        scripts.migrator(scratch).upgrade("head");

        assertRefused(
                () -> scripts.migrator(scratch).downgrade("base"),
                Code.DOWNGRADE_MISSING,
                "Revision 2 (no way) cannot be taken back: it has no downgrade.",
                "Write its downgrade, or downgrade no further than to 2.");
        assertThat(scratch.tables()).containsExactly("t_1", "t_2", "t_3");
        assertThat(scripts.migrator(scratch).downgrade("2").revisions()).containsExactly("3");
    }

    @Test
    void aChangedScriptIsRefusedUntilRepaired() throws SQLException {
        scripts.table("1").migrator(scratch).upgrade("head");
        scripts.file("V1__table_1.sql", "CREATE TABLE t_1 (n bigint);").table("2");
        String row = scratch.value("SELECT checksum FROM flyway_schema_history");

        PalindromeException refused = refused(() -> scripts.migrator(scratch).upgrade("head"));

        int now = java.util.Objects.requireNonNull(
                HistoryTable.row(scripts.history().graph().ordered().get(0)).checksum());
        assertFinding(
                refused,
                Code.HISTORY_CHECKSUM_CHANGED,
                "Revision 1 was changed after it was applied: the checksum of V1__table_1.sql is " + now + ", and "
                        + row + " in row 1 of public.flyway_schema_history.",
                "Restore the file and put the change into a new revision; if the database already is as the file says, run"
                        + " `palindrome repair`.");
        assertThat(scripts.migrator(scratch).current().findings()).isEqualTo(refused.findings());
        assertThat(scripts.migrator(scratch).repair())
                .containsExactly("Aligned row 1 with V1__table_1.sql: checksum " + row + " is now " + now + ".");
        assertThat(scripts.migrator(scratch).repair()).isEmpty();
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("2");
    }

    @Test
    void anUnknownRevisionIsRefused() throws SQLException {
        scripts.table("1").table("2").migrator(scratch).upgrade("head");
        scripts.delete("V2__table_2.sql").delete("U2__table_2.sql").table("3");

        assertRefused(
                () -> scripts.migrator(scratch).upgrade("head"),
                Code.HISTORY_UNKNOWN_REVISION,
                "The database has revision 2 (V2__table_2.sql) applied, which this history does not have: row 2 of"
                        + " public.flyway_schema_history.",
                "Use the release of the project that has it, or put its script back.");
    }

    @Test
    void aHoleIsRefusedUnlessItMayBeFilled() throws SQLException {
        scripts.table("1").table("3").migrator(scratch).upgrade("head");
        scripts.table("2").table("4");

        assertRefused(
                () -> scripts.migrator(scratch).upgrade("head"),
                Code.HISTORY_HOLE,
                "Revision 2 is not applied, but revision 3, which needs it, is.",
                "If it may run after 3, run `palindrome upgrade --fill-holes`; else give it a version above the applied ones.");
        assertThat(scripts.migrator(scratch)
                        .withHolesFilled(true)
                        .upgrade("head")
                        .revisions())
                .containsExactly("2", "4");
    }

    @Test
    void aBaselineStandsForWhatIsBelowAndBoundsADowngrade() throws SQLException {
        scripts.table("1").table("2").table("3").table("4");
        scratch.execute("CREATE TABLE t_1 (n int)", "CREATE TABLE t_2 (n int)");
        Migrator migrator = scripts.migrator(scratch);
        assertRefused(
                () -> migrator.upgrade("head"),
                Code.HISTORY_TABLE_MISSING,
                "The schema public is not empty (2 objects) and there is no table public.flyway_schema_history that would say which"
                        + " revisions it has.",
                "Upgrade an empty schema, or let Flyway write down first where this one stands (flyway baseline).");
        baseline("2");

        assertThat(migrator.current().applied()).containsExactly("1", "2");
        assertThat(migrator.upgrade("head").revisions()).containsExactly("3", "4");
        PalindromeException refused = refused(() -> migrator.downgrade("base"));
        assertThat(refused.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "Revision 2 cannot be taken back: it did not run here, the baseline 2 stands for it.",
                        "Revision 1 cannot be taken back: it did not run here, the baseline 2 stands for it.");
        assertThat(migrator.downgrade("2").revisions()).containsExactly("4", "3");
    }

    @Test
    void repeatablesRunAtTheHeadsWhenTheyChange() throws SQLException {
        scripts.table("1").table("2").file("R__all_rows.sql", "CREATE OR REPLACE VIEW v AS SELECT n FROM t_1");
        assertThat(scripts.migrator(scratch).upgrade("1").repeatables()).isEmpty();
        assertThat(scripts.migrator(scratch).upgrade("head").repeatables()).containsExactly("R__all_rows.sql");
        assertThat(scripts.migrator(scratch).upgrade("head").repeatables()).isEmpty();
        scripts.file("R__all_rows.sql", "CREATE OR REPLACE VIEW v AS SELECT n, 1 AS one FROM t_1");
        assertThat(scripts.migrator(scratch).upgrade("head").repeatables()).containsExactly("R__all_rows.sql");
        assertThat(scratch.values(ROWS))
                .endsWith("3|all rows|SQL|R__all_rows.sql|t|t", "4|all rows|SQL|R__all_rows.sql|t|t");

        scripts.migrator(scratch).downgrade("1");

        assertThat(scratch.values(ROWS)).noneMatch(row -> row.contains("R__"));
        assertThat(scripts.migrator(scratch).upgrade("head").repeatables()).containsExactly("R__all_rows.sql");
    }

    @Test
    void anObjectOfARepeatableScriptThatBlocksADowngradeIsNamed() throws SQLException {
        scripts.table("1").file("R__all_rows.sql", "CREATE OR REPLACE VIEW v AS SELECT n FROM t_1");
        scripts.migrator(scratch).upgrade("head");

        assertRefused(
                () -> scripts.migrator(scratch).downgrade("base"),
                Code.STATEMENT_FAILED,
                "The downgrade of revision 1 failed at U1__table_1.sql:1:1: cannot drop table t_1 because other objects depend on it"
                        + " (SQLSTATE 2BP01), in the statement: DROP TABLE t_1; Detail: view v depends on table t_1. Hint: Use DROP ..."
                        + " CASCADE to drop the dependent objects too. Nothing is left behind: its transaction was rolled back."
                        + " Objects of repeatable scripts stay during a downgrade.",
                "Drop what depends on it first, in U1__table_1.sql; what a repeatable script made comes back with the next upgrade.");
        assertThat(scripts.migrator(scratch).current().heads()).containsExactly("1");
    }

    @Test
    void tellsItsProgress() {
        scripts.table("1").table("2").file("R__r.sql", "SELECT 1");
        List<String> told = new ArrayList<>();
        scripts.migrator(scratch)
                .withProgress(new Progress() {
                    @Override
                    public void started(Step step) {
                        told.add(step.number() + "/" + step.count() + " "
                                + step.direction().word() + " " + step.title());
                    }

                    @Override
                    public void done(Step step, Execution execution) {
                        assertThat(execution.duration()).isPositive();
                        told.add("done " + step.title());
                    }
                })
                .upgrade("head");

        assertThat(told)
                .containsExactly(
                        "1/3 upgrade 1 (table 1)",
                        "done 1 (table 1)",
                        "2/3 upgrade 2 (table 2)",
                        "done 2 (table 2)",
                        "3/3 upgrade R__r.sql",
                        "done R__r.sql");
    }

    private void baseline(String version) throws SQLException {
        try (java.sql.Connection connection = scratch.connect()) {
            HistoryTable table = new HistoryTable("public", "flyway_schema_history");
            table.create(connection, List.of());
            table.insert(
                    connection,
                    new HistoryRow(
                            0, version, "<< Flyway Baseline >>", "BASELINE", "<< Flyway Baseline >>", null, true),
                    "BASELINE",
                    java.time.Duration.ZERO,
                    true);
        }
    }

    static PalindromeException refused(ThrowingCallable call) {
        return catchThrowableOfType(PalindromeException.class, call);
    }

    static void assertRefused(ThrowingCallable call, Code code, String message, String remedy) {
        assertFinding(refused(call), code, message, remedy);
    }

    static void assertFinding(PalindromeException refused, Code code, String message, String remedy) {
        assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(message);
            assertThat(finding.remedy()).isEqualTo(remedy);
            assertThat(finding.code()).isEqualTo(code);
        });
    }
}
