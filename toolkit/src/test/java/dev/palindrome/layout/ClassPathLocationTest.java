package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.layout.revisions.V1__Create_agents;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and Java revisions on a class path: directories, jars, and a project's resources. */
class ClassPathLocationTest {
    private static final String REVISIONS = "classpath:dev/palindrome/layout/revisions";
    private static final String BROKEN = "classpath:dev/palindrome/layout/brokenrevisions";

    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void classes_become_revisions() {
        History history = Histories.load(HistoryOptions.ofLocations(List.of(REVISIONS)));

        assertThat(history.directory()).isNull();
        assertThat(history.graph().ordered())
                .extracting(Revision::id, Revision::description, revision -> revision.upgrade()
                        .name())
                .containsExactly(
                        tuple("1", "Create agents", "V1__Create_agents"),
                        tuple("1.2", "Fill agents", "V1_2__Fill_agents"),
                        tuple("3", "Plain", "V3__Plain"));
        JavaBody downgrade = (JavaBody) history.graph().find("1").downgrade();
        assertThat(downgrade.direction()).isEqualTo(Direction.DOWNGRADE);
        assertThat(downgrade.migration()).isInstanceOf(V1__Create_agents.class);
        Revision declared = history.graph().find("1.2");
        assertThat(declared.downgrade()).isNull();
        assertThat(declared.irreversible()).isEqualTo("names are made up");
        assertThat(declared.labels()).containsExactly("agents");
        assertThat(declared.lossy()).containsExactly("agents.nick");
        assertThat(history.graph().find("3").downgrade()).isNull();
    }

    @Test
    void scripts_and_classes_make_one_history() {
        tree.with("V2__between.sql", "U3__plain.sql");

        History history = Histories.load(tree.options().locations(List.of(REVISIONS, "filesystem:.")));

        assertThat(Tree.ids(history)).containsExactly("1", "1.2", "2", "3");
        assertThat(history.graph().find("2").upgrade().name()).isEqualTo("V2__between.sql");
        assertThat(history.graph().find("3").downgrade().name()).isEqualTo("U3__plain.sql");
    }

    @Test
    void a_class_and_a_script_of_one_version_are_refused() {
        tree.with("V1__again.sql", "U1__again.sql");

        assertThat(tree.refused(tree.options().locations(List.of(REVISIONS, "filesystem:."))))
                .containsExactly(
                        "error version-duplicate at V1__again.sql: Version 1 stands twice: in"
                                + " dev.palindrome.layout.revisions.V1__Create_agents and in V1__again.sql. Give one of them another"
                                + " version.",
                        "error version-duplicate at U1__again.sql: Version 1 has two downgrades: U1__again.sql and the one in"
                                + " dev.palindrome.layout.revisions.V1__Create_agents. Keep one of the two.");
    }

    @Test
    void broken_classes_are_named() {
        assertThat(tree.refused(HistoryOptions.ofLocations(List.of(BROKEN))))
                .containsExactly(
                        broken(
                                "Agents",
                                "cannot be made: FlywayException: Invalid Java-based migration class name: "
                                        + "dev.palindrome.layout.brokenrevisions.Agents => ensure it starts with V or R or implement"
                                        + " org.flywaydb.core.api.migration.JavaMigration directly for non-default naming"),
                        "error file-looks-like-revision at dev.palindrome.layout.brokenrevisions.V2__No_migration: The class"
                                + " dev.palindrome.layout.brokenrevisions.V2__No_migration is named like a revision, but it is no"
                                + " Flyway migration. Let it extend dev.palindrome.ReversibleMigration, or give it another name.",
                        broken("V3__Needs_a_name", "has no constructor without parameters"),
                        broken("V4__Throws", "cannot be made: IllegalStateException: no configuration"),
                        "warning file-ignored at dev.palindrome.layout.brokenrevisions.R__Views: The class"
                                + " dev.palindrome.layout.brokenrevisions.R__Views is ignored: repeatable migrations in Java are"
                                + " not run. Write it in SQL, or give it a version.");
    }

    private static String broken(String simpleName, String what) {
        String name = "dev.palindrome.layout.brokenrevisions." + simpleName;
        return "error class-path-invalid at " + name + ": The Java revision " + name + " " + what
                + ". Correct the class, or add what it needs with --classpath or the key classpath in palindrome.properties.";
    }

    @Test
    void what_a_class_needs_and_lacks_is_named() throws IOException {
        Path jar = jar("needy.jar", true, Map.of("db/V1__Needy.class", classFile("V3__Plain")));

        assertThat(tree.refused(
                        HistoryOptions.ofLocations(List.of("classpath:db")).classPath(List.of(jar))))
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "error class-path-invalid at db.V1__Needy: The Java revision db.V1__Needy cannot be loaded:"
                                        + " NoClassDefFoundError: "));
    }

    @ParameterizedTest(name = "directory entries: {0}")
    @ValueSource(booleans = {true, false})
    void scripts_are_read_from_a_jar(boolean directoryEntries) throws IOException {
        Path jar = jar(
                "scripts.jar",
                directoryEntries,
                Map.of(
                        "db/migration/V1__one.sql", bytes("SELECT 1;"),
                        "db/migration/V1__one.sql.conf", bytes("executeInTransaction=false"),
                        "db/migration/more/U1__one.sql", bytes("SELECT 2;"),
                        "db/other/V2__two.sql", bytes("SELECT 3;")));
        HistoryOptions options =
                HistoryOptions.ofLocations(List.of("classpath:db/migration")).classPath(List.of(jar));

        try (Histories.OpenHistory opened = Histories.open(options)) {
            Revision revision = opened.history().graph().find("1");
            assertThat(opened.history().graph().ordered()).hasSize(1);
            assertThat(revision.upgrade())
                    .isEqualTo(new SqlBody(
                            "V1__one.sql",
                            null,
                            "SELECT 1;",
                            1,
                            SqlBody.TransactionMode.NEVER,
                            FlywayChecksum.of("SELECT 1;")));
            assertThat(revision.downgrade().name()).isEqualTo("more/U1__one.sql");
        }
        Files.delete(jar);
    }

    @Test
    void files_of_several_locations_are_told_apart() throws IOException {
        Path jar = jar("scripts.jar", true, Map.of("db/V1__one.sql", bytes("SELECT 1;")));
        tree.with("sql/V1__one.sql");

        assertThat(tree.refused(tree.options()
                        .locations(List.of("classpath:db", "filesystem:sql"))
                        .classPath(List.of(jar))))
                .containsExactly(
                        "error version-duplicate at sql/V1__one.sql: Version 1 stands twice: in classpath:db/V1__one.sql and"
                                + " in sql/V1__one.sql. Give one of them another version.");
    }

    @Test
    void a_project_is_read_from_its_sources_and_its_classes_from_the_class_path() {
        tree.write("src/main/resources/db/migration/V1__one.sql", "SELECT 1;")
                .with("target/classes/db/migration/V1__one.sql")
                .write("palindrome.properties", "locations=classpath:db/migration\nclasspath=target/classes\n");

        History history = tree.load();

        assertThat(history.graph().find("1").upgrade())
                .extracting("path")
                .isEqualTo(directory.resolve("src/main/resources/db/migration/V1__one.sql"));
        assertThat(Tree.ids(history)).containsExactly("1");
    }

    @Test
    void the_package_of_a_resource_directory_is_searched_for_classes() {
        String below = "src/main/resources/dev/palindrome/layout/revisions";
        tree.with(below + "/V2__two.sql");
        HistoryOptions options = HistoryOptions.of(directory.resolve(below));

        assertThat(Tree.ids(Histories.load(options))).containsExactly("2");
        assertThat(Tree.ids(Histories.load(options.classLoader(getClass().getClassLoader()))))
                .containsExactly("1", "1.2", "2", "3");
    }

    @Test
    void a_class_path_that_is_not_there_is_refused() {
        tree.with("V1__one.sql").write("palindrome.properties", "classpath=target/classes, lib/x.jar\n");

        assertThat(tree.refused())
                .containsExactly(
                        "error class-path-invalid at ROOT/target/classes: The class path entry ROOT/target/classes does not exist. Build"
                                + " it first, or correct --classpath or the key classpath in palindrome.properties.",
                        "error class-path-invalid at ROOT/lib/x.jar: The class path entry ROOT/lib/x.jar does not exist. Build it first,"
                                + " or correct --classpath or the key classpath in palindrome.properties.");
    }

    @Test
    void a_closed_history_has_let_its_jars_go() throws IOException {
        Path jar = jar("scripts.jar", true, Map.of("db/V1__one.sql", bytes("SELECT 1;"), "x/y.txt", bytes("z")));
        ClassLoader loader;
        try (Histories.OpenHistory opened = Histories.open(
                HistoryOptions.ofLocations(List.of("classpath:db")).classPath(List.of(jar)))) {
            loader = opened.classLoader();
            assertThat(loader.getResource("x/y.txt")).isNotNull();
        }
        assertThat(loader.getResource("x/y.txt")).isNull();
        assertThat(openFiles()).doesNotContain(jar);
    }

    /** What this process holds open, where the system tells. */
    private static List<Path> openFiles() throws IOException {
        List<Path> open = new ArrayList<>();
        Path descriptors = Path.of("/proc/self/fd");
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> all = Files.list(descriptors)) {
                for (Path descriptor : all.toList()) {
                    if (Files.isSymbolicLink(descriptor) && Files.exists(descriptor)) {
                        open.add(Files.readSymbolicLink(descriptor));
                    }
                }
            }
            assertThat(open).isNotEmpty();
        }
        return open;
    }

    @Test
    void a_missing_location_is_refused_and_one_of_several_noted() {
        tree.with("sql/V1__one.sql");

        assertThat(tree.refused(tree.options().locations(List.of("filesystem:scripts"))))
                .first()
                .isEqualTo(
                        "error no-such-directory at filesystem:scripts: The location filesystem:scripts does not exist: there is no"
                                + " directory ROOT/scripts. Correct the location, or create the directory.");
        assertThat(tree.shown(Histories.load(tree.options().locations(List.of("filesystem:sql", "classpath:nowhere")))
                        .findings()))
                .containsExactly(
                        "warning no-such-directory at classpath:nowhere: The location classpath:nowhere is nowhere on the class"
                                + " path. Name the jar or directory that holds it with --classpath or the key classpath in"
                                + " palindrome.properties.");
        assertThat(tree.refused(tree.options().locations(List.of("s3:bucket"))))
                .containsExactly(
                        "error configuration-invalid: The location 's3:bucket' is neither a directory nor on the class path."
                                + " Write filesystem:<directory> or classpath:<package with slashes>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filesystem:db/*/sql", "filesystem:db/**", "filesystem:db/?/**/V?__*.sql"})
    void locations_may_have_wildcards(String location) {
        tree.with("db/a/sql/V1__one.sql", "db/b/sql/V2__two.sql", "other/V3__three.sql");

        assertThat(Tree.ids(Histories.load(tree.options().locations(List.of(location)))))
                .containsExactly("1", "2");
    }

    private static Tuple tuple(String id, String description, String simpleName) {
        return Tuple.tuple(id, description, "dev.palindrome.layout.revisions." + simpleName);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] classFile(String simpleName) {
        try (var in = V1__Create_agents.class.getResourceAsStream(simpleName + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar(String name, boolean directoryEntries, Map<String, byte[]> files) throws IOException {
        Path jar = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (directoryEntries) {
                List<String> parents = files.keySet().stream()
                        .flatMap(file -> Stream.iterate(
                                parent(file), parent -> !parent.isEmpty(), ClassPathLocationTest::parent))
                        .distinct()
                        .toList();
                for (String parent : parents) {
                    entries.putNextEntry(new JarEntry(parent + "/"));
                    entries.closeEntry();
                }
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return jar;
    }

    private static String parent(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
