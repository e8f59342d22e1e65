package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqitchLayoutTest {
    private static final String BY = " 2026-01-31T12:00:00Z Ann Onymous <ann@example.org>";

    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void the_plan_orders_and_reworked_changes_keep_their_scripts() {
        plan(
                "%syntax-version=1.0.0",
                "%project=flipr",
                "%uri=https://example.org/flipr",
                "",
                "# the beginning",
                "appschema" + BY + " # The app's schema\\nand more",
                "  + users [appschema]" + BY,
                "@v1.0" + BY + " # tag",
                "lists/flips [users@v1.0 @v1.0 flipr:appschema !nothing]" + BY,
                "@v1.1" + BY,
                "users [users@v1.0 audit:log]" + BY,
                "other" + BY);
        scripts("appschema", "users", "users@v1.1", "lists/flips", "other", "left_over");
        tree.with("revert/users.sql");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo("sqitch");
        assertThat(Tree.ids(history)).containsExactly("appschema", "users@v1.1", "lists/flips", "users", "other");
        assertThat(history.graph().find("appschema").description()).isEqualTo("The app's schema");
        Revision flips = history.graph().find("lists/flips");
        assertThat(flips.parents()).containsExactly("users@v1.1");
        assertThat(flips.dependsOn()).containsExactly("users@v1.1", "appschema");
        assertThat(flips.upgrade())
                .isEqualTo(new SqlBody(
                        "deploy/lists/flips.sql",
                        directory.resolve("deploy/lists/flips.sql"),
                        "BEGIN; COMMIT;",
                        1,
                        TransactionMode.PSQL,
                        null));
        assertThat(history.graph().find("users").dependsOn()).containsExactly("users@v1.1");
        assertThat(history.graph().find("users").downgrade()).isNotNull();
        assertThat(history.graph().find("other").downgrade()).isNull();
        assertThat(tree.noted())
                .containsExactly(
                        "warning file-ignored at deploy/left_over.sql: deploy/left_over.sql is ignored: the plan does not have its"
                                + " change. Add it to the plan (sqitch add), or delete the script.",
                        "info dependency-elsewhere at sqitch.plan:11: The change users requires audit:log of another project,"
                                + " which is not looked at. Give what it needs with --before FILE.");
    }

    @Test
    void sqitch_conf_says_where_things_are() {
        plan("unused");
        tree.write("db/the.plan", "%project=x\n\na" + BY + "\n@t" + BY + "\na" + BY + "\n")
                .write("up/a.psql", "SELECT :'who', :\"who\", :who, :none, a[1:2], b::who;")
                .write("old/deploy/a@t.psql", "SELECT 1")
                .write("sqitch.conf", """
                        # comment
                        [core]
                            engine = pg
                            plan_file = db/the.plan
                            top_dir = db
                            extension = psql ; comment
                            reworked_dir = old
                        [core "variables"]
                            who = nobody
                        [engine "pg"]
                            target = test
                            registry = reg
                        [target "test"]
                            deploy_dir = "up"
                        [target "test.variables"]
                            who = it's me
                        """);

        History history = tree.load();

        assertThat(Tree.ids(history)).containsExactly("a@t", "a");
        assertThat(((SqlBody) history.graph().find("a").upgrade()).text())
                .isEqualTo("SELECT 'it''s me', \"it's me\", it's me, :none, a[1:2], b::who;");
        assertThat(history.bookkeeping().schema()).isEqualTo("reg");
    }

    @Test
    void what_only_psql_can_do_is_given_to_psql() {
        plan("%project=x", "", "a" + BY, "b" + BY);
        tree.write(
                        "deploy/a.sql",
                        "\\set schema 'my app'\n\\echo hello\nSELECT :'schema';\n\\unset schema\nSELECT :schema;")
                .write("revert/a.sql", "\\set ON_ERROR_STOP off\nSELECT 1;")
                .write("deploy/b.sql", "\\copy t from 'x.csv'\n");

        History history = tree.load();

        assertThat(((SqlBody) history.graph().find("a").upgrade()).text().lines())
                .containsExactly(
                        "                    ", "           ", "SELECT 'my app';", "             ", "SELECT :schema;");
        assertThat(history.graph().find("a").downgrade()).isInstanceOf(CommandBody.class);
        CommandBody copy = (CommandBody) history.graph().find("b").upgrade();
        assertThat(copy.name()).isEqualTo("deploy/b.sql");
        assertThat(copy.line())
                .isEqualTo(
                        "psql --quiet --no-psqlrc --no-align --tuples-only --set ON_ERROR_STOP=1 --set registry=sqitch"
                                + " --file deploy/b.sql");
        assertThat(copy.directory()).isEqualTo(directory.toAbsolutePath());
    }

    @Test
    void another_engine_is_refused() {
        plan("%project=x", "", "a" + BY);
        scripts("a");
        tree.write("sqitch.conf", "[core]\nengine = sqlite\nnonsense here\n");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at sqitch.conf:3: Line 3 of sqitch.conf is neither a section nor a key:"
                                + " nonsense here Write [section], [section \"subsection\"] or key = value.",
                        "error configuration-invalid at sqitch.conf: The engine in sqitch.conf is sqlite, not pg. Only projects for"
                                + " PostgreSQL can be read.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a BY                  | sqitch.plan:2: Line 2 of sqitch.plan is no pragma: a BY Leave an empty line between the pragmas (%name=value) and the changes.
            /x y BY               | sqitch.plan:3: Line 3 of sqitch.plan is neither a change nor a tag: x y BY Write it as sqitch does: name [dependencies] 2026-01-31T12:00:00Z Name <e-mail> # note. A name has no blank and none of @ : # \\ [ ] in it, and neither begins nor ends with punctuation.
            /-a BY                | sqitch.plan:3: Line 3 of sqitch.plan plans to revert a, which is not understood. Rework the change instead (sqitch rework), or take the line out.
            /a 2026-01-31T12:00:00Z | sqitch.plan:3: Line 3 of sqitch.plan lacks the planner's name and e-mail address: a 2026-01-31T12:00:00Z Write it as sqitch does: name [dependencies] 2026-01-31T12:00:00Z Name <e-mail> # note.
            /a                    | sqitch.plan:3: Line 3 of sqitch.plan lacks its time stamp and the planner's name and e-mail address: a Write it as sqitch does: name [dependencies] 2026-01-31T12:00:00Z Name <e-mail> # note.
            /HEAD BY              | sqitch.plan:3: Line 3 of sqitch.plan gives the name HEAD, which is reserved. Give it another name.
            /@t BY                | sqitch.plan:3: The tag @t in line 3 of sqitch.plan has no change before it. Write it below the change that it marks.
            /a BY/@t BY/@t BY     | sqitch.plan:5: The tag @t in line 5 of sqitch.plan stands in line 4 already. Give it another name.
            /a BY/@t [a] BY       | sqitch.plan:4: The tag @t in line 4 of sqitch.plan has dependencies, which sqitch refuses. Give them to a change.
            /a BY/a BY            | sqitch.plan:4: The change a in line 4 of sqitch.plan stands in line 3 already, with no tag between. Give it another name, or tag the plan (sqitch tag) before it is reworked.
            /a [b] BY             | sqitch.plan:3: The change a in line 3 of sqitch.plan requires b, which does not stand before it in the plan. Correct the dependency, or move one of the lines.
            /a [a] BY             | sqitch.plan:3: The change a in line 3 of sqitch.plan requires a, which is itself. Correct the dependency, or move one of the lines.
            /a BY/b [a@t] BY      | sqitch.plan:4: The change b in line 4 of sqitch.plan requires a@t, which does not stand before it in the plan. Correct the dependency, or move one of the lines.
            /a BY/b [a a] BY      | sqitch.plan:4: The change b in line 4 of sqitch.plan names a twice. Name it once.
            /a BY/b [a@] BY       | sqitch.plan:4: The dependency 'a@' of b in line 4 of sqitch.plan is invalid. Write change, change@tag, @tag or project:change, with a ! before it for a conflict.
            /a BY/b [!a] BY       | sqitch.plan:4: The change b in line 4 of sqitch.plan conflicts with a (line 3), which is deployed before it: sqitch would not deploy it. Take the conflict out, or the change that it is about.
            """)
    void what_sqitch_refuses(String lines, String refusal) {
        plan(("%project=x\n" + lines.replace("/", "\n")).replace(" BY", BY));
        scripts("a", "b");

        assertThat(tree.refused(tree.options().layout("sqitch")))
                .first()
                .asString()
                .isEqualTo("error directive-invalid at " + refusal.replace(" BY", BY));
    }

    @Test
    void a_change_without_a_script_is_refused() {
        plan("", "a" + BY);

        assertThat(tree.refused())
                .containsExactly(
                        "error directive-invalid at sqitch.plan: sqitch.plan has no %project pragma in its head. Write"
                                + " %project=NAME above the first empty line.",
                        "error file-unreadable at sqitch.plan:2: The change a in line 2 of sqitch.plan has no script deploy/a.sql."
                                + " Write it, or take the change out of the plan.");
    }

    private void plan(String... lines) {
        tree.write("sqitch.plan", String.join("\n", lines) + "\n");
    }

    private void scripts(String... names) {
        for (String name : names) {
            tree.write("deploy/" + name + ".sql", "BEGIN; COMMIT;");
        }
    }
}
