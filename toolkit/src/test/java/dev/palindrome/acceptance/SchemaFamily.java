package dev.palindrome.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.diff.Changes;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Changes of a schema, one of each kind, on two versions of PostgreSQL: the snapshots before and after must differ, and those of one
 * state be equal. What {@code pg_dump} writes only with data, or {@code pg_dumpall} for the whole cluster, is read on request.
 */
final class SchemaFamily implements Family {
    private static final List<Integer> VERSIONS = List.of(15, 18);

    /** The server was built without it: a feature (LZ4, ICU). */
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final String SEEN = "the snapshots differ";
    private static final SnapshotReader SCHEMA = new SnapshotReader(Set.of());
    private static final SnapshotReader ALL = new SnapshotReader(Set.of(), Set.of(Extra.values()));

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public List<Answer> run(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Answer> answers = new ArrayList<>();
        for (int version : VERSIONS) {
            try (Server server = Servers.start(ServerSpec.embedded().withPostgres(version));
                    ScratchDatabase database = server.create();
                    Connection connection = database.connect()) {
                prepare(connection);
                connection.setAutoCommit(false);
                for (Path file : files) {
                    answers.addAll(run(file, version, database, connection));
                }
            }
        }
        return answers;
    }

    private static List<Answer> run(Path file, int version, ScratchDatabase database, Connection connection)
            throws IOException, SQLException {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode one : JsonMapper.builder().build().readTree(file.toFile()).get("cases")) {
            String name = one.get("group").asText() + ": " + one.get("kind").asText();
            String id = version + "/" + name.replace(": ", "/").replace(' ', '-');
            int since = one.get("min_version").asInt();
            if (since > version) {
                answers.add(Answer.notApplicable(id, "needs PostgreSQL " + since));
                continue;
            }
            try {
                String ours = observe(one, database, connection);
                answers.add(Answer.of(id, ours, SEEN, "palindrome snapshot before and after " + one.get("change")));
            } catch (SQLException e) {
                if (!FEATURE_NOT_SUPPORTED.equals(e.getSQLState())) {
                    throw new IllegalStateException(id + ": " + e.getMessage(), e);
                }
                answers.add(Answer.notApplicable(id, "the embedded server says: " + e.getMessage()));
            } finally {
                connection.rollback();
            }
        }
        return answers;
    }

    private static String observe(JsonNode one, ScratchDatabase database, Connection connection) throws SQLException {
        boolean onRequest = !one.path("pg_dump_s_create").asBoolean()
                && (one.path("pg_dump_full").asBoolean()
                        || one.path("pg_dumpall_g").asBoolean());
        SnapshotReader reader = onRequest ? ALL : SCHEMA;
        run(connection, one.get("base").asText(), database);
        Snapshot before = reader.read(connection);
        run(connection, one.get("change").asText(), database);
        Snapshot after = reader.read(connection);
        if (!reader.read(connection).equals(after)) {
            return "two snapshots of one state differ";
        }
        boolean differ = !after.equals(before);
        if (differ == Changes.between(before, after).isEmpty()) {
            return "snapshots and the changes between them disagree";
        }
        return differ ? SEEN : "the snapshots are equal";
    }

    /** What the cases expect: two roles and a tablespace. The server is our own, so nothing of the kind is there yet. */
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE ac_r1; CREATE ROLE ac_r2; SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE ac_ts LOCATION ''");
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
