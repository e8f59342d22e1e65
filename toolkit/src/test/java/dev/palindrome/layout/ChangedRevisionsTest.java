package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git tells of a real clone. */
class ChangedRevisionsTest {
    @TempDir
    private Path directory;

    private Path clone;
    private Path scripts;

    @BeforeEach
    void aClone() throws IOException {
        clone = Files.createDirectories(directory.toRealPath().resolve("clone"));
        scripts = Files.createDirectories(clone.resolve("db"));
        git("init", "--quiet", "--initial-branch=main");
        write("V1__a.sql", "CREATE TABLE a (id int);");
        write("U1__a.sql", "DROP TABLE a;");
        write("V2__b.sql", "CREATE TABLE b (id int);");
        write("U2__b.sql", "DROP TABLE b;");
        write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");
        commit("Begin");
        git("checkout", "--quiet", "-b", "work");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(scripts.resolve(name), text);
    }

    private void commit(String subject) {
        git("add", "-A");
        git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", subject);
    }

    private String git(String... arguments) {
        Git.Answer answer = new Git("git", clone).ask(arguments);
        assertThat(answer.status()).as(answer.err()).isZero();
        return answer.line();
    }

    private ChangedRevisions since(String reference) {
        return ChangedRevisions.since(Histories.load(HistoryOptions.of(scripts)), reference);
    }

    private static List<String> ids(ChangedRevisions changed) {
        return changed.revisions().stream().map(Revision::id).toList();
    }

    @Test
    void nothing() {
        ChangedRevisions changed = since("main");
        assertThat(changed.isEmpty()).isTrue();
        assertThat(changed.mergeBase()).isEqualTo(git("rev-parse", "main").substring(0, 10));
    }

    @Test
    void whatTheWorkAddedAndChangedAndNotWhatTheOtherSideDid() throws IOException {
        write("V4__d.sql", "CREATE TABLE d (id int);");
        commit("Add d");
        write("U2__b.sql", "DROP TABLE IF EXISTS b;");
        write("V5__not committed.sql", "CREATE TABLE e (id int);");
        git("stash", "--quiet", "--include-untracked");
        git("checkout", "--quiet", "main");
        write("V3__c.sql", "CREATE TABLE c (id int);");
        write("V1__a.sql", "CREATE TABLE a (id bigint);");
        commit("Go on elsewhere");
        git("checkout", "--quiet", "work");
        git("stash", "pop", "--quiet");

        ChangedRevisions changed = since("main");

        assertThat(ids(changed)).containsExactly("2", "4", "5");
        assertThat(changed.others()).isFalse();
        assertThat(changed.findings()).isEmpty();
    }

    @Test
    void settingsOfAScriptAndRepeatableScripts() throws IOException {
        write("V2__b.sql.conf", "executeInTransaction=false");
        assertThat(ids(since("main"))).containsExactly("2");
        Files.delete(scripts.resolve("V2__b.sql.conf"));
        write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS one;");
        assertThat(since("main").others()).isTrue();
        assertThat(since("main").isEmpty()).isFalse();
    }

    @Test
    void filesThatHaveAnotherNameOrAreGone() throws IOException {
        Files.move(scripts.resolve("V2__b.sql"), scripts.resolve("V3__b.sql"));
        Files.move(scripts.resolve("U2__b.sql"), scripts.resolve("U3__b.sql"));
        Files.delete(scripts.resolve("V1__a.sql"));
        Files.delete(scripts.resolve("U1__a.sql"));
        git("add", "-A");

        ChangedRevisions changed = since("main");

        assertThat(ids(changed)).containsExactly("3");
        assertThat(changed.findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "The file V2__b.sql is called V3__b.sql since main: a database that ran it knows the old name.",
                        "The file U2__b.sql is called U3__b.sql since main: a database that ran it knows the old name.",
                        "The file V1__a.sql was deleted since main: a database that ran it has a revision that the history has"
                                + " no more.",
                        "The file U1__a.sql was deleted since main: a database that ran it has a revision that the history has"
                                + " no more.");
    }

    @Test
    void aReferenceThatGitDoesNotKnow() {
        assertThatThrownBy(() -> since("origin/main"))
                .isInstanceOfSatisfying(PalindromeException.class, problem -> assertThat(
                                problem.findings().get(0).remedy())
                        .isEqualTo("Name a branch, a tag or a commit that this clone has. `git fetch origin` brings the"
                                + " branches of the other side."))
                .hasMessage("git knows no commit 'origin/main'.");
        assertThatThrownBy(() -> since("--help")).hasMessage("git knows no commit '--help'.");
    }

    @Test
    void noWorkTree() throws IOException {
        Path elsewhere = Files.createDirectories(directory.toRealPath().resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("V1__a.sql"), "SELECT 1;");
        History history = Histories.load(HistoryOptions.of(elsewhere));
        assertThatThrownBy(() -> ChangedRevisions.since(history, "main"))
                .hasMessageStartingWith(elsewhere + " is in no work tree of git: fatal: not a git repository");
    }

    /** Nothing would be walked, and nothing said. */
    @Test
    void revisionsThatHaveNoFiles() throws IOException {
        write("list.txt", "001 create users\n002\n003\n");
        History history = Histories.load(HistoryOptions.of(scripts)
                .layout("command")
                .setting("up", "tool up {id}")
                .setting("down", "tool down {parent}")
                .setting("list", "cat list.txt"));
        assertThatThrownBy(() -> ChangedRevisions.since(history, "main"))
                .hasMessage("What changed since main is told by files, and revision 001 (create users) has none that is"
                        + " known, nor have 2 others.");
    }

    @Test
    void noGit() {
        History history = Histories.load(HistoryOptions.of(scripts));
        assertThatThrownBy(() -> ChangedRevisions.since(history, "main", "no-such-git"))
                .isInstanceOf(PalindromeException.class)
                .hasMessageStartingWith(
                        "git cannot be started, and without it nobody knows what a change adds: Cannot run"
                                + " program \"no-such-git\"");
    }

    @Test
    void aShallowClone() throws IOException {
        write("V3__c.sql", "CREATE TABLE c (id int);");
        commit("Add c");
        git("checkout", "--quiet", "main");
        write("V4__d.sql", "CREATE TABLE d (id int);");
        commit("Add d");
        Path shallow = directory.toRealPath().resolve("shallow");
        git(
                "clone",
                "--quiet",
                "--depth=1",
                "--no-single-branch",
                "--branch=work",
                "file://" + clone,
                shallow.toString());
        History history = Histories.load(HistoryOptions.of(shallow.resolve("db")));
        assertThatThrownBy(() -> ChangedRevisions.since(history, "origin/main"))
                .isInstanceOfSatisfying(
                        PalindromeException.class,
                        problem -> assertThat(problem.findings().get(0).remedy())
                                .isEqualTo(
                                        "Fetch the whole history: git fetch --unshallow (in a GitHub workflow: fetch-depth: 0)."))
                .hasMessage("This clone is shallow: the commit at which the work left origin/main is not in it.");
    }

    @Test
    void theSettingsOfTheProject() throws IOException {
        write("palindrome.properties", "revision.1.label=first\n");
        assertThat(since("main").findings())
                .extracting(Finding::message)
                .containsExactly(
                        "The file palindrome.properties was changed since main: it may say something else of any"
                                + " revision, and those whose own files are as they were are not walked.");
        assertThat(new ArrayList<>(since("main").revisions())).isEmpty();
    }
}
