package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import dev.palindrome.schema.SnapshotText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acceptance pairs of schemas: our snapshots are equal where the texts of pg_dump are, and each side restored from its dump into
 * another database is equal to itself.
 */
@Tag("corpus")
class SchemaPairsTest {
    private static final int VERSION = 15;
    private static final Path PG_DUMP = Path.of("/usr/lib/postgresql/15/bin/pg_dump");
    private static final Path PSQL = Path.of("/usr/lib/postgresql/15/bin/psql");

    /** What a dump without data does not have: the version of an extension, and whether a materialized view is populated. */
    private static final Set<String> UNSEEN = Set.of("version", "unpopulated");

    private final Server server = TestServer.shared(VERSION);
    private final SnapshotReader reader = new SnapshotReader(Set.of());
    private final List<String> disagreements = new ArrayList<>();
    private final List<String> wolves = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void snapshotsAreEqualWhereDumpsAreAndSurviveARestore() throws Exception {
        String acceptance = System.getProperty("acceptance.dir", "");
        assumeFalse(acceptance.isEmpty(), "acceptance.dir is not set");
        assumeTrue(Files.isExecutable(PG_DUMP), "there is no " + PG_DUMP);
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of(acceptance, "diff", "schema-pairs.json").toFile())
                .get("cases");
        int restored = 0;
        for (JsonNode one : cases) {
            String name = one.get("file").asText() + ": " + one.get("name").asText();
            Snapshot old = build(name + " (old)", one, one.get("old"));
            Snapshot young = build(name + " (new)", one, one.get("new"));
            boolean equal = old.equals(young);
            assertThat(Changes.between(old, young).isEmpty()).as(name).isEqualTo(equal);
            List<String> shown = shown(Changes.between(old, young));
            if (shown.isEmpty() != one.get("dumps_equal").asBoolean()) {
                disagreements.add(name + ": " + shown);
            }
            restored += 2;
        }
        System.out.println("schema pairs: " + cases.size() + ", " + disagreements.size() + " disagree with pg_dump; "
                + restored + " schemas restored, " + wolves.size() + " not equal to themselves");
        assertThat(disagreements).isEmpty();
        assertThat(wolves).isEmpty();
    }

    private Snapshot build(String name, JsonNode pair, JsonNode scripts) throws Exception {
        try (ScratchDatabase database = server.create();
                ScratchDatabase copy = server.create()) {
            Snapshot snapshot;
            try (Connection connection = database.connect()) {
                for (JsonNode role : pair.get("roles")) {
                    run(
                            connection,
                            "DO $$ BEGIN CREATE ROLE " + role.asText()
                                    + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
                }
                for (JsonNode script : scripts) {
                    run(connection, script.asText());
                }
                snapshot = reader.read(connection);
            }
            Path dump = directory.resolve("dump.sql");
            command(PG_DUMP, database, "--schema-only", "--file=" + dump);
            command(PSQL, copy, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + dump);
            try (Connection connection = copy.connect()) {
                run(
                        connection,
                        "SET search_path = pg_catalog, public; SET quote_all_identifiers = on; SET TimeZone = 'Asia/Tokyo'");
                Snapshot again = reader.read(connection);
                List<String> shown = shown(Changes.between(snapshot, again));
                if (!shown.isEmpty()) {
                    wolves.add(name + ": " + shown);
                }
                assertThat(SnapshotText.read(SnapshotText.write(snapshot), "text"))
                        .isEqualTo(snapshot);
            }
            return snapshot;
        }
    }

    /** The changes that {@code pg_dump --schema-only} can show. */
    private static List<String> shown(Changes changes) {
        return changes.changes().stream()
                .filter(change -> change.differences().isEmpty()
                        || !change.differences().stream()
                                .allMatch(difference -> UNSEEN.contains(difference.attribute())))
                .map(Change::words)
                .toList();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static void command(Path program, ScratchDatabase database, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--dbname=" + database.url().substring("jdbc:".length()).replaceAll("\\?.*", "") + "?user="
                        + database.user()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
