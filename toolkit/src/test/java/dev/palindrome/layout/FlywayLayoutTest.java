package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.palindrome.revision.Body;
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

class FlywayLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void versions_make_a_line() {
        tree.write("V003__third_one.sql", "SELECT 3;")
                .write("V1.10__late.sql", "SELECT 2;")
                .write("V1.9__early.sql", "SELECT 1;")
                .write("U003__back.sql", "SELECT 0;")
                .with("README.md", "LICENSE", ".gitkeep", "notes.txt", ".hidden/V9__x.sql");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("flyway");
        assertThat(history.directory()).isEqualTo(directory);
        assertThat(history.findings()).isEmpty();
        assertThat(history.graph().ordered())
                .extracting(Revision::id, Revision::description, Revision::parents)
                .containsExactly(
                        tuple("1.9", "early", List.of()),
                        tuple("1.10", "late", List.of("1.9")),
                        tuple("003", "third one", List.of("1.10")));
        assertThat(history.graph().find("1.9").downgrade()).isNull();
        assertThat(history.graph().find("003").downgrade())
                .isEqualTo(new SqlBody(
                        "U003__back.sql",
                        directory.resolve("U003__back.sql"),
                        "SELECT 0;",
                        1,
                        TransactionMode.DETECT,
                        FlywayChecksum.of("SELECT 0;")));
    }

    @Test
    void downgrades_pair_by_number() {
        tree.with("V001__one.sql", "U1.0__one.sql");

        assertThat(tree.load().graph().find("001").downgrade().name()).isEqualTo("U1.0__one.sql");
    }

    @Test
    void directives_are_read_from_both_files_and_ids_compare_as_numbers() {
        tree.write("V001__one.sql", "-- palindrome: label core\nSELECT 1;")
                .write("V002__two.sql", "-- palindrome: revises 1\nSELECT 1;")
                .write("V003__three.sql", "SELECT 1;")
                .write("U003__three.sql", "-- palindrome: revises 01\n-- palindrome: depends-on 2\n")
                .write("V004__four.sql", "-- palindrome: revises 002, 3.0\n-- palindrome: lossy users.nick\n");

        History history = tree.load();

        assertThat(history.graph().find("001").labels()).containsExactly("core");
        assertThat(history.graph().find("002").parents()).containsExactly("001");
        assertThat(history.graph().find("003").parents()).containsExactly("001");
        assertThat(history.graph().find("003").dependsOn()).containsExactly("002");
        assertThat(history.graph().find("003").downgrade()).isNotNull();
        assertThat(history.graph().find("004").parents()).containsExactly("002", "003");
        assertThat(history.graph().find("004").lossy()).containsExactly("users.nick");
    }

    @Test
    void a_downgrade_of_comments_that_declares_irreversible_is_none() {
        tree.with("V1__one.sql")
                .write("U1__one.sql", "-- palindrome: irreversible the ledger is gone\n-- really\n")
                .with("V2__two.sql")
                .write("U2__two.sql", "-- nothing to do\n")
                .with("V3__three.sql")
                .write("U3__three.sql", "-- palindrome: irreversible in part\nSELECT 1;");

        History history = tree.load();

        assertThat(history.graph().find("1").downgrade()).isNull();
        assertThat(history.graph().find("1").irreversible()).isEqualTo("the ledger is gone");
        assertThat(history.graph().find("2").downgrade()).isNotNull();
        assertThat(history.graph().find("3").downgrade()).isNotNull();
        assertThat(history.graph().find("3").irreversible()).isEqualTo("in part");
    }

    @Test
    void declarations_that_disagree_are_refused() {
        tree.write("V1__one.sql", "-- palindrome: irreversible it is so\n")
                .write("U1__one.sql", "-- palindrome: irreversible it is otherwise\n")
                .with("V2__two.sql")
                .write("V3__three.sql", "-- palindrome: revises 1\n")
                .write("palindrome.properties", "revision.3.revises=2\n");

        assertThat(tree.refused())
                .containsExactly(
                        "error directive-invalid at U1__one.sql:1: Revision 1 is declared 'irreversible it is so' in V1__one.sql:1 and"
                                + " 'irreversible it is otherwise' in U1__one.sql:1. Keep one of the two.",
                        "error directive-invalid at palindrome.properties:1: Revision 3 is declared 'revises 1' in V3__three.sql:1 and"
                                + " 'revises 2' in palindrome.properties:1. Keep one of the two.");
    }

    @Test
    void placeholders_are_replaced_in_every_script() {
        tree.write("V1__one.sql", "ALTER TABLE t OWNER TO ${owner};")
                .write("U1__one.sql", "ALTER TABLE t OWNER TO ${Owner}; -- ${flyway:filename}")
                .write("R__v.sql", "SELECT '${flyway:database} ${flyway:user} ${flyway:table} ${flyway:defaultSchema}'")
                .write("palindrome.properties", "placeholders.owner=app\nschemas=first, second\n");

        History history = tree.load();

        assertThat(text(history.graph().find("1").upgrade())).isEqualTo("ALTER TABLE t OWNER TO app;");
        assertThat(text(history.graph().find("1").downgrade())).isEqualTo("ALTER TABLE t OWNER TO app; -- U1__one.sql");
        String repeatable = history.repeatables().get(0).text();
        assertThat(repeatable).isEqualTo("SELECT '${flyway:database} ${flyway:user} flyway_schema_history first'");
        assertThat(LatePlaceholders.replace(repeatable, "db", "me"))
                .isEqualTo("SELECT 'db me flyway_schema_history first'");
        assertThat(history.schemas()).containsExactly("first", "second");
        assertThat(history.bookkeeping().schema()).isEqualTo("first");
    }

    @Test
    void the_caller_goes_before_the_file() {
        tree.write("V1__one.sql", "${a}${b}").write("palindrome.properties", "placeholders.a=1\nplaceholders.b=2\n");

        History history = Histories.load(tree.options().placeholder("b", "3"));

        assertThat(text(history.graph().find("1").upgrade())).isEqualTo("13");
    }

    @Test
    void unknown_placeholders_of_all_scripts_are_reported() {
        tree.write("V1__one.sql", "SELECT 1;\n ${nobody}").write("V2__two.sql", "${no}");

        assertThat(tree.refused()).hasSize(2).allMatch(text -> text.startsWith("error placeholder-unknown at V"));
    }

    @Test
    void a_scripts_own_configuration_is_honoured() {
        tree.with("V1__one.sql", "U1__one.sql", "V2__two.sql")
                .write("V1__one.sql.conf", "executeInTransaction=false\n")
                .write("U1__one.sql.conf", "executeInTransaction = FALSE")
                .write("V2__two.sql", "${raw}")
                .write(
                        "V2__two.sql.conf",
                        "placeholderReplacement=false\nexecuteInTransaction=true\nshouldExecute=true\n");

        History history = tree.load();

        assertThat(mode(history.graph().find("1").upgrade())).isEqualTo(TransactionMode.NEVER);
        assertThat(mode(history.graph().find("1").downgrade())).isEqualTo(TransactionMode.NEVER);
        assertThat(mode(history.graph().find("2").upgrade())).isEqualTo(TransactionMode.ALWAYS);
        assertThat(text(history.graph().find("2").upgrade())).isEqualTo("${raw}");
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void all_transactions_may_be_switched_off() {
        tree.with("V1__one.sql", "V2__two.sql")
                .write("V2__two.sql.conf", "executeInTransaction=true")
                .write("palindrome.properties", "executeInTransaction=false");

        History history = tree.load();

        assertThat(mode(history.graph().find("1").upgrade())).isEqualTo(TransactionMode.NEVER);
        assertThat(mode(history.graph().find("2").upgrade())).isEqualTo(TransactionMode.ALWAYS);
    }

    @Test
    void mixed_lets_a_script_mix_statements_inside_and_outside_a_transaction() {
        tree.with("V1__one.sql").write("palindrome.properties", "mixed=true");

        assertThat(mode(tree.load().graph().find("1").upgrade())).isEqualTo(TransactionMode.DETECT_MIXED);
    }

    @Test
    void mistakes_in_a_scripts_own_configuration_are_refused() {
        tree.with("V1__one.sql", "V2__two.sql", "V3__three.sql")
                .write("V1__one.sql.conf", "\nexecuteInTransactions=false")
                .write("V2__two.sql.conf", "executeInTransaction=no")
                .write("V3__three.sql.conf", "encoding=UTF-99\nshouldExecute=${env}==prod");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at V1__one.sql.conf:2: Unknown key 'executeInTransactions' in V1__one.sql.conf"
                                + " line 2. The keys are encoding, executeInTransaction, placeholderReplacement, shouldExecute.",
                        "error configuration-invalid at V2__two.sql.conf:1: The key 'executeInTransaction' in V2__two.sql.conf line 1"
                                + " is 'no'. Write true or false.",
                        "error configuration-invalid at V3__three.sql.conf: The key 'encoding' in V3__three.sql.conf is 'UTF-99', which"
                                + " is no encoding that Java knows. Write UTF-8, or the name of another encoding.",
                        "error configuration-invalid at V3__three.sql.conf:2: The key 'shouldExecute' in V3__three.sql.conf line 2 is"
                                + " '==prod'; scripts that run on some databases only are not supported. Take the key out, or keep the"
                                + " script in a location of its own.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            V3f2a__x.sql  | '3f2a' is no version of digits, dots and underscores | V3__f2a__x.sql
            V3_x.sql      | there is no __ behind its version                    | V3__x.sql
            V3-x.sql      | there is no __ behind its version                    | V3__x.sql
            V3.x.SQL      | there is no __ behind its version                    | V3__x.SQL
            v3__x.sql     | it begins with v, not with V                         | V3__x.sql
            V_3__x.sql    | '_3' is no version of digits, dots and underscores   | V3__x.sql
            V-3__x.sql    | '-3' is no version of digits, dots and underscores   | V3__x.sql
            V__x.sql      | it has no version                                    | V<version>__x.sql
            u3__x.sql     | it begins with u, not with U                         | U3__x.sql
            U3_x.sql      | there is no __ behind its version                    | U3__x.sql
            b3__x.sql     | it begins with b, not with B                         | B3__x.sql
            R_x.sql       | there is no __ behind R                              | R__x.sql
            r__x.sql      | it begins with r, not with R                         | R__x.sql
            R3__x.sql     | a repeatable script has no version                   | R__x.sql
            3__x.sql      | it does not begin with V                             | V3__x.sql
            003_x.sql     | it does not begin with V                             | V003__x.sql
            """)
    void a_name_that_only_looks_right_is_refused(String name, String why, String rightName) {
        tree.with("V1__one.sql", name);

        assertThat(tree.refused())
                .containsExactly("error file-looks-like-revision at " + name + ": " + name
                        + " looks like a revision, but Flyway passes over it: " + why + ". Name it " + rightName
                        + ", or move it out of the location.");
    }

    @Test
    void a_directory_of_names_that_only_look_right_is_taken_for_flyways() {
        tree.with("v1__one.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error file-looks-like-revision at v1__one.sql: v1__one.sql looks like a revision, but Flyway passes over it: it"
                                + " begins with v, not with V. Name it V1__one.sql, or move it out of the location.");
    }

    @Test
    void what_fits_nothing_is_reported() {
        tree.with(
                "V1__one.sql",
                "views.sql",
                "V2__two.sql.bak",
                "V3__three.java",
                "V4__four.sql.conf",
                "beforeMigrate__x.sql",
                "deploy.sh",
                "data.csv",
                "README.md");

        assertThat(tree.noted())
                .containsExactly(
                        "warning file-ignored at V2__two.sql.bak: V2__two.sql.bak is ignored: it does not end in .sql. Rename it if it is"
                                + " a revision, or move it out of the location.",
                        "warning file-ignored at V3__three.java: V3__three.java is ignored: it is the source of a revision whose class is"
                                + " not on the class path. Compile it, and name the directory of its class with --classpath or the key"
                                + " classpath in palindrome.properties.",
                        "warning file-ignored at beforeMigrate__x.sql: beforeMigrate__x.sql is ignored: it is a callback of Flyway's, and"
                                + " callbacks are not run. Put what the schema needs into a revision or a repeatable script.",
                        "warning file-ignored at deploy.sh: deploy.sh is ignored: its name does not fit the layout flyway. Rename it if it"
                                + " is a revision, or move it out of the directory.",
                        "warning file-ignored at views.sql: views.sql is ignored: its name does not begin with V, U, R or B as Flyway's"
                                + " names do. Rename it if it is a revision, or move it out of the location.",
                        "warning file-ignored at V4__four.sql.conf: V4__four.sql.conf is ignored: it configures a script V4__four.sql,"
                                + " which is not there. Rename or delete it.");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        tree.with("V1__a.sql", "V001__b.sql", "V1.0__c.sql", "U2__x.sql", "U02__y.sql", "B1__a.sql", "B1__b.sql")
                .with("a/R__v.sql", "b/R__v.sql", "V5_x.sql")
                .write("V6__six.sql", "-- palindrome: revise 1\n")
                .writeBytes("V7__seven.sql", new byte[] {'a', '\n', 'b', (byte) 0xE4, 'c'});

        assertThat(tree.refused())
                .containsExactly(
                        "error version-duplicate at B1__b.sql: Version 1 stands twice: in B1__a.sql and in B1__b.sql. Give one of them"
                                + " another version.",
                        "error version-duplicate at U2__x.sql: Version 2 stands twice: in U02__y.sql and in U2__x.sql. Give one of them"
                                + " another version.",
                        "error version-duplicate at V1.0__c.sql: Version 1.0 stands twice: in V001__b.sql and in V1.0__c.sql. Give one of"
                                + " them another version.",
                        "error version-duplicate at V1__a.sql: Version 1 stands twice: in V001__b.sql and in V1__a.sql. Give one of them"
                                + " another version.",
                        "error file-looks-like-revision at V5_x.sql: V5_x.sql looks like a revision, but Flyway passes over it: there is"
                                + " no __ behind its version. Name it V5__x.sql, or move it out of the location.",
                        "error file-not-utf8 at V7__seven.sql:2: V7__seven.sql is not UTF-8: byte 0xE4 at offset 3, line 2, is not part of"
                                + " a character. Save the file as UTF-8.",
                        "error version-duplicate at b/R__v.sql: The repeatable script 'v' stands twice: in a/R__v.sql and in b/R__v.sql."
                                + " Give one of them another name.",
                        "error directive-unknown at V6__six.sql:1:16: Unknown directive revise at V6__six.sql:1:16. The directives are:"
                                + " revises, depends-on, label, irreversible, lossy. Did you mean revises?",
                        "error downgrade-without-upgrade at U02__y.sql: U02__y.sql is the downgrade of version 02, which has no upgrade."
                                + " Add the upgrade, correct the version, or delete the file.");
    }

    @Test
    void an_unknown_parent_is_refused() {
        tree.write("V1__one.sql", "-- palindrome: revises 9\n");

        assertThat(tree.refused())
                .containsExactly(
                        "error graph-unknown-parent at V1__one.sql: Revision 1 (V1__one.sql) revises 9, which does not exist."
                                + " Correct its revises directive, or add the missing revision.");
    }

    private static String text(Body body) {
        return ((SqlBody) body).text();
    }

    private static TransactionMode mode(Body body) {
        return ((SqlBody) body).transaction();
    }
}
