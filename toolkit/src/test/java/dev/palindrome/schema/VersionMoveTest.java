package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Difference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same statements on PostgreSQL 15 and on another version give the same schema, but for what the version itself changed.
 */
class VersionMoveTest {
    private static final int FROM = 15;

    /** What differs by itself, as {@code kind.attribute} or {@code kind added}, with the reason. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("schema.owner", "since 15, pg_database_owner owns the schema public"),
            Map.entry("grant.CREATE", "since 15, not everybody may create objects in the schema public"),
            Map.entry("view.definition", "since 16, columns are qualified only where that is needed"),
            Map.entry("materialized view.definition", "the same"),
            Map.entry("rule.definition", "the same"),
            Map.entry("subscription.streaming", "since 18, a subscription streams in parallel unless told otherwise"),
            Map.entry("constraint added", "since 18, not-null constraints are objects with names"),
            Map.entry("extension.version", "a server comes with its own versions of extensions"),
            Map.entry("extension.members", "and their members"),
            Map.entry("extension member.columns", "and their columns"));

    @Tag("versions")
    @ParameterizedTest
    @ValueSource(ints = {14, 16, 17, 18})
    void theCasesMakeTheSameSchema(int version) throws Exception {
        Map<String, String> differences = new TreeMap<>();
        Set<String> bases = new LinkedHashSet<>();
        try (KindObserver one = new KindObserver(FROM);
                KindObserver other = new KindObserver(version)) {
            for (KindCase each : KindCase.all()) {
                if (each.isOf(FROM) && each.isOf(version) && bases.add(each.base())) {
                    collect(each.name(), Changes.between(one.base(each), other.base(each)), differences);
                }
            }
        }
        System.out.println("move from " + FROM + " to " + version + ": " + bases.size()
                + " schemas of the cases differ in " + differences.keySet());
        assertThat(bases).isNotEmpty();
        assertThat(differences.keySet()).as(differences.toString()).isSubsetOf(ALLOWED.keySet());
    }

    @Tag("corpus")
    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void theSchemaPairsAreTheSame(int version) throws Exception {
        String acceptance = System.getProperty("acceptance.dir", "");
        assumeFalse(acceptance.isEmpty(), "acceptance.dir is not set");
        JsonNode cases = new ObjectMapper()
                .readTree(Path.of(acceptance, "diff", "schema-pairs.json").toFile())
                .get("cases");
        Map<String, String> differences = new TreeMap<>();
        List<String> notRun = new ArrayList<>();
        int schemas = 0;
        try (ScratchDatabase one = TestServer.shared(FROM).create();
                ScratchDatabase other = TestServer.shared(version).create();
                Connection first = TestServer.planningOnce(one);
                Connection second = TestServer.planningOnce(other)) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            for (JsonNode pair : cases) {
                for (String side : List.of("old", "new")) {
                    String name = pair.get("name").asText() + " (" + side + ")";
                    try {
                        Snapshot before = build(first, pair, side);
                        collect(name, Changes.between(before, build(second, pair, side)), differences);
                        schemas++;
                    } catch (SQLException e) {
                        notRun.add(name + ": " + e.getMessage());
                    } finally {
                        first.rollback();
                        second.rollback();
                    }
                }
            }
        }
        System.out.println("move from " + FROM + " to " + version + ": " + schemas + " schemas of the pairs differ in "
                + differences.keySet() + "; not run: " + notRun.size() + " " + notRun);
        assertThat(schemas).isPositive();
        assertThat(differences.keySet()).as(differences.toString()).isSubsetOf(ALLOWED.keySet());
    }

    private static Snapshot build(Connection connection, JsonNode pair, String side) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (JsonNode role : pair.get("roles")) {
                statement.execute("CREATE ROLE " + role.asText());
            }
            for (JsonNode script : pair.get(side)) {
                if (!script.asText().isBlank()) {
                    statement.execute(script.asText());
                }
            }
        }
        return new SnapshotReader(Set.of()).read(connection);
    }

    private static void collect(String name, Changes changes, Map<String, String> differences) {
        for (Change change : changes.changes()) {
            String kind = change.key().kind();
            if (change.type() == Change.Type.CHANGED) {
                for (Difference difference : change.differences()) {
                    differences.putIfAbsent(kind + "." + difference.attribute(), name + ": " + change.words());
                }
            } else {
                differences.putIfAbsent(
                        kind + (change.type() == Change.Type.ADDED ? " added" : " missing"),
                        name + ": " + change.words());
            }
        }
    }
}
