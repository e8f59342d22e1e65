package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GolangMigrateLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void numbers_make_a_line() {
        tree.write("000010_add_teams.up.sql", "-- palindrome: label teams\nSELECT 1;")
                .write("000010_other_title.down.sql", "SELECT 2;")
                .with("9_users.up.sql", "18446744073709551615_last.up.sql", "11_.up.sql", "README.md", "embed.txt");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("golang-migrate");
        assertThat(Tree.ids(history)).containsExactly("9", "000010", "11", "18446744073709551615");
        Revision revision = history.graph().find("000010");
        assertThat(revision.description()).isEqualTo("add teams");
        assertThat(revision.parents()).containsExactly("9");
        assertThat(revision.labels()).containsExactly("teams");
        assertThat(revision.downgrade())
                .isEqualTo(new SqlBody(
                        "000010_other_title.down.sql",
                        directory.resolve("000010_other_title.down.sql"),
                        "SELECT 2;",
                        1,
                        TransactionMode.SIMPLE_QUERY,
                        null));
        assertThat(history.graph().find("9").downgrade()).isNull();
        assertThat(history.bookkeeping())
                .isEqualTo(new History.Bookkeeping(
                        null, "schema_migrations", "version bigint not null primary key, dirty boolean not null"));
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void placeholders_are_none() {
        tree.write("1_a.up.sql", "SELECT '${x}'");

        assertThat(((SqlBody) tree.load().graph().find("1").upgrade()).text()).isEqualTo("SELECT '${x}'");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        tree.with(
                "1_one.up.sql",
                "01_again.up.sql",
                "2_two.down.sql",
                "18446744073709551616_large.up.sql",
                "3-three.up.sql",
                "four.down.sql",
                "5_five.UP.sql",
                "6_six.up.json",
                "seven.sql",
                "main.go");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at 18446744073709551616_large.up.sql: The version of"
                                + " 18446744073709551616_large.up.sql is larger than golang-migrate's largest, 18446744073709551615."
                                + " Give it a smaller version.",
                        "error version-duplicate at 1_one.up.sql: Version 1 has two up files: 01_again.up.sql and 1_one.up.sql. Give one"
                                + " of them another version.",
                        "error file-looks-like-revision at 3-three.up.sql: 3-three.up.sql looks like a revision, but golang-migrate does"
                                + " not see it. Name it 3_three.up.sql, or move it out of the directory.",
                        "error file-looks-like-revision at 5_five.UP.sql: 5_five.UP.sql looks like a revision, but golang-migrate does not"
                                + " see it. Name it 5_five.up.sql, or move it out of the directory.",
                        "error file-looks-like-revision at four.down.sql: four.down.sql looks like a revision, but golang-migrate does not"
                                + " see it. Name it <version>_four.down.sql, or move it out of the directory.",
                        "error downgrade-without-upgrade at 2_two.down.sql: 2_two.down.sql has no upgrade beside it. Add 2_two.up.sql, or"
                                + " delete this file.",
                        "warning file-ignored at 6_six.up.json: 6_six.up.json is ignored: golang-migrate's PostgreSQL driver runs it, but"
                                + " only files that end in .sql are understood here. Name it 6_six.up.sql, or take it out of the"
                                + " directory.",
                        "warning file-ignored at main.go: main.go is ignored: its name does not fit the layout golang-migrate. Rename it"
                                + " if it is a revision, or move it out of the directory.",
                        "warning file-ignored at seven.sql: seven.sql is ignored: its name does not fit the layout golang-migrate. Rename"
                                + " it if it is a revision, or move it out of the directory.");
    }

    @Test
    void a_named_layout_without_files_is_empty() {
        assertThat(tree.refused(tree.options().layout("golang-migrate")))
                .containsExactly(
                        "error history-empty at ROOT: There is no revision in ROOT. Name the directory in which the revisions"
                                + " are; one of the layout golang-migrate looks like 000001_create_users.up.sql and"
                                + " 000001_create_users.down.sql.");
    }
}
