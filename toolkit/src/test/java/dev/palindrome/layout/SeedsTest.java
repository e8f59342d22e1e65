package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void flywaysVersionsAreComparedAsNumbers() {
        tree.with("V001__users.sql", "V2.1__teams.sql", "V003__more.sql")
                .write("seed/1.sql", "SELECT 1")
                .write("seed/2.1__two_teams.sql", "SELECT 2")
                .with("seed/README.md");

        History history = tree.load();

        assertThat(texts(history)).containsExactly(Map.entry("001", "SELECT 1"), Map.entry("2.1", "SELECT 2"));
        assertThat(history.seeds().get("2.1").name()).isEqualTo("seed/2.1__two_teams.sql");
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void theyStandBesideTheScriptsOfALocation() {
        tree.with("src/main/resources/db/migration/V1__users.sql")
                .write("src/main/resources/db/migration/seed/1.sql", "SELECT 1");

        assertThat(texts(tree.load())).containsExactly(Map.entry("1", "SELECT 1"));
    }

    @Test
    void aRevisionOfFlywaysIsNoRows() {
        tree.with("V1__users.sql", "seed/V2__seed_users.sql");

        History history = tree.load();

        assertThat(Tree.ids(history)).containsExactly("1", "2");
        assertThat(history.seeds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "golang-migrate, 000007_users.up.sql, 7, 000007",
        "golang-migrate, 000007_users.up.sql, 000007__early, 000007",
        "diesel, 2024-01-01-000000_users/up.sql, 2024-01-01-000000, 2024-01-01-000000",
        "goose, 00007_users.sql, 7__early, 00007",
        "dbmate, 20240101_users.sql, 20240101, 20240101"
    })
    void otherLayoutsHaveThemToo(String layout, String script, String name, String id) {
        tree.write(script, "-- +goose Up\n-- migrate:up\nSELECT 1;\n-- migrate:down\n")
                .write("seed/" + name + ".sql", "SELECT 1");

        History history = Histories.load(tree.options().layout(layout));

        assertThat(texts(history)).containsExactly(Map.entry(id, "SELECT 1"));
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void aFileThatNamesNoRevisionIsRefused() {
        tree.with("V1__users.sql", "seed/2__two.sql", "seed/users.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error seed-without-revision at seed/2__two.sql: seed/2__two.sql holds rows for revision 2, which does"
                                + " not exist. Name it <id>.sql or <id>__<description>.sql with the id of the revision before"
                                + " which its rows must be there, or move it out of the directory seed.",
                        "error seed-without-revision at seed/users.sql: seed/users.sql holds rows for revision users, which"
                                + " does not exist. Name it <id>.sql or <id>__<description>.sql with the id of the revision"
                                + " before which its rows must be there, or move it out of the directory seed.");
    }

    @Test
    void twoFilesForOneRevisionAreRefused() {
        tree.with("V1__users.sql", "seed/01.sql", "seed/1__two.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error version-duplicate at seed/1__two.sql: Revision 1 has two files of rows: seed/01.sql"
                                + " and seed/1__two.sql. Make one file of them.");
    }

    private static Map<String, String> texts(History history) {
        Map<String, String> texts = new TreeMap<>();
        history.seeds().forEach((id, body) -> texts.put(id, body.text()));
        return texts;
    }
}
