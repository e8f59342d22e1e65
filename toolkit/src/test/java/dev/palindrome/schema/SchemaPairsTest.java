package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
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
 * a database of another locale is equal to itself.
 */
@Tag("corpus")
class SchemaPairsTest {
    private record Side(Snapshot snapshot, String dump) {}

    private final Server server = TestServer.shared(PgDump.VERSION);
    private final SnapshotReader reader = new SnapshotReader(Set.of());
    private final List<String> disagreements = new ArrayList<>();
    private final List<String> wolves = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void snapshotsAreEqualWhereDumpsAreAndSurviveARestore() throws Exception {
        String acceptance = System.getProperty("acceptance.dir", "");
        assumeFalse(acceptance.isEmpty(), "acceptance.dir is not set");
        assumeTrue(PgDump.isThere(), "there is no pg_dump");
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of(acceptance, "diff", "schema-pairs.json").toFile())
                .get("cases");
        int equal = 0;
        int ordered = 0;
        int beyond = 0;
        for (JsonNode one : cases) {
            String name = one.get("file").asText() + ": " + one.get("name").asText();
            Side old = build(name + " (old)", one, one.get("old"));
            Side young = build(name + " (new)", one, one.get("new"));
            Changes changes = Changes.between(old.snapshot(), young.snapshot());
            boolean dumpsEqual = old.dump().equals(young.dump());
            assertThat(changes.isEmpty()).as(name).isEqualTo(old.snapshot().equals(young.snapshot()));
            if (changes.isEmpty() && dumpsEqual) {
                equal++;
            } else if (dumpsEqual && changes.isEquivalent()) {
                ordered++;
            } else if (dumpsEqual && isBeyondDumps(changes)) {
                beyond++;
            } else if (changes.isEmpty() != dumpsEqual) {
                disagreements.add(name + ": " + changes.words());
            }
        }
        System.out.println("oracle schema pairs: " + cases.size() + " pairs: both equal " + equal
                + ", differ in nothing but the order of columns " + ordered
                + ", in nothing but what a dump does not tell " + beyond + ", disagree " + disagreements.size() + "; "
                + 2 * cases.size() + " schemas restored, " + wolves.size() + " not equal to themselves");
        assertThat(disagreements).isEmpty();
        assertThat(wolves).isEmpty();
    }

    /** A dump creates an extension without saying which version it had. */
    private static boolean isBeyondDumps(Changes changes) {
        return changes.changes().stream()
                .allMatch(change -> change.key().kind().equals("extension")
                        && change.consequences().isEmpty()
                        && !change.differences().isEmpty()
                        && change.differences().stream().allMatch(difference -> Set.of("version", "members")
                                .contains(difference.attribute())));
    }

    private Side build(String name, JsonNode pair, JsonNode scripts) throws Exception {
        try (ScratchDatabase database = server.create();
                ForeignDatabase copy = new ForeignDatabase(server)) {
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
            String dump = PgDump.schema(database);
            PgDump.restore(copy, dump, directory);
            List<String> shown = Unseen.without(Changes.between(snapshot, copy.snapshot(reader)));
            if (!shown.isEmpty()) {
                wolves.add(name + ": " + shown);
            }
            assertThat(SnapshotText.read(SnapshotText.write(snapshot), "text")).isEqualTo(snapshot);
            return new Side(snapshot, PgDump.sorted(dump));
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
