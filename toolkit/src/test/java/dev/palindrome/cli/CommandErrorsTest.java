package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of what they cannot do: on three revisions, of which two are heads. */
class CommandErrorsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void aBranch() throws IOException {
        file("V1__base.sql", "CREATE TABLE a (n int);");
        file("U1__base.sql", "DROP TABLE a;");
        file("V2__left.sql", "-- palindrome: revises 1\nCREATE TABLE b (n int);");
        file("V3__right.sql", "-- palindrome: revises 1\n-- palindrome: label right\nCREATE TABLE c (n int);");
    }

    @Test
    void newRevisions() throws IOException {
        assertThat(run("revision", "-m", "more"))
                .isEqualTo(refused(
                        "error target-several-heads The history has several heads, so 'head' could mean any of them: 2"
                                + " (V2__left.sql), 3 (V3__right.sql). Remedy: Name one of them, or write heads."));
        assertThat(run("revision", "-m", "more", "--head", "1"))
                .isEqualTo(
                        refused(
                                "error parent-not-a-head Revision 1 (V1__base.sql) is not a head: 2 (V2__left.sql), 3"
                                        + " (V3__right.sql) revise it. Remedy: Name a head, or add --splice to begin a branch here."));
        assertThat(run("revision", "-m", "more", "--head", "3", "--rev-id", "2.5"))
                .isEqualTo(
                        refused("error id-invalid Revision 2.5 would come before 3, which it revises, in the order of"
                                + " versions, in which Flyway runs them. Remedy: Choose an id above 3."));
        assertThat(run("revision", "-m", "more", "--head", "3", "--rev-id", "02"))
                .isEqualTo(
                        refused("error version-duplicate There is a revision 2 (V2__left.sql) already. Remedy: Choose"
                                + " another id."));
        assertThat(run("revision", "-m", "more", "--head", "3", "--branch-label", "right"))
                .isEqualTo(
                        refused("error label-duplicate  revision 4 at the new revision The label 'right' of revision 4"
                                + " (the new revision) is already a label of revision 3 (V3__right.sql). Remedy: Choose another"
                                + " label for one of the two lines."));
        assertThat(Run.palindrome("revision").flat(directory))
                .isEqualTo(refused("error usage Missing required option: '--message=TEXT'. Remedy: `palindrome revision"
                        + " --help` shows what it takes."));
        file("palindrome-templates/upgrade.sql.template", "SELECT 1;");
        assertThat(run("revision", "-m", "more", "--head", "2"))
                .isEqualTo(
                        refused("error configuration-invalid The files of the new revision 4 are not read as they were"
                                + " meant: it revises 3. Remedy: Keep ${directives} in the template of upgrades, and name the"
                                + " directory as a location."));
        assertThat(files()).containsExactly("U1__base.sql", "V1__base.sql", "V2__left.sql", "V3__right.sql");
    }

    @Test
    void merges() {
        assertThat(run("merge", "3", "1"))
                .isEqualTo(
                        refused("error parent-not-a-head Revision 1 (V1__base.sql) is not a head: 2 (V2__left.sql), 3"
                                + " (V3__right.sql) revise it. It is an ancestor of 3 (V3__right.sql) already. Remedy: Leave it"
                                + " out, or add --splice to merge it all the same."));
        assertThat(run("merge", "3", "right"))
                .isEqualTo(refused("error parent-duplicate Revision 3 (V3__right.sql) is named twice. Remedy: Name each"
                        + " revision once."));
        assertThat(run("merge", "right@head"))
                .isEqualTo(refused("error usage A merge joins two revisions or more, and 'right@head' means only 3."
                        + " Remedy: Name the heads to join; `palindrome heads` lists them."));
    }

    @Test
    void aLineThatIsNotUnderstood() throws IOException {
        file("V4__typo.sql", "-- palindrome: revises\nSELECT 1;");
        assertThat(run("history").status()).isEqualTo(2);
        assertThat(run("history").err())
                .isEqualTo(
                        "error directive-invalid at V4__typo.sql:1:16 The directive revises at V4__typo.sql:1:16 says"
                                + " no more. Remedy: Name the parents with commas between them, as in revises 001, 002; without"
                                + " a parent, write revises base.");
        file("V4__typo.sql", "-- palindrome: revises 9\nSELECT 1;");
        assertThat(run("check"))
                .isEqualTo(refused("error graph-unknown-parent  revision 4 at V4__typo.sql Revision 4 (V4__typo.sql)"
                        + " revises 9, which does not exist. Remedy: Correct its revises directive, or add the missing"
                        + " revision."));
    }

    @Test
    void ranges() {
        assertThat(run("history", "-r", "2"))
                .isEqualTo(refused(
                        "error range-invalid '2' is not a range of revisions. Remedy: Write FROM:TO, FROM: or :TO."));
        assertThat(run("upgrade", "1:2", "--url", "jdbc:postgresql://localhost:1/none"))
                .isEqualTo(refused("error range-not-allowed '1:2' is a range, and the database itself says where to"
                        + " begin. Remedy: Write only 2, or add --sql to write a script."));
        assertThat(run("downgrade", "1", "--sql"))
                .isEqualTo(
                        refused("error range-missing The script of a downgrade has to know where the database stands,"
                                + " and '1' is no range. Remedy: Write FROM:1."));
        assertThat(run("upgrade", "--sql", "--backup", "x"))
                .isEqualTo(refused("error usage --sql looks at no database, so it does not go with --backup or"
                        + " --fill-holes. Remedy: `palindrome upgrade --help` shows what it takes."));
    }

    @Test
    void scriptsThatCannotRun() throws IOException {
        file(
                "V4__mixed.sql",
                "-- palindrome: revises 2, 3\nCREATE INDEX CONCURRENTLY i ON a (n);\nCREATE TABLE d (n int);");
        Run check = run("check");
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).startsWith("error script-mixes-transactions  revision 4 at V4__mixed.sql:2:1");
        assertThat(check.out())
                .endsWith("4 revisions, 1 head. No model is configured, so the schema is compared with none.");
    }

    @Test
    void initTwice() throws IOException {
        assertThat(Run.palindrome("init", directory.toString()).flat(directory))
                .isEqualTo(new Run(0, "wrote DIR/palindrome.properties", ""));
        assertThat(run("heads")).isEqualTo(new Run(0, "2 left (head) 3 [right] right (head)", ""));
        assertThat(Run.palindrome("init", directory.toString()).flat(directory))
                .isEqualTo(refused(
                        "error usage DIR/palindrome.properties exists already. Remedy: Edit it, or remove it first."));
        Files.delete(directory.resolve("palindrome.properties"));
        file("V2__again.sql", "SELECT 1;");
        assertThat(Run.palindrome("init", directory.toString()).status()).isEqualTo(2);
    }

    @Test
    void aBackupThatFailsStopsTheUpgrade() throws IOException {
        file("backup.dump", "the last one");
        try (ScratchDatabase database = TestServer.create()) {
            String backup = directory.resolve("backup.dump").toString();
            assertThat(onDatabase(database, "upgrade", "1", "--backup", backup))
                    .isEqualTo(
                            refused("error backup-failed at DIR/backup.dump The backup DIR/backup.dump exists already,"
                                    + " and is not overwritten. Remedy: Name another file, or remove it."));
            assertThat(onDatabase(database, "current", "-q").out()).isEqualTo("(base)");
            assertThat(onDatabase(database, "upgrade", "1", "-q")).isEqualTo(new Run(0, "", ""));
            assertThat(onDatabase(database, "upgrade", "1", "--backup", backup))
                    .isEqualTo(new Run(0, "Nothing to do: the database is at 1.", ""));
        }
    }

    private Run run(String... arguments) {
        return Run.palindrome(Stream.concat(Stream.of(arguments), Stream.of("-d", directory.toString()))
                        .toArray(String[]::new))
                .flat(directory);
    }

    private Run onDatabase(ScratchDatabase database, String... arguments) {
        return run(Run.with(database, arguments));
    }

    private static Run refused(String said) {
        return new Run(2, "", said);
    }

    private Stream<String> files() throws IOException {
        return Files.list(directory)
                .filter(Files::isRegularFile)
                .map(path -> path.getFileName().toString())
                .sorted();
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
