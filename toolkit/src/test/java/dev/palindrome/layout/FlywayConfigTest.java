package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.SqlBody;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code flyway.conf} and {@code flyway.toml} in a project. */
class FlywayConfigTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void a_conf_file_says_where_and_how() {
        tree.write("flyway.conf", """
                        # a comment
                        flyway.url=jdbc:postgresql://localhost/app
                        flyway.locations=filesystem:one, filesystem:two
                        flyway.schemas=app,audit
                        flyway.table=history
                        flyway.initSql=SET ROLE \\
                          app
                        flyway.placeholders.path=c:\\temp
                        flyway.placeholders.home=${PALINDROME_NO_SUCH_VARIABLE}.
                        flyway.sqlMigrationPrefix=M
                        flyway.postgresql.transactional.lock=false
                        """)
                .write("one/M1__a.sql", "${path}${home}")
                .with("two/U1__a.sql", "ignored/M2__b.sql");

        History history = tree.load();

        assertThat(Tree.ids(history)).containsExactly("1");
        SqlBody body = (SqlBody) history.graph().find("1").upgrade();
        assertThat(body.text()).isEqualTo("c:\\temp.");
        assertThat(body.name()).isEqualTo("one/M1__a.sql");
        assertThat(history.initSql()).isEqualTo("SET ROLE app");
        assertThat(history.schemas()).containsExactly("app", "audit");
        assertThat(history.bookkeeping().schema()).isEqualTo("app");
        assertThat(history.bookkeeping().table()).isEqualTo("history");
        assertThat(history.bookkeeping().columns())
                .endsWith("CONSTRAINT \"history_pk\" PRIMARY KEY (\"installed_rank\")");
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void a_toml_file_says_it_too() {
        tree.write("flyway.toml", """
                        id = "x"
                        [flyway]
                        locations = ["filesystem:one", "filesystem:two"]
                        defaultSchema = "audit"
                        environment = "test"
                        validateMigrationNaming = false
                        [flyway.placeholders]
                        owner = "app"
                        [flyway.check]
                        majorTolerance = 0
                        [environments.test]
                        url = "jdbc:postgresql://localhost/app"
                        schemas = ["app"]
                        initSql = "SET ROLE app"
                        [environments.other]
                        schemas = ["other"]
                        """)
                .write("flyway.user.toml", "[flyway.placeholders]\nuser = \"me\"\n")
                .write("one/V1__a.sql", "${owner} ${user} ${flyway:environment} ${flyway:defaultSchema}")
                .with("two/U1__a.sql");

        History history = tree.load();

        assertThat(((SqlBody) history.graph().find("1").upgrade()).text()).isEqualTo("app me test audit");
        assertThat(history.initSql()).isEqualTo("SET ROLE app");
        assertThat(history.schemas()).containsExactly("audit", "app");
        assertThat(history.bookkeeping().schema()).isEqualTo("audit");
        assertThat(history.findings()).isEmpty();
    }

    @Test
    void the_only_environment_is_the_one() {
        tree.write("conf/flyway.toml", "[environments.production]\nschemas = [\"app\"]\n")
                .with("V1__a.sql");

        assertThat(tree.load().schemas()).containsExactly("app");
    }

    @Test
    void schemas_that_flyway_does_not_create_are_not_created() {
        tree.write("flyway.conf", "flyway.schemas=app,audit\nflyway.createSchemas=false\n")
                .with("V1__a.sql");

        assertThat(tree.load().schemas()).containsExactly("app");
    }

    @Test
    void without_locations_the_usual_place_is_read_and_named() {
        tree.write("flyway.conf", "flyway.table=history\n").with("src/main/resources/db/migration/V1__a.sql");

        assertThat(tree.noted())
                .containsExactly(
                        "info location-chosen at src/main/resources/db/migration: flyway.conf names no locations:"
                                + " src/main/resources/db/migration is read.");
        assertThat(tree.load().graph().find("1").upgrade().name()).isEqualTo("V1__a.sql");
    }

    @Test
    void class_path_locations_of_a_project_are_its_resources() {
        tree.write("conf/flyway.conf", "flyway.locations=classpath:migrations,db/more\n")
                .with("src/main/resources/migrations/V1__a.sql", "src/main/resources/db/more/V2__b.sql");

        assertThat(tree.ids()).containsExactly("1", "2");
    }

    @Test
    void unknown_keys_are_refused_with_what_was_meant() {
        tree.write("flyway.conf", "flyway.location=filesystem:one\nlocations=filesystem:one\n")
                .with("V1__a.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at flyway.conf:1: Unknown key 'flyway.location' in flyway.conf:1. Correct it; the"
                                + " nearest key of Flyway is 'flyway.locations'.",
                        "warning configuration-invalid at flyway.conf:2: The key 'locations' in flyway.conf:2 has no effect. Flyway's"
                                + " keys begin with flyway.: write flyway.locations.");
    }

    @Test
    void unknown_keys_of_a_toml_file_are_refused() {
        tree.write("flyway.toml", "[flyway]\n\nsqlMigrationPrefx = \"M\"\n").with("V1__a.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at flyway.toml:3: Unknown key 'flyway.sqlMigrationPrefx' in flyway.toml:3. Correct"
                                + " it; the nearest key of Flyway is 'flyway.sqlMigrationPrefix'.");
    }

    @Test
    void what_is_no_toml_is_refused() {
        tree.write("flyway.toml", "[flyway]\nlocations = [\n").with("V1__a.sql");

        assertThat(tree.refused()).singleElement().satisfies(text -> assertThat(text)
                .startsWith("error configuration-invalid at flyway.toml:")
                .contains(": flyway.toml is not TOML: ")
                .endsWith(" Correct the file."));
    }

    @Test
    void a_conf_file_beside_a_toml_file_is_ignored_as_flyway_does() {
        tree.write("flyway.toml", "[flyway]\ntable = \"t\"\n")
                .write("flyway.conf", "flyway.table=c\n")
                .with("V1__a.sql");

        assertThat(tree.load().bookkeeping().table()).isEqualTo("t");
        assertThat(tree.noted())
                .containsExactly(
                        "warning file-ignored at flyway.conf: flyway.conf is ignored, as Flyway ignores it beside flyway.toml."
                                + " Keep one of the two.");
    }

    @Test
    void flyways_refusal_of_downgrades_is_said() {
        tree.write("flyway.conf", "flyway.validateMigrationNaming=true\nflyway.locations=filesystem:sql\n")
                .with("sql/V1__a.sql", "sql/U1__a.sql");

        assertThat(tree.noted())
                .containsExactly(
                        "warning file-ignored at U1__a.sql: validateMigrationNaming is true, and with it Flyway itself refuses to"
                                + " run beside U1__a.sql. Move the downgrades into a directory that is no location of Flyway's, and name it"
                                + " with both in the key locations in palindrome.properties.");

        tree.write("palindrome.properties", "locations=filesystem:sql,filesystem:undo")
                .with("undo/");
        assertThat(tree.noted()).isEmpty();
    }

    @Test
    void values_that_are_not_true_or_false_are_refused() {
        tree.write("flyway.conf", "flyway.placeholderReplacement=off\n").with("V1__a.sql");

        assertThat(tree.refused())
                .containsExactly(
                        "error configuration-invalid at flyway.conf: The key 'placeholderReplacement' in flyway.conf is 'off'."
                                + " Write true or false.");
    }
}
