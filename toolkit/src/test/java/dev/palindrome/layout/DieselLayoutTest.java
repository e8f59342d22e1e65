package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DieselLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void directories_make_a_line() {
        tree.write("2019-02-27-170003_create_community/up.sql", "-- palindrome: lossy a.b\nSELECT 1;")
                .write("2019-02-27-170003_create_community/down.sql", "SELECT 2;")
                .with("00000000000000_diesel_initial_setup/up.sql", "2019-02-26-002946/up.sql", ".keep", "LICENSE")
                .write("2026-03-08-202630-0000_x/up.sql", "SELECT 3;")
                .write("2026-03-08-202630-0000_x/metadata.toml", "run_in_transaction = false\n");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("diesel");
        assertThat(Tree.ids(history))
                .containsExactly("00000000000000", "2019-02-26-002946", "2019-02-27-170003", "2026-03-08-202630-0000");
        Revision revision = history.graph().find("2019-02-27-170003");
        assertThat(revision.description()).isEqualTo("create community");
        assertThat(revision.parents()).containsExactly("2019-02-26-002946");
        assertThat(revision.lossy()).containsExactly("a.b");
        assertThat(revision.downgrade())
                .isEqualTo(new SqlBody(
                        "2019-02-27-170003_create_community/down.sql",
                        directory.resolve("2019-02-27-170003_create_community/down.sql"),
                        "SELECT 2;",
                        1,
                        TransactionMode.ALWAYS,
                        null));
        assertThat(history.graph().find("2019-02-26-002946").downgrade()).isNull();
        assertThat(((SqlBody) history.graph().find("2026-03-08-202630-0000").upgrade()).transaction())
                .isEqualTo(TransactionMode.NEVER);
        assertThat(history.bookkeeping())
                .isEqualTo(
                        new History.Bookkeeping(
                                null,
                                "__diesel_schema_migrations",
                                "version varchar(50) primary key not null, run_on timestamp not null default current_timestamp"));
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void a_reference_is_the_version_with_or_without_dashes() {
        tree.with("2019-02-26-002946_a/up.sql", "2019-02-27-170003_b/up.sql")
                .write("2019-02-28-000000_c/up.sql", "-- palindrome: revises 20190226002946\n");

        assertThat(tree.load().graph().find("2019-02-28-000000").parents()).containsExactly("2019-02-26-002946");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        tree.with(
                        "1_one/up.sql",
                        "1_one/Up.sql.orig",
                        "1_one/more.sql",
                        "1-_again/up.sql",
                        "2_two/down.sql",
                        "3_three/",
                        "3_three/note.txt",
                        "loose.sql",
                        "4_four/up.sql",
                        "5_five/up.sql")
                .write("4_four/metadata.toml", "run_in_transactions = false\nrun_in_transaction = \"no\"\n")
                .writeBytes("5_five/up.sql", new byte[] {(byte) 0xC3});

        assertThat(tree.refused())
                .containsExactly(
                        "error version-duplicate at 1_one/up.sql: Version 1 stands twice: 1-_again/up.sql and 1_one/up.sql. Give one of"
                                + " them another version.",
                        "error downgrade-without-upgrade at 2_two/down.sql: 2_two/down.sql has no upgrade beside it. Add 2_two/up.sql, or"
                                + " delete the directory.",
                        "error file-looks-like-revision at 3_three: The directory 3_three has no up.sql; diesel takes every directory for"
                                + " a revision. Add 3_three/up.sql, or move the directory elsewhere.",
                        "error configuration-invalid at 4_four/metadata.toml:1: Unknown key 'run_in_transactions' in"
                                + " 4_four/metadata.toml. The only key is run_in_transaction.",
                        "error configuration-invalid at 4_four/metadata.toml:2: run_in_transaction in 4_four/metadata.toml is 'no'. Write"
                                + " true or false.",
                        "error file-not-utf8 at 5_five/up.sql:1: 5_five/up.sql is not UTF-8: byte 0xC3 at offset 0, line 1, is not part of"
                                + " a character. Save the file as UTF-8.",
                        "warning file-ignored at loose.sql: loose.sql is ignored: its name does not fit the layout diesel. Rename it if it"
                                + " is a revision, or move it out of the directory.",
                        "warning file-ignored at 1_one/more.sql: 1_one/more.sql is ignored: its name does not fit the layout diesel."
                                + " Rename it if it is a revision, or move it out of the directory.");
    }
}
