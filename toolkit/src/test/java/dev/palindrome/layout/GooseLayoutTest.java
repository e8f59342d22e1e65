package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GooseLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void numbers_and_time_stamps_make_a_line() {
        tree.write("00002_add_teams.sql", "-- +goose Up\nSELECT 2;\n\n-- +goose Down\n-- gone\nSELECT -2;\n")
                .write("20260131120000_later.sql", "-- +goose Up\n-- +goose Down\n")
                .write("10_users.sql", "-- +goose Up\nSELECT 1;\n")
                .with("main.go", "00003_x_test.go", "README.md");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("goose");
        assertThat(Tree.ids(history)).containsExactly("00002", "10", "20260131120000");
        Revision teams = history.graph().find("00002");
        assertThat(teams.description()).isEqualTo("add teams");
        assertThat(statements(teams.upgrade())).containsExactly("SELECT 2;");
        assertThat(statements(teams.downgrade())).containsExactly("SELECT -2;");
        assertThat(((SqlBody) teams.downgrade()).firstLine()).isEqualTo(4);
        assertThat(((SqlBody) teams.downgrade()).transaction()).isEqualTo(TransactionMode.ALWAYS);
        assertThat(history.graph().find("10").downgrade()).isNull();
        assertThat(statements(history.graph().find("20260131120000").downgrade()))
                .isEmpty();
        assertThat(history.bookkeeping().table()).isEqualTo("goose_db_version");
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void a_statement_ends_where_goose_ends_it() {
        tree.write("1_x.sql", """
                -- +goose up
                -- a comment
                CREATE TABLE a (n int); CREATE TABLE b (n int);
                INSERT INTO a -- first;
                  VALUES (1); -- done
                -- +goose StatementBegin
                -- inside a block, nothing ends a statement;
                DO $$ BEGIN
                  PERFORM 1;
                END $$;
                SELECT 2
                -- +goose StatementEnd
                SELECT ';
                ';
                -- +GOOSE is no mark of goose's
                -- +goose DOWN
                DROP TABLE a;
                """);

        Revision revision = tree.load().graph().find("1");

        assertThat(statements(revision.upgrade()))
                .containsExactly(
                        "CREATE TABLE a (n int); CREATE TABLE b (n int);",
                        "INSERT INTO a -- first;\n  VALUES (1); -- done",
                        "DO $$ BEGIN\n  PERFORM 1;\nEND $$;\nSELECT 2",
                        "SELECT ';",
                        "';");
        assertThat(statements(revision.downgrade())).containsExactly("DROP TABLE a;");
    }

    @Test
    void no_transaction_is_said_of_the_whole_file() {
        tree.write("1_x.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose NO TRANSACTION\nSELECT 2;");

        Revision revision = tree.load().graph().find("1");

        assertThat(((SqlBody) revision.upgrade()).transaction()).isEqualTo(TransactionMode.NEVER);
        assertThat(((SqlBody) revision.downgrade()).transaction()).isEqualTo(TransactionMode.NEVER);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $OWNER                  | me
            ${OWNER}s               | mes
            ${PALINDROME_UNSET}     | ``
            ${PALINDROME_UNSET-you} | you
            ${EMPTY-you}            | ``
            ${EMPTY:-you}           | you
            ${X:-${OWNER}}          | me
            ${OWNER?who}            | me
            ${OWNER:1}              | e
            ${OWNER:0:1}            | m
            ${OWNER:-1:1}           | me
            ${OWNER: -1}            | e
            $$OWNER \\$OWNER $(x)    | $OWNER $OWNER $(x)
            """)
    void variables_are_replaced_where_switched_on(String written, String replaced) {
        tree.write(
                "1_x.sql",
                "-- +goose Up\nSELECT '" + written + "';\n-- +goose ENVSUB ON\nSELECT " + written
                        + " ;\n-- +goose ENVSUB OFF\nSELECT $1;\n");

        History history =
                Histories.load(tree.options().placeholder("OWNER", "me").placeholder("EMPTY", ""));

        assertThat(statements(history.graph().find("1").upgrade()))
                .containsExactly("SELECT '" + written + "';", "SELECT " + replaced + " ;", "SELECT $1;");
    }

    @Test
    void what_the_environment_has_is_used() {
        tree.write("1_x.sql", "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '$PATH';");

        assertThat(statements(tree.load().graph().find("1").upgrade()))
                .containsExactly("SELECT '" + System.getenv("PATH") + "';");
    }

    @Test
    void declarations_may_stand_in_either_part() {
        tree.write(
                "1_x.sql",
                "-- palindrome: label billing\n-- +goose Up\nSELECT 1;\n-- +goose Down\n-- palindrome: irreversible no way\n");

        Revision revision = tree.load().graph().find("1");

        assertThat(revision.labels()).containsExactly("billing");
        assertThat(revision.irreversible()).isEqualTo("no way");
        assertThat(revision.downgrade()).isNull();
    }

    @Test
    void revisions_in_go_are_named() {
        tree.write("1_x.sql", "-- +goose Up\nSELECT 1;").with("00002_backfill.go");

        assertThat(tree.noted())
                .containsExactly(
                        "error revision-not-runnable at 00002_backfill.go: 00002_backfill.go is a revision in Go, which"
                                + " only the program that it is compiled into can run. It is left out. Walk this history through that program:"
                                + " --layout command --up '… up-to {id}' --down '… down-to {parent}' --list '…'.");
    }

    @Test
    void files_that_goose_refuses_are_told_at_once() {
        tree.write("1_a.sql", "-- +goose Up\nSELECT 1;")
                .write("01_b.sql", "-- +goose Up\nSELECT 1;")
                .with("0_zero.sql", "9223372036854775808_large.sql", "notes.sql")
                .write("3-three.sql", "-- +goose Up\nSELECT 1;");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at 0_zero.sql: The version of 0_zero.sql is not between 1 and"
                                + " 9223372036854775807, as goose wants it. Give it another version.",
                        "error version-duplicate at 1_a.sql: Version 1 has two files: 01_b.sql and 1_a.sql. Give one of them"
                                + " another version.",
                        "error file-looks-like-revision at 3-three.sql: 3-three.sql has -- +goose Up in it, but goose does not take it"
                                + " for a revision. Name it <version>_<name>.sql, with digits alone as the version, or move it out of the"
                                + " directory.",
                        "error configuration-invalid at 9223372036854775808_large.sql: The version of 9223372036854775808_large.sql"
                                + " is not between 1 and 9223372036854775807, as goose wants it. Give it another version.",
                        "warning file-ignored at notes.sql: notes.sql is ignored: its name does not fit the layout goose. Rename it if"
                                + " it is a revision, or move it out of the directory.");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -- a comment                                   | error directive-invalid at 1_x.sql: 1_x.sql has no -- +goose Up. Write -- +goose Up above the statements of its upgrade.
            SELECT 1;/-- +goose Up                         | error directive-invalid at 1_x.sql:1: 1_x.sql has text above its -- +goose Up, at 1_x.sql:1. Begin the file with -- +goose Up; only comments that begin with -- may stand above it.
            -- +goose Up/-- +goose Up                      | error directive-invalid at 1_x.sql:2: A second -- +goose Up stands at 1_x.sql:2. Keep one, at the beginning.
            -- +goose Down/-- +goose Up                    | error directive-invalid at 1_x.sql:1: The -- +goose Down at 1_x.sql:1 stands before -- +goose Up. Write the upgrade first, below -- +goose Up.
            -- +goose Up/-- +goose Down/-- +goose Down     | error directive-invalid at 1_x.sql:3: A second -- +goose Down stands at 1_x.sql:3. Keep one.
            -- +goose Up/-- +goose Upp                     | error directive-unknown at 1_x.sql:2: goose does not know the annotation 'Upp' at 1_x.sql:2. The annotations are Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and ENVSUB OFF.
            -- +goose Up/ -- +goose Down                   | error directive-invalid at 1_x.sql:2: The annotation at 1_x.sql:2 has white space before it, which goose refuses. Begin the line with --.
            -- +goose Up/-- +goose +goose Down             | error directive-invalid at 1_x.sql:2: The line at 1_x.sql:2 has +goose more than once, which goose refuses. Write each annotation on a line of its own.
            -- +goose Up/-- +goose                         | error directive-invalid at 1_x.sql:2: The annotation at 1_x.sql:2 says nothing behind +goose. The annotations are Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and ENVSUB OFF.
            -- +goose Up/-- +Goose Down                    | error directive-invalid at 1_x.sql:2: The line at 1_x.sql:2 looks like an annotation, but goose does not see it: -- +Goose Down Begin the line with -- +goose, in lower case and with nothing before it.
            -- +goose Up/SELECT 1; -- +goose Down          | error directive-invalid at 1_x.sql:2: The line at 1_x.sql:2 looks like an annotation, but goose does not see it: SELECT 1; -- +goose Down Begin the line with -- +goose, in lower case and with nothing before it.
            -- +goose Up/-- +goose StatementEnd            | error directive-invalid at 1_x.sql:2: The -- +goose StatementEnd at 1_x.sql:2 has no -- +goose StatementBegin. Write -- +goose StatementBegin before its statement, or take the line out.
            -- +goose StatementBegin                       | error directive-invalid at 1_x.sql:1: The -- +goose StatementBegin at 1_x.sql:1 stands before -- +goose Up. Write it below -- +goose Up or -- +goose Down.
            -- +goose Up/-- +goose StatementBegin/SELECT 1;| error directive-invalid at 1_x.sql:2: The -- +goose StatementBegin at 1_x.sql:2 has no -- +goose StatementEnd. Write -- +goose StatementEnd behind its statement.
            -- +goose Up/-- +goose StatementBegin/-- +goose StatementBegin | error directive-invalid at 1_x.sql:3: The -- +goose StatementBegin at 1_x.sql:3 stands inside the one of line 2. Write -- +goose StatementEnd before it.
            -- +goose Up/-- +goose StatementBegin/-- +goose Down | error directive-invalid at 1_x.sql:3: The -- +goose Down at 1_x.sql:3 stands inside the -- +goose StatementBegin of line 2. Write -- +goose StatementEnd before it.
            -- +goose Up/-- +goose StatementBegin/-- +goose StatementEnd/SELECT 1; | error directive-invalid at 1_x.sql:4: goose would leave out the line at 1_x.sql:4: there is no statement in the -- +goose StatementBegin of line 2 before it. Take that block out.
            -- +goose Up/SELECT 1;/SELECT 2/-- +goose Down | error directive-invalid at 1_x.sql:3: The statement that begins at 1_x.sql:3 never ends for goose: no line from there on has a semicolon as its last character before white space or a comment. End its last line with a semicolon; if nothing but comments is there, take them out or put them above a statement.
            -- +goose Up/SELECT 1;/   /-- last             | error directive-invalid at 1_x.sql:4: The statement that begins at 1_x.sql:4 never ends for goose: no line from there on has a semicolon as its last character before white space or a comment. End its last line with a semicolon; if nothing but comments is there, take them out or put them above a statement.
            -- +goose Up/-- +goose ENVSUB ON/SELECT ${A    | error directive-invalid at 1_x.sql:3: goose cannot replace the variables of the line at 1_x.sql:3: 'the end of the line' stands where :-, -, ?, : or } is expected. Correct it, set the variable (in the environment or with --placeholder), write $$ for a $, or switch the replacement off with -- +goose ENVSUB OFF.
            -- +goose Up/-- +goose ENVSUB ON/SELECT ${NO_SUCH_VARIABLE?must be there}; | error directive-invalid at 1_x.sql:3: goose cannot replace the variables of the line at 1_x.sql:3: $NO_SUCH_VARIABLE: must be there. Correct it, set the variable (in the environment or with --placeholder), write $$ for a $, or switch the replacement off with -- +goose ENVSUB OFF.
            """)
    void what_goose_refuses_or_passes_over(String lines, String refusal) {
        tree.write("1_x.sql", lines.replace("/", "\n"));

        assertThat(tree.refused(tree.options().layout("goose"))).containsExactly(refusal);
    }

    private static List<String> statements(dev.palindrome.revision.Body body) {
        SqlBody script = (SqlBody) body;
        return script.cuts().stream()
                .map(cut -> script.text().substring(cut.start(), cut.end()))
                .toList();
    }
}
