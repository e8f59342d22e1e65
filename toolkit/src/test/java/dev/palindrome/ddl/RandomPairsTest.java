package dev.palindrome.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between two random schemas with rows, both scripts lead there, and rows stay where no statement says that they are lost. */
class RandomPairsTest {
    private static final SnapshotReader READER = new SnapshotReader(Set.of());

    @Test
    void scriptsLeadBetweenRandomSchemas() throws SQLException {
        leadBetweenPairs(Long.getLong("ddl.seed", 20240506), Integer.getInteger("ddl.pairs", 40));
    }

    @Test
    @Tag("slow")
    void scriptsLeadBetweenManyRandomSchemas() throws SQLException {
        leadBetweenPairs(20250607, 500);
    }

    private static void leadBetweenPairs(long seed, int pairs) throws SQLException {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = TestServer.planningOnce(database)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < pairs; i++) {
                String one = GeneratedSchema.of(new Random(seed + 2L * i));
                String other = GeneratedSchema.of(new Random(seed + 2L * i + 1));
                String name = "-Dddl.seed=" + (seed + 2L * i) + " -Dddl.pairs=1";
                InTransaction pair = InTransaction.of(connection, one, other);
                lead(connection, name + " up", one, pair.up(true), pair.young());
                lead(connection, name + " down", other, pair.down(true), pair.old());
            }
        }
    }

    private static void lead(Connection connection, String name, String start, DdlScript script, Snapshot goal)
            throws SQLException {
        try {
            InTransaction.execute(connection, start);
            Map<String, Long> before = rows(connection, READER.read(connection, goal));
            assertThat(InTransaction.lead(connection, script, goal))
                    .as("%s, from%n%s%nby%n%s", name, start, script.text())
                    .isEmpty();
            Map<String, Long> after = rows(connection, goal);
            before.forEach((table, rows) -> {
                if (script.losses().stream().noneMatch(loss -> loss.contains(table))) {
                    assertThat(after).as(name).containsEntry(table, rows);
                }
            });
        } finally {
            connection.rollback();
        }
    }

    private static Map<String, Long> rows(Connection connection, Snapshot snapshot) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (var object : snapshot.objects().values()) {
                if (object.key().kind().equals("table") && object.attribute("partitioned by") == null) {
                    String table = object.key().name();
                    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                        row.next();
                        rows.put(table, row.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    /** What PostgreSQL notes and what the names tell lead to the same place. */
    @Test
    void namesAreEnough() throws SQLException {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = TestServer.planningOnce(database)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 5; i++) {
                String one = GeneratedSchema.of(new Random(100 + 2L * i));
                String other = GeneratedSchema.of(new Random(101 + 2L * i));
                InTransaction pair = InTransaction.of(connection, one, other);
                lead(connection, "seed " + (100 + 2 * i), one, pair.up(false), pair.young());
            }
        }
    }

    /** The reader notes nothing about objects that the snapshot does not have, but for the parts that it is taken apart into. */
    @Test
    void dependenciesAreBetweenObjectsOfTheSnapshot() throws SQLException {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = TestServer.planningOnce(database)) {
            InTransaction.execute(connection, GeneratedSchema.of(new Random(7)));
            Snapshot snapshot = READER.read(connection);
            Dependencies dependencies = new DependencyReader().read(connection);
            assertThat(dependencies.uses()).isNotEmpty();
            var parts = Parts.of(snapshot).keySet();
            dependencies.uses().forEach((user, bases) -> {
                if (!user.name().startsWith("information_schema") && parts.contains(user)) {
                    assertThat(bases).as(user.toString()).allMatch(base -> parts.contains(base));
                }
            });
        }
    }
}
