package dev.palindrome.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
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

/** Every kind of change of the acceptance cases, made and taken back by our scripts. */
@Tag("corpus")
class ObjectKindsTest {
    private static final SnapshotReader READER = new SnapshotReader(Set.of());

    @ParameterizedTest
    @ValueSource(ints = {17})
    void everyKindOfChangeIsMadeAndTakenBack(int version) throws Exception {
        String directory = System.getProperty("acceptance.dir", "");
        assumeFalse(directory.isEmpty(), "acceptance.dir is not set");
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of(directory, "schema", "object-kinds.json").toFile())
                .get("cases");
        Server server = TestServer.shared(version);
        List<String> failures = new ArrayList<>();
        int all = 0;
        int up = 0;
        int down = 0;
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            clusterObjects(connection);
            connection.setAutoCommit(false);
            for (JsonNode one : cases) {
                if (one.get("min_version").asInt() > version) {
                    continue;
                }
                String name = one.get("group").asText() + ": " + one.get("kind").asText();
                String base = one.get("base").asText();
                String change = one.get("change").asText();
                try {
                    run(connection, base, database);
                    Snapshot before = READER.read(connection);
                    Dependencies beforeUses = new DependencyReader().read(connection);
                    run(connection, change, database);
                    Snapshot after = READER.read(connection);
                    Dependencies afterUses = new DependencyReader().read(connection);
                    if (before.equals(after)) {
                        continue;
                    }
                    all++;
                    DdlOptions options =
                            DdlOptions.DEFAULT.withPostgres(version).withDataLoss(true);
                    String back = go(connection, Ddl.between(after, afterUses, before, beforeUses, options), before);
                    connection.rollback();
                    run(connection, base, database);
                    String there = go(connection, Ddl.between(before, beforeUses, after, afterUses, options), after);
                    up += there.isEmpty() ? 1 : 0;
                    down += back.isEmpty() ? 1 : 0;
                    if (!there.isEmpty()) {
                        failures.add("UP " + name + ": " + there);
                    }
                    if (!back.isEmpty()) {
                        failures.add("DOWN " + name + ": " + back);
                    }
                } catch (SQLException e) {
                    if (!"0A000".equals(e.getSQLState())) {
                        failures.add("BUILD " + name + ": " + e.getMessage());
                    }
                } finally {
                    connection.rollback();
                }
            }
        }
        failures.forEach(System.out::println);
        System.out.println("object kinds " + version + ": up " + up + ", down " + down + " of " + all);
        assertThat(up).isGreaterThan(0);
    }

    private static String go(Connection connection, DdlScript script, Snapshot goal) {
        if (!script.isComplete()) {
            return "incomplete: " + script.findings().get(0).message();
        }
        for (DdlStatement one : script.statements()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(one.sql());
            } catch (SQLException e) {
                return e.getMessage().replace("\n", " ") + " in: " + one.sql();
            }
        }
        Changes left = Changes.between(goal, READER.read(connection));
        return left.isEmpty() || left.isEquivalent()
                ? ""
                : String.join("; ", left.words(Wording.COMPARED)) + " AFTER "
                        + script.text().replace("\n", " ");
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
