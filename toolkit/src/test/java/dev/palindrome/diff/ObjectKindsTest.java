package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of change of the acceptance cases is seen. */
@Tag("corpus")
class ObjectKindsTest {
    /** Rows are no part of a schema, on request neither. */
    private static final Set<String> NOT_SEEN = Set.of("database: table rows (data)");

    /** Kinds of {@link Extra}. */
    private static final Set<String> ON_REQUEST =
            Set.of("sequence position", "large object", "role", "tablespace", "parameter grant");

    /** The server was built without it: a feature (LZ4, ICU), an extension. */
    private static final Set<String> NOT_BUILT_IN = Set.of("0A000");

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void everyKindOfChangeIsSeen(int version) throws Exception {
        String directory = System.getProperty("acceptance.dir", "");
        assumeFalse(directory.isEmpty(), "acceptance.dir is not set");
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of(directory, "schema", "object-kinds.json").toFile())
                .get("cases");
        SnapshotReader reader = new SnapshotReader(Set.of(), Set.of(Extra.values()));
        List<String> missed = new ArrayList<>();
        List<String> onRequest = new ArrayList<>();
        List<String> notBuiltIn = new ArrayList<>();
        int seen = 0;
        try (ScratchDatabase database = TestServer.shared(version).create();
                Connection connection = database.connect()) {
            clusterObjects(connection);
            connection.setAutoCommit(false);
            for (JsonNode one : cases) {
                if (one.get("min_version").asInt() > version) {
                    continue;
                }
                String name = one.get("group").asText() + ": " + one.get("kind").asText();
                try {
                    run(connection, one.get("base").asText(), database);
                    Snapshot before = reader.read(connection);
                    run(connection, one.get("change").asText(), database);
                    Changes changes = Changes.between(before, reader.read(connection, before));
                    if (changes.isEmpty()) {
                        missed.add(name);
                    } else if (changes.changes().stream()
                            .allMatch(change -> ON_REQUEST.contains(change.key().kind()))) {
                        onRequest.add(name);
                    } else {
                        seen++;
                    }
                } catch (SQLException e) {
                    if (!NOT_BUILT_IN.contains(e.getSQLState())) {
                        throw new AssertionError(name + ": " + e.getMessage(), e);
                    }
                    notBuiltIn.add(name);
                } finally {
                    connection.rollback();
                }
            }
        }
        System.out.println(version + ": seen " + seen + ", on request " + onRequest + ", not built in " + notBuiltIn
                + ", missed " + missed);
        assertThat(missed).containsExactlyInAnyOrderElementsOf(NOT_SEEN);
    }

    private static void clusterObjects(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    SET allow_in_place_tablespaces = on;
                    DO $$ BEGIN CREATE ROLE ac_r1; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                    DO $$ BEGIN CREATE ROLE ac_r2; EXCEPTION WHEN duplicate_object THEN NULL; END $$
                    """);
            try (var row = statement.executeQuery("SELECT count(*) FROM pg_tablespace WHERE spcname = 'ac_ts'")) {
                row.next();
                if (row.getInt(1) == 0) {
                    statement.execute("CREATE TABLESPACE ac_ts LOCATION ''");
                }
            }
        }
    }

    private static void run(Connection connection, String sql, ScratchDatabase database) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.replace("ac_b", database.name()));
            }
        }
    }
}
