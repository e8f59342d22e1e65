package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlembicLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
        tree.write("alembic.ini", """
                [alembic]
                # where
                script_location = %(here)s/db
                sqlalchemy.url = postgresql://production/
                    ?never=true

                [loggers]
                keys = root
                """);
    }

    @Test
    void version_files_make_a_graph() {
        version("a1_users.py", """
                \"""create users

                Revision ID: a1
                \"""
                from typing import Sequence, Union

                revision: str = 'a1'
                down_revision: Union[str, None] = None
                branch_labels: Union[str, Sequence[str], None] = ('users',)  # a label
                depends_on = None

                def upgrade() -> None:
                    revision = "not this one"

                def downgrade() -> None:
                    pass
                """);
        version("b_branch.py", "revision = \"b\" \"2\"\ndown_revision = \"a1\"\ndef downgrade(): pass\n");
        version("c_branch.py", "revision = r'c3'; x = 1\ndown_revision = ('a1')\ndef downgrade():\n  pass\n");
        version("d_merge.py", """
                revision = \\
                    'd4'
                down_revision = (
                    # both
                    "b2", 'c3',
                )
                names = [f"x{1}", '''revision = "no"''']
                def downgrade():
                    revision = 'no'
                """);
        version(
                "e_other.py",
                "revision = 'e5'\ndown_revision = None\ndepends_on = ['users', \"d\"]\nbranch_labels = set()\n");
        tree.write("db/versions/notes.txt", "").write("db/versions/__init__.py", "");

        // set() is a call, so the last one is refused; written as a literal it is read.
        assertThat(tree.refused())
                .containsExactly(
                        "error directive-invalid at db/versions/e_other.py:4: The variable branch_labels in line 4 of"
                                + " db/versions/e_other.py is no literal, and no Python is run to find out what it is. Write a string, None, or"
                                + " a tuple of strings.");
        version(
                "e_other.py",
                "revision = 'e5'\ndown_revision = None\ndepends_on = ['users', \"d\"]\nbranch_labels = []\n");
        History history = tree.load();

        assertThat(history.layout()).isEqualTo("alembic");
        assertThat(Tree.ids(history)).containsExactly("a1", "b2", "c3", "d4", "e5");
        Revision users = history.graph().find("a1");
        assertThat(users.description()).isEqualTo("create users");
        assertThat(users.labels()).containsExactly("users");
        assertThat(users.downgrade().name()).isEqualTo("db/versions/a1_users.py");
        assertThat(line(users.downgrade())).isEqualTo("alembic -c {palindrome:configuration} downgrade a1@base");
        Revision merge = history.graph().find("d4");
        assertThat(merge.parents()).containsExactly("b2", "c3");
        assertThat(line(merge.upgrade())).isEqualTo("alembic -c {palindrome:configuration} upgrade d4");
        assertThat(line(merge.downgrade())).isEqualTo("alembic -c {palindrome:configuration} downgrade d4@b2");
        assertThat(history.graph().find("e5").dependsOn()).containsExactly("a1", "d4");
        assertThat(history.graph().find("e5").downgrade()).isNull();
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void the_database_of_the_ini_is_never_reached() {
        version("a.py", "revision = 'a'\n");

        CommandBody body = (CommandBody) tree.load().graph().find("a").upgrade();

        assertThat(body.configuration()).isEqualTo("""
                [alembic]
                sqlalchemy.url = {palindrome:url}
                # where
                script_location = ROOT/db

                [loggers]
                keys = root

                """.replace("ROOT", directory.toString()));
        assertThat(body.directory()).isEqualTo(directory.toAbsolutePath());
        assertThat(body.confirmation())
                .isEqualTo("SELECT EXISTS (SELECT FROM alembic_version WHERE version_num = 'a')");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            version_locations = one, %(here)s/two
            version_locations = one two
            version_locations = one:twoNEWLINEversion_path_separator = os
            version_locations =NEWLINE   oneNEWLINE   twoNEWLINEpath_separator = newline
            """)
    void version_locations_are_split(String lines) {
        tree.write("alembic.ini", "[alembic]\nscript_location = x\n" + lines.replace("NEWLINE", "\n") + "\n")
                .write("one/a.py", "revision = 'a'\n")
                .write("two/b.py", "revision = 'b'\ndown_revision = 'a'\n");

        assertThat(tree.ids()).containsExactly("a", "b");
    }

    @Test
    void the_tool_and_the_table_may_be_named() {
        version("a.py", "revision = 'a'\n");
        tree.write("palindrome.properties", "tool=poetry run alembic\ntable=meta.versions\n");

        History history = tree.load();

        assertThat(line(history.graph().find("a").upgrade()))
                .isEqualTo("poetry run alembic -c {palindrome:configuration} upgrade a");
        assertThat(history.bookkeeping().schema()).isEqualTo("meta");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        version("a.py", "revision = make_id()\n");
        version("b.py", "x = 1\n");
        version("c.py", "revision = 'c'\ndown_revision = 'a' + 'b'\n");
        version("d.py", "revision = 'd'\n");
        version("e.py", "revision = 'd'\ndown_revision = f'{x}'\n");
        version("f.py", "revision = 'd'\n");

        assertThat(tree.refused())
                .containsExactly(
                        "error directive-invalid at db/versions/a.py:1: The variable revision in line 1 of db/versions/a.py is no"
                                + " literal, and no Python is run to find out what it is. Write a string, None, or a tuple of strings.",
                        "error file-looks-like-revision at db/versions/b.py: db/versions/b.py has no variable revision, without which"
                                + " Alembic refuses it. Give it one (revision = \"…\"), or move the file elsewhere.",
                        "error directive-invalid at db/versions/c.py:2: The variable down_revision in line 2 of db/versions/c.py is no"
                                + " literal, and no Python is run to find out what it is. Write a string, None, or a tuple of strings.",
                        "error directive-invalid at db/versions/e.py:2: The variable down_revision in line 2 of db/versions/e.py is no"
                                + " literal, and no Python is run to find out what it is. Write a string, None, or a tuple of strings.",
                        "error version-duplicate at db/versions/f.py: Revision d stands twice: db/versions/d.py and db/versions/f.py."
                                + " Give one of them another revision.");
    }

    @Test
    void an_ini_that_leads_nowhere_is_refused() {
        tree.write("alembic.ini", "[alembic]\nscript_location = nowhere\n");
        assertThat(tree.refused())
                .containsExactly(
                        "error no-such-directory at alembic.ini: alembic.ini names the directory nowhere/versions for version"
                                + " files, and there is none. Correct script_location or version_locations.");
        tree.write("alembic.ini", "[alembic]\nscript_location = app.db:alembic\n");
        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at alembic.ini: alembic.ini names a place in a Python package,"
                                + " app.db:alembic, which cannot be found without Python. Name the directory.");
        tree.write("alembic.ini", "[other]\nscript_location = x\n");
        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at alembic.ini: alembic.ini has no script_location in its section"
                                + " [alembic]. Name the directory with env.py: script_location = %(here)s/alembic.");
    }

    private void version(String name, String text) {
        tree.write("db/versions/" + name, text);
    }

    private static String line(dev.palindrome.revision.Body body) {
        return String.join(" ", ((CommandBody) body).command());
    }
}
