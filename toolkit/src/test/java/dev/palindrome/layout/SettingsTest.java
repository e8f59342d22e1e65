package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code palindrome.properties}. */
class SettingsTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void revisions_are_declared() {
        tree.with("V1__one.sql", "V1.2__two.sql", "V003__three.sql", "V4__four.sql")
                .write("palindrome.properties", """
                        ! what the files do not say
                        revision.1.2.revises = base
                        revision.3.revises = 1, \\
                            1.2
                        revision.003.depends-on=1
                        revision.003.label=billing, core
                        revision.003.lossy=users.nick
                        revision.4.irreversible=it dr\\u00f6ps the ledger
                        """);

        History history = tree.load();

        assertThat(history.graph().find("1.2").parents()).isEmpty();
        assertThat(history.graph().find("003").parents()).containsExactly("1", "1.2");
        assertThat(history.graph().find("003").dependsOn()).containsExactly("1");
        assertThat(history.graph().find("003").labels()).containsExactlyInAnyOrder("billing", "core");
        assertThat(history.graph().find("003").lossy()).containsExactly("users.nick");
        assertThat(history.graph().find("4").irreversible()).isEqualTo("it dröps the ledger");
        assertThat(history.graph().find("4").parents()).containsExactly("003");
    }

    @Test
    void mistakes_are_refused_with_their_lines() {
        tree.with("1_one.up.sql").write("palindrome.properties", """
                        lay-out=flyway

                        revision.9.revises=1
                        revision.1.revise=1
                        initSql=a
                        initSql=b
                        placeholders.x=y
                        classpath=\\u12
                        """);

        String keys = "The keys are classpath, initSql, layout, model, model.authority, model.classes,"
                + " model.hibernate.<setting>, model.ignore, model.jooq, model.naming, model.packages,"
                + " model.persistence-unit, model.spring, model.strict, revision.<id>.depends-on, revision.<id>.irreversible,"
                + " revision.<id>.label, revision.<id>.lossy, revision.<id>.revises, schemas.";
        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at palindrome.properties:6: The key 'initSql' stands twice in"
                                + " palindrome.properties: in line 5 and in line 6. Keep one of the two.",
                        "error configuration-invalid at palindrome.properties:8: Line 8 of palindrome.properties has a \\u that no four"
                                + " hexadecimal digits follow. Write \\\\u for a backslash and a u.",
                        "error configuration-invalid at palindrome.properties:1: Unknown key 'lay-out' in palindrome.properties:1. "
                                + keys,
                        "error configuration-invalid at palindrome.properties:4: Unknown key 'revision.1.revise' in"
                                + " palindrome.properties:4. " + keys,
                        "error configuration-invalid at palindrome.properties:7: Unknown key 'placeholders.x' in"
                                + " palindrome.properties:7. " + keys,
                        "error configuration-invalid at palindrome.properties:3: The key 'revision.9.revises' in"
                                + " palindrome.properties:3 names revision 9, which does not exist. Correct the id, or delete the"
                                + " line.");
    }

    @Test
    void keys_of_others_are_theirs() {
        tree.with("V1__one.sql").write("palindrome.properties", "postgres=16\nfail-on=warning\n");

        assertThat(Tree.ids(Histories.load(tree.options().otherKeys(List.of("postgres", "fail-on")))))
                .containsExactly("1");
    }

    @Test
    void the_file_may_lie_beside_the_scripts_that_were_found() {
        tree.with("migrations/1_one.up.sql", "migrations/1_one.down.sql")
                .write("migrations/palindrome.properties", "revision.1.irreversible=no way\ninitSql=SET ROLE app\n");

        History history = tree.load();

        assertThat(history.graph().find("1").irreversible()).isEqualTo("no way");
        assertThat(history.graph().find("1").downgrade()).isNull();
        assertThat(history.initSql()).isEqualTo("SET ROLE app");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() {
        tree.with("V1__one.sql").writeBytes("palindrome.properties", new byte[] {'#', (byte) 0xFF});

        assertThat(tree.refused())
                .containsExactly(
                        "error file-not-utf8 at palindrome.properties:1: palindrome.properties is not UTF-8: byte 0xFF at offset"
                                + " 1, line 1, is not part of a character. Save the file as UTF-8.");
    }
}
