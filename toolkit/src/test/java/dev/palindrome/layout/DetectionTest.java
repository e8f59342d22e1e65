package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which layout a directory has, by looking, and what is said when there is none. */
class DetectionTest {
    private static final String KNOWN =
            "The layouts are flyway (V1__create_users.sql and U1__create_users.sql), golang-migrate"
                    + " (000001_create_users.up.sql and 000001_create_users.down.sql), diesel"
                    + " (2026-01-31-120000_create_users/up.sql and down.sql), goose (00001_create_users.sql with -- +goose Up and"
                    + " -- +goose Down), dbmate (20260131120000_create_users.sql with -- migrate:up and -- migrate:down), sqitch"
                    + " (sqitch.plan with deploy/users.sql and revert/users.sql), alembic (alembic.ini with"
                    + " versions/ae1027a6acf_create_users.py), command (--up 'tool upgrade {id}' --down 'tool downgrade {parent}'"
                    + " --list 'tool list').";
    private static final String NAMES =
            "The layouts are flyway, golang-migrate, diesel, goose, dbmate, sqitch, alembic, command.";

    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "V1__one.sql,                     flyway,         .",
        "2024/05/V1__one.sql,             flyway,         2024/05",
        "1_one.up.sql,                    golang-migrate, .",
        "migrations/1_one.up.sql,         golang-migrate, migrations",
        "db/migrations/1_one.up.sql,      golang-migrate, db/migrations",
        "db/migration/V1__one.sql,        flyway,         db/migration",
        "sql/V1__one.sql,                 flyway,         sql",
        "src/main/resources/db/migration/V1__one.sql, flyway, src/main/resources/db/migration",
        "app/src/main/resources/scripts/V1__one.sql,  flyway, app/src/main/resources/scripts",
        "1_one/up.sql,                    diesel,         .",
        "migrations/00000000000000_x/up.sql, diesel,      migrations"
    })
    void by_names(String file, String layout, String where) {
        tree.with(file, "README.md");

        History history = tree.load();

        assertThat(history.layout()).isEqualTo(layout);
        assertThat(history.directory()).isEqualTo(directory.resolve(where).normalize());
        assertThat(tree.shown(history.findings()))
                .isEqualTo(
                        where.equals(".")
                                ? List.of()
                                : List.of("info location-chosen at ROOT/" + where
                                        + ": The revisions are read from ROOT/" + where + "."));
    }

    @Test
    void several_that_fit_are_ambiguous() {
        tree.with("V1__one.sql", "1_one.up.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error layout-ambiguous at ROOT: Files of several layouts are in ROOT: flyway and golang-migrate. Name"
                                + " the one that is meant with --layout flyway, or with the key layout in palindrome.properties.");
        assertThat(Histories.load(tree.options().layout("golang-migrate")).layout())
                .isEqualTo("golang-migrate");
        assertThat(tree.write("palindrome.properties", "layout=golang-migrate")
                        .load()
                        .layout())
                .isEqualTo("golang-migrate");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            001_x.sql            | -- +goose Up/            | goose
            db/migrations/1_x.sql| -- migrate:up/-- migrate:down | dbmate
            """)
    void by_contents(String file, String text, String layout) {
        tree.write(file, text.replace('/', '\n'));

        assertThat(tree.load().layout()).isEqualTo(layout);
    }

    @Test
    void names_that_are_configured_are_flyways() {
        tree.with("M1__one.sql").write("palindrome.properties", "sqlMigrationPrefix=M\n");

        assertThat(tree.ids()).containsExactly("1");
    }

    @Test
    void several_histories_below_are_told_apart() {
        tree.with("a/V1__one.sql", "a/V2__two.sql", "b/V1__one.sql", "c/V3__three.sql", "d/R__four.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error layout-ambiguous at ROOT: There are several histories below ROOT: ROOT/a, ROOT/b, ROOT/c and 1"
                                + " more. Name one of these directories.");
    }

    @Test
    void one_history_may_have_several_directories() {
        tree.with("2024/V1__one.sql", "2024/U1__one.sql", "2025/V2__two.sql");

        assertThat(Tree.ids(tree.load())).containsExactly("1", "2");
    }

    @Test
    void a_name_that_is_no_layouts_is_refused() {
        tree.with("V1__one.sql");

        assertThat(tree.refused(tree.options().layout("goos")))
                .containsExactly("error layout-unknown: There is no layout 'goos'. " + NAMES);
        assertThat(tree.write("palindrome.properties", "\nlayout=liquibase\n").refused())
                .containsExactly(
                        "error layout-unknown at palindrome.properties:2: There is no layout 'liquibase'. " + NAMES);
    }

    @Test
    void an_empty_directory_is_refused() {
        tree.with("README.md");

        assertThat(tree.refused())
                .containsExactly(
                        "error history-empty at ROOT: There is no revision in ROOT. Name the directory in which the revisions"
                                + " are. " + KNOWN);
    }

    @Test
    void files_of_no_layout_are_named() {
        tree.with("001_init.sql", "002_more.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error layout-unknown at ROOT: The files in ROOT are of no known layout; the first is 001_init.sql. "
                                + KNOWN);
    }

    @Test
    void a_directory_that_is_not_there_is_refused_with_what_is() {
        tree.with("migrations/", "sources/", "file.sql");

        assertThat(tree.refused(HistoryOptions.of(directory.resolve("migration"))))
                .containsExactly(
                        "error no-such-directory at ROOT/migration: There is no directory ROOT/migration. Did you mean"
                                + " ROOT/migrations?");
        assertThat(tree.refused(HistoryOptions.of(directory.resolve("db/scripts"))))
                .containsExactly(
                        "error no-such-directory at ROOT/db/scripts: There is no directory ROOT/db/scripts. Name the directory"
                                + " in which the revisions are; ROOT has migrations, sources.");
        assertThat(tree.refused(HistoryOptions.of(directory.resolve("sources/db"))))
                .containsExactly(
                        "error no-such-directory at ROOT/sources/db: There is no directory ROOT/sources/db. Name the directory"
                                + " in which the revisions are; ROOT/sources has no directories.");
        assertThat(tree.refused(HistoryOptions.of(directory.resolve("file.sql"))))
                .containsExactly(
                        "error no-such-directory at ROOT/file.sql: ROOT/file.sql is a file, not a directory. Name the directory"
                                + " in which it is: ROOT.");
    }

    @Test
    void only_flyway_has_locations() {
        tree.with("1_one.up.sql");

        assertThat(tree.refused(tree.options().layout("golang-migrate").locations(List.of("filesystem:."))))
                .containsExactly(
                        "error configuration-invalid: Locations are given, but the layout golang-migrate has none. Name its"
                                + " directory instead.");
    }
}
