package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLayoutTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void a_list_makes_a_graph() {
        tree.write("list.txt", """
                # the list
                001 create users

                002
                003 < 001 a branch
                004 < 002,003 joined
                005 < - another base
                """);

        History history = Histories.load(options()
                .setting("up", "tool up '{id} of' \"{description}\"")
                .setting("down", "tool down {parent}")
                .setting("list", "cat list.txt")
                .setting("table", "audit.versions"));

        assertThat(history.layout()).isEqualTo("command");
        assertThat(Tree.ids(history)).containsExactly("001", "002", "003", "004", "005");
        Revision joined = history.graph().find("004");
        assertThat(joined.parents()).containsExactly("002", "003");
        assertThat(joined.description()).isEqualTo("joined");
        assertThat(joined.upgrade())
                .isEqualTo(new CommandBody(
                        List.of("tool", "up", "004 of", "joined"), directory.toAbsolutePath(), null, null, null));
        assertThat(joined.upgrade().name()).isEqualTo("tool up '004 of' joined");
        assertThat(joined.downgrade().name()).isEqualTo("tool down 002");
        assertThat(history.graph().find("005").parents()).isEmpty();
        assertThat(history.graph().find("005").downgrade().name()).isEqualTo("tool down base");
        assertThat(history.bookkeeping()).isEqualTo(new History.Bookkeeping("audit", "versions", ""));
    }

    @Test
    void the_commands_may_stand_in_the_properties() {
        tree.write("palindrome.properties", """
                layout=command
                up=tool up {id}
                list=printf '1 one\\\\n2 two'
                base=0
                revision.2.irreversible=no way back
                """);

        History history = tree.load();

        assertThat(Tree.ids(history)).containsExactly("1", "2");
        assertThat(history.graph().find("1").downgrade()).isNull();
        assertThat(history.graph().find("2").irreversible()).isEqualTo("no way back");
    }

    @Test
    void commands_that_make_no_sense_are_refused() {
        assertThat(tree.refused(options().setting("up", "tool 'x").setting("down", "tool {parnt}")))
                .containsExactly(
                        "error configuration-invalid: A quote is not closed in the command 'up': tool 'x Close it.",
                        "error placeholder-unknown: The command 'down' has the placeholder {parnt}, which means nothing here. The"
                                + " placeholders are {id}, {parent} and {description}.",
                        "error configuration-invalid: The layout command needs the command 'list'. Give --list, or the key list in"
                                + " palindrome.properties.");
    }

    @Test
    void a_list_that_fails_is_refused() {
        assertThat(tree.refused(options().setting("up", "x").setting("list", "sh -c 'echo why >&2; exit 3'")))
                .containsExactly(
                        "error configuration-invalid at command: The command `sh -c 'echo why >&2; exit 3'`, which lists"
                                + " the revisions, ended with status 3:\nwhy Run it by hand in the history's directory; it needs no database.");
        assertThat(tree.refused(options().setting("up", "x").setting("list", "true")))
                .containsExactly(
                        "error history-empty: The command `true` lists no revision. Make it print a line for each: ID [<"
                                + " PARENT[,PARENT…]] [DESCRIPTION].");
        assertThat(tree.refused(options().setting("up", "x").setting("list", "printf '1\\n1\\n'")))
                .contains(
                        "error version-duplicate: Revision 1 stands twice in what `printf '1\\n1\\n'` says; the second time in"
                                + " line 2. Make the command list each revision once.");
        assertThat(tree.refused(options().setting("up", "x").setting("list", "printf '2 < 1\\n'")))
                .containsExactly(
                        "error graph-unknown-parent at x: Revision 2 (x) revises 1, which does not exist. Correct its revises"
                                + " directive, or add the missing revision.");
    }

    private HistoryOptions options() {
        return tree.options().layout("command");
    }
}
