package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbmateLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void names_make_a_line_as_strings() {
        tree.write("db/migrations/20260131120000_create_users.sql", """
                        -- palindrome: label users

                        -- migrate:up
                        CREATE TABLE users (id int);
                        -- migrate:down transaction:false
                        DROP TABLE users;
                        """)
                .write(
                        "db/migrations/20260201120000-later.sql",
                        "--migrate:up transaction:false\r\n--  migrate:down\r\n")
                .with("db/schema.sql");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("dbmate");
        assertThat(Tree.ids(history)).containsExactly("20260131120000", "20260201120000");
        Revision users = history.graph().find("20260131120000");
        assertThat(users.description()).isEqualTo("create users");
        assertThat(users.labels()).containsExactly("users");
        assertThat(((SqlBody) users.upgrade()).transaction()).isEqualTo(TransactionMode.ALWAYS);
        assertThat(users.downgrade())
                .isEqualTo(new SqlBody(
                        "20260131120000_create_users.sql",
                        directory.resolve("db/migrations/20260131120000_create_users.sql"),
                        "-- migrate:down transaction:false\nDROP TABLE users;\n",
                        5,
                        TransactionMode.SIMPLE_QUERY,
                        null));
        assertThat(((SqlBody) history.graph().find("20260201120000").upgrade()).transaction())
                .isEqualTo(TransactionMode.SIMPLE_QUERY);
        assertThat(history.graph().find("20260201120000").downgrade()).isNotNull();
        assertThat(history.bookkeeping())
                .isEqualTo(new History.Bookkeeping(null, "schema_migrations", "version varchar(128) PRIMARY KEY"));
    }

    @Test
    void an_order_that_is_not_that_of_the_numbers_is_warned_of() {
        tree.write("9_a.sql", "-- migrate:up\n-- migrate:down").write("10_b.sql", "-- migrate:up\n-- migrate:down");

        assertThat(tree.ids()).containsExactly("10", "9");
        assertThat(tree.noted())
                .containsExactly(
                        "warning version-order at 9_a.sql: 9_a.sql runs after 10_b.sql: dbmate orders the names as"
                                + " strings, not by number. Give all versions the same number of digits.");
    }

    @Test
    void the_table_may_have_another_name() {
        tree.write("1_a.sql", "-- migrate:up\n-- migrate:down")
                .write("palindrome.properties", "table=audit.versions\n");

        assertThat(tree.load().bookkeeping().schema()).isEqualTo("audit");
        assertThat(tree.load().bookkeeping().table()).isEqualTo("versions");
    }

    @Test
    void files_that_do_not_fit_are_told_at_once() {
        tree.write("1_a.sql", "-- migrate:up\n-- migrate:down")
                .write("1_b.sql", "-- migrate:up\n-- migrate:down")
                .write("two.sql", "-- migrate:up\n-- migrate:down")
                .with("three.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error version-duplicate at 1_b.sql: Version 1 has two files: 1_a.sql and 1_b.sql. Give one of them"
                                + " another version.",
                        "error file-looks-like-revision at two.sql: two.sql has -- migrate:up in it, but dbmate does not take it for"
                                + " a revision. Begin its name with the digits of its version and end it with .sql, or move it out of"
                                + " the directory.",
                        "warning file-ignored at three.sql: three.sql is ignored: its name does not fit the layout dbmate. Rename it"
                                + " if it is a revision, or move it out of the directory.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 1;                                       | error directive-invalid at 1_x.sql:1: 1_x.sql has no -- migrate:up. Write -- migrate:up above the statements of its upgrade.
            -- migrate:up                                   | error directive-invalid at 1_x.sql:1: 1_x.sql has no -- migrate:down, without which dbmate refuses it. Write -- migrate:down below the upgrade, and the statements of the downgrade below that.
            -- migrate:down/-- migrate:up                   | error directive-invalid at 1_x.sql:1: The -- migrate:down of 1_x.sql (line 1) stands before its -- migrate:up (line 2). Write the upgrade first.
            /SELECT 1;/-- migrate:up/-- migrate:down        | error directive-invalid at 1_x.sql:2: 1_x.sql has text above its -- migrate:up, in line 2. Move it below; only comments that begin with -- may stand above it.
            -- migrate:up/-- migrate:down/-- migrate:up     | error directive-invalid at 1_x.sql:3: 1_x.sql has a second -- migrate:up in line 3; for dbmate it is a comment, and what follows belongs to the block before it. Keep one, that of line 1, or move the other into a file of its own.
            -- migrate:up/ -- migrate:down/-- migrate:down  | error directive-invalid at 1_x.sql:2: Line 2 of 1_x.sql looks like a directive, but dbmate does not see it: -- migrate:down Write -- migrate:up or -- migrate:down in lower case at the beginning of a line, with nothing but options behind it.
            -- migrate:up/-- migrate: down                  | error directive-invalid at 1_x.sql:2: Line 2 of 1_x.sql looks like a directive, but dbmate does not see it: -- migrate: down Write -- migrate:up or -- migrate:down in lower case at the beginning of a line, with nothing but options behind it.
            -- migrate:up/-- Migrate:Down                   | error directive-invalid at 1_x.sql:2: Line 2 of 1_x.sql looks like a directive, but dbmate does not see it: -- Migrate:Down Write -- migrate:up or -- migrate:down in lower case at the beginning of a line, with nothing but options behind it.
            -- migrate:up transactions:false/-- migrate:down| error directive-unknown at 1_x.sql:1: dbmate does not know the option 'transactions:false' in line 1 of 1_x.sql, and would pass over it. The only option is transaction:false, without blanks.
            -- migrate:up transaction: false/-- migrate:down| error directive-unknown at 1_x.sql:1: dbmate does not know the option 'transaction:' in line 1 of 1_x.sql, and would pass over it. The only option is transaction:false, without blanks.
            -- migrate:up/COPY a FROM stdin;/1/\\./-- migrate:down | error script-copy-data at 1_x.sql:2:1: The COPY … FROM STDIN in line 2 of 1_x.sql has its data in the script, which dbmate cannot send. Write INSERT statements.
            -- migrate:up/SELECT 'a;/-- migrate:down        | error script-unterminated at 1_x.sql:2:8: The string that opens at 1_x.sql:2:8 is never closed. Close it with '; a ' inside of it is written twice. Look for a missing quote above it as well.
            """)
    void what_dbmate_refuses_or_passes_over(String lines, String refusal) {
        tree.write("1_x.sql", lines.replace("/", "\n"));

        assertThat(tree.refused(tree.options().layout("dbmate"))).containsExactly(refusal);
    }
}
