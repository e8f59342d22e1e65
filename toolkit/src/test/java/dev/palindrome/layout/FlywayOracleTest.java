package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.revision.SqlBody;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway sees in a location, we see: versions, descriptions, order and checksums. */
class FlywayOracleTest {
    private static EmbeddedPostgres server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void names_are_taken_apart_as_flyway_does() {
        Tree tree = new Tree(directory);
        tree.write("V1__one.sql", "SELECT 1;")
                .write("V1_1__one_and_a_bit.sql", "SELECT 1;")
                .write("V1.2_3__dots and blanks.sql", "SELECT 1;")
                .write("V001.10__ten.sql", "SELECT 1;")
                .write("V2.sql", "SELECT 2;")
                .write("V20260131_1200__stamp__with__more.SQL", "SELECT 3;")
                .write("V99999999999999999999999__large.sql", "SELECT 4;")
                .write("sub/directory/V3__nested.sql", "SELECT 5;")
                .write("V4__.sql", "SELECT 5;")
                .write("R__views.sql", "SELECT 6;")
                .write("R__a_first.sql", "SELECT 7;")
                .write("B2__baseline.sql", "SELECT 8;");

        assertThat(ours(tree.options())).containsExactlyElementsOf(flyway(Map.of()));
    }

    @Test
    void checksums_do_not_depend_on_line_ends_and_byte_order_marks() {
        Tree tree = new Tree(directory);
        tree.write("V1__unix.sql", "SELECT 1;\nSELECT 2;\n")
                .write("V2__windows.sql", "SELECT 1;\r\nSELECT 2;\r\n")
                .write("V3__mac.sql", "SELECT 1;\rSELECT 2;")
                .write("V4__mark.sql", "\uFEFFSELECT 1;\nSELECT 2;")
                .write("V5__umlauts.sql", "SELECT 'äöü €𝄞';\n\n")
                .write("V6__nothing.sql", "");

        assertThat(ours(tree.options())).containsExactlyElementsOf(flyway(Map.of()));
    }

    @Test
    void other_names_are_configured() {
        Tree tree = new Tree(directory);
        tree.write("mig-1--one.pgsql", "SELECT 1;")
                .write("mig-2--two_words.ddl", "SELECT 1;")
                .write("again--views.pgsql", "SELECT 1;");
        Map<String, String> settings = Map.of(
                "sqlMigrationPrefix", "mig-",
                "repeatableSqlMigrationPrefix", "again",
                "sqlMigrationSeparator", "--",
                "sqlMigrationSuffixes", ".pgsql,.ddl");
        HistoryOptions options = tree.options().layout("flyway");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.setting(setting.getKey(), setting.getValue());
        }

        assertThat(ours(options)).containsExactlyElementsOf(flyway(settings));
    }

    @Test
    void a_repeatable_scripts_checksum_is_of_the_replaced_text() {
        Tree tree = new Tree(directory);
        tree.write("V1__owner.sql", "SELECT '${owner}', '${flyway:filename}', '${flyway:table}';")
                .write(
                        "R__owner.sql",
                        "SELECT '${OWNER}', '${flyway:filename}', '${flyway:defaultSchema}';\r\nSELECT 2;")
                .write("R__raw.sql", "SELECT '${owner}';")
                .write("R__raw.sql.conf", "placeholderReplacement=false\n");

        assertThat(ours(tree.options().placeholder("owner", "app")))
                .containsExactlyElementsOf(flyway(Map.of("placeholders.owner", "app")));
    }

    @Test
    void another_encoding_is_read() throws IOException {
        Tree tree = new Tree(directory);
        tree.writeBytes("V1__latin.sql", "SELECT 'äöü';".getBytes(StandardCharsets.ISO_8859_1))
                .writeBytes("V2__utf.sql", "SELECT 'äöü';".getBytes(StandardCharsets.UTF_8))
                .write("V2__utf.sql.conf", "encoding=UTF-8");

        assertThat(ours(tree.options().setting("encoding", "ISO-8859-1")))
                .containsExactlyElementsOf(flyway(Map.of("encoding", "ISO-8859-1")));
    }

    /** Names made of the parts that names are made of: what Flyway runs, we read; what it passes over, we do not. */
    @Test
    void names_by_chance() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] parts = {
            "V", "U", "R", "B", "v", "1", "02", "3", ".", "_", "__", "-", "x", "views", " ", "f2", ".sql", ".SQL"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder name = new StringBuilder(random.nextInt(4) == 0 ? "" : parts[random.nextInt(4)]);
            for (int length = random.nextInt(6); length >= 0; length--) {
                name.append(parts[random.nextInt(parts.length)]);
            }
            name.append(random.nextInt(8) == 0 ? "" : ".sql");
            FlywayName ours = FlywayName.parse(name.toString(), new FlywaySettings(Map.of(), "", new Problems()));
            assertThat(ours == null || ours.kind() == FlywayName.Kind.UNDO ? null : described(ours))
                    .as("%s, seed %d", name, seed)
                    .isEqualTo(flywayName(name.toString()));
        }
    }

    private static String described(FlywayName name) {
        return name.version() + "|" + name.description();
    }

    /** Flyway's own parser, which is internal: an oracle only. */
    private static String flywayName(String name) {
        FluentConfiguration configuration = new FluentConfiguration();
        var parsed = new ResourceNameParser(configuration).parse(name);
        boolean suffixed = name.toLowerCase(Locale.ROOT).endsWith(".sql");
        // A version below zero is refused here, and said: no one means it.
        boolean negative =
                parsed.isValid() && String.valueOf(parsed.getVersion()).startsWith("-");
        return parsed.isValid() && suffixed && !negative ? parsed.getVersion() + "|" + parsed.getDescription() : null;
    }

    private List<String> flyway(Map<String, String> settings) {
        FluentConfiguration configuration =
                Flyway.configure().dataSource(server.getPostgresDatabase()).locations("filesystem:" + directory);
        configuration.configuration(prefixed(settings));
        List<String> seen = new ArrayList<>();
        MigrationInfo[] all = configuration.load().info().all();
        Arrays.stream(all)
                .map(info -> row(
                        info.getVersion() == null ? null : info.getVersion().getVersion(),
                        info.getDescription(),
                        info.getChecksum(),
                        info.getScript()))
                .forEach(seen::add);
        return new ArrayList<>(new TreeSet<>(seen));
    }

    private static Map<String, String> prefixed(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((key, value) -> prefixed.put("flyway." + key, value));
        return prefixed;
    }

    private static List<String> ours(HistoryOptions options) {
        History history = Histories.load(options);
        List<String> ids = Tree.ids(history);
        assertThat(ids.stream().map(MigrationVersion::fromVersion)).isSorted();
        Stream<String> versioned = history.graph().ordered().stream().map(revision -> {
            SqlBody body = (SqlBody) revision.upgrade();
            return row(revision.id(), revision.description(), body.checksum(), body.name());
        });
        Stream<String> repeatable = history.repeatables().stream()
                .map(body -> row(null, description(body.name()), body.checksum(), body.name()));
        Stream<String> baselines = history.baselines().entrySet().stream()
                .map(entry -> row(
                        entry.getKey(),
                        description(entry.getValue().name()),
                        entry.getValue().checksum(),
                        entry.getValue().name()));
        return Stream.of(versioned, repeatable, baselines)
                .flatMap(rows -> rows)
                .sorted()
                .toList();
    }

    private static String description(String name) {
        return name.replaceFirst("^.*?(?:__|--)", "")
                .replaceFirst("\\.[a-z]+$", "")
                .replace('_', ' ');
    }

    private static String row(String version, String description, Integer checksum, String script) {
        return version + " | " + description + " | " + checksum + " | " + script;
    }
}
