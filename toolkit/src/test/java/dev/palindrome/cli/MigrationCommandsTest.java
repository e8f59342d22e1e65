package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code upgrade}, {@code downgrade}, {@code current} and {@code repair} on a database of their own. */
class MigrationCommandsTest {
    private ScratchDatabase database;

    @TempDir
    private Path directory;

    @BeforeEach
    void aDatabase() throws IOException {
        database = TestServer.create();
        Scripts.grids(directory);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void upAndDown() {
        assertThat(run("current")).isEqualTo(done("(base)\npending: 1, 2, 3\n"));
        assertThat(run("upgrade", "+1")).isEqualTo(done("upgrade 1 (Create grid)  …\nThe database is at 1.\n"));
        assertThat(run("current")).isEqualTo(done("1\npending: 2, 3\n"));
        assertThat(run("upgrade"))
                .isEqualTo(done("upgrade 2 (Name grids)  …\nupgrade 3 (Index names)  …\nThe database is at 3.\n"));
        assertThat(run("upgrade")).isEqualTo(done("Nothing to do: the database is at 3.\n"));
        assertThat(run("current")).isEqualTo(done("3\n"));
        assertThat(run("downgrade", "-1")).isEqualTo(done("downgrade 3 (Index names)  …\nThe database is at 2.\n"));
        assertThat(run("upgrade", "3")).isEqualTo(done("upgrade 3 (Index names)  …\nThe database is at 3.\n"));
        assertThat(run("downgrade", "1"))
                .isEqualTo(done("downgrade 3 (Index names)  …\ndowngrade 2 (Name grids)  …\nThe database is at 1.\n"));
        assertThat(run("downgrade", "base"))
                .isEqualTo(done("downgrade 1 (Create grid)  …\nThe database is at the base.\n"));
        assertThat(run("downgrade", "base")).isEqualTo(done("Nothing to do: the database is at the base.\n"));
        assertThat(run("repair")).isEqualTo(done("Nothing to repair.\n"));
    }

    @Test
    void quietlyAndInDetail() {
        assertThat(run("upgrade", "2", "--quiet")).isEqualTo(done(""));
        assertThat(run("current", "-q")).isEqualTo(done("2\n"));
        assertThat(run("current", "-v"))
                .isEqualTo(done("2\nhistory table: public.flyway_schema_history\napplied: 1, 2\npending: 3\n"));
    }

    @Test
    void targetsThatMeanNothing() {
        assertThat(run("upgrade", "9"))
                .isEqualTo(refused(
                        "target-unknown",
                        "There is no revision '9' in this history. It has 1, 2, 3. Remedy: Write head, heads, base, the"
                                + " id of a revision, LABEL@head, or +N or -N."));
        assertThat(run("upgrade", "base"))
                .isEqualTo(refused(
                        "target-invalid", "An upgrade cannot go to 'base'. Remedy: To go to the base, downgrade."));
        assertThat(run("upgrade", "+4"))
                .isEqualTo(refused(
                        "target-out-of-range",
                        "'+4' asks for 4 revisions, but there are only 3 above the base. Remedy: Write a smaller number,"
                                + " or name the revision to go to."));
        assertThat(run("downgrade", "head"))
                .isEqualTo(refused(
                        "target-invalid", "A downgrade cannot go to 'head'. Remedy: To go to the heads, upgrade."));
        assertThat(run("downgrade", "+1"))
                .isEqualTo(refused(
                        "target-out-of-range", "The target of a downgrade cannot be '+1'. Remedy: Write -1 or less."));
        assertThat(run("downgrade", "-1"))
                .isEqualTo(refused(
                        "target-out-of-range",
                        "'-1' asks for 1 revision, but none is applied. Remedy: Write a smaller number, or name the"
                                + " revision to go to."));
        assertThat(run("current")).isEqualTo(done("(base)\npending: 1, 2, 3\n"));
    }

    @Test
    void aScriptThatFailsLeavesWhatWasBeforeIt() throws IOException {
        Files.writeString(directory.resolve("V3__Index_names.sql"), "CREATE INDEX grid_name ON grid (nam);");
        Run failed = run("upgrade");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).isEqualTo("upgrade 1 (Create grid)  …\nupgrade 2 (Name grids)  …\n");
        assertThat(failed.err())
                .startsWith(
                        "error statement-failed revision 3 at V3__Index_names.sql:1:1 The upgrade of revision 3 failed at"
                                + " V3__Index_names.sql:1:1: column \"nam\" does not exist (SQLSTATE 42703)")
                .endsWith(
                        "Nothing is left behind: its transaction was rolled back. Remedy: Correct V3__Index_names.sql, then"
                                + " run it again.");
        assertThat(run("current")).isEqualTo(done("2\npending: 3\n"));
    }

    @Test
    void aFailedRowBlocksUntilItIsRepaired() throws IOException {
        Path script = directory.resolve("V3__Index_names.sql");
        Files.writeString(
                script, "CREATE INDEX CONCURRENTLY grid_name ON grid (name); REINDEX INDEX CONCURRENTLY grid_nam;");
        assertThat(run("upgrade").status()).isEqualTo(1);
        String blocked =
                "error history-failed-row revision 3 at V3__Index_names.sql The upgrade of revision 3 did not finish: row 3"
                        + " of public.flyway_schema_history is marked as failed. Remedy: It ran outside a transaction, so a part of it may"
                        + " be in the database. Undo that by hand, then run `palindrome repair`, which removes the row, and upgrade"
                        + " again.";
        assertThat(run("upgrade")).isEqualTo(new Run(1, "", blocked));
        Run current = run("current");
        assertThat(current.status()).isEqualTo(1);
        assertThat(current.out())
                .startsWith("2\npending: 3\nerror history-failed-row  revision 3\n  at V3__Index_names.sql\n");
        assertThat(run("repair"))
                .isEqualTo(done("Removed the failed row 3 of V3__Index_names.sql; revision 3 is not applied.\n"));
        Files.writeString(script, "CREATE INDEX IF NOT EXISTS grid_name ON grid (name);");
        assertThat(run("upgrade")).isEqualTo(done("upgrade 3 (Index names)  …\nThe database is at 3.\n"));
    }

    @Test
    void anEditedFileIsRefusedUntilItIsRepaired() throws IOException {
        run("upgrade");
        Files.writeString(directory.resolve("V1__Create_grid.sql"), "CREATE TABLE grid (id bigint PRIMARY KEY);");
        Run refused = run("downgrade", "-1");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith(
                        "error history-checksum-changed revision 1 at V1__Create_grid.sql Revision 1 was changed after it was"
                                + " applied: the checksum of V1__Create_grid.sql is ");
        assertThat(run("repair").out()).startsWith("Aligned row 1 with V1__Create_grid.sql: checksum ");
        assertThat(run("downgrade", "base").status()).isZero();
    }

    @Test
    void aDowngradeThatIsNotThereIsSaidBeforeAnythingIsDone() throws IOException {
        run("upgrade");
        Files.delete(directory.resolve("U2__Name_grids.sql"));
        assertThat(run("downgrade", "base"))
                .isEqualTo(
                        new Run(
                                1,
                                "",
                                "error downgrade-missing revision 2 at V2__Name_grids.sql Revision 2 (Name grids) cannot be taken back: it"
                                        + " has no downgrade. Remedy: Write its downgrade, or downgrade no further than to 2."));
        assertThat(run("current")).isEqualTo(done("3\n"));
    }

    @Test
    void anotherUpgradeIsWaitedForAsLongAsIsSaid() throws Exception {
        run("upgrade", "1");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + flywaysKey() + ")");
            Run run = run("upgrade", "--lock-timeout", "1200ms");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).startsWith("Waiting for ").endsWith(", which holds the lock of the history table.\n");
            assertThat(run.err()).startsWith("error history-locked ");
            assertThat(run("upgrade", "--lock-timeout", "0").err()).startsWith("error history-locked ");
        }
        assertThat(run("upgrade", "--lock-timeout", "10s").status()).isZero();
    }

    @Test
    void anExtensionThatIsNotThere() throws IOException {
        Files.writeString(directory.resolve("V1__Create_grid.sql"), "CREATE EXTENSION postgis;");
        Run run = run("upgrade");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .endsWith("Remedy: Install the extension on the server first, or use a server that has it.");
    }

    /** The letters of Flyway in ASCII and the hash of the quoted table: org.flywaydb.database.postgresql's own. */
    private static long flywaysKey() {
        return 0x466C79776179L + "\"public\".\"flyway_schema_history\"".hashCode();
    }

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("-d", directory.toString()));
        Run run = Run.palindrome(Run.with(database, all.toArray(String[]::new)));
        String err = run.flat(directory).err().replaceAll(" +", " ");
        return new Run(run.status(), run.out().replaceAll("\\d+\\.\\d ms", "…"), err);
    }

    private static Run done(String out) {
        return new Run(0, out, "");
    }

    private static Run refused(String code, String finding) {
        return new Run(2, "", "error " + code + " " + finding);
    }
}
