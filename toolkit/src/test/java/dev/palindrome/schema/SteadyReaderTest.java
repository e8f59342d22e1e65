package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SteadyReaderTest {
    private static final String BASE = """
            CREATE SCHEMA a;
            CREATE TABLE a.grid (id int PRIMARY KEY, name text DEFAULT 'x', CONSTRAINT short CHECK (length(name) < 9));
            CREATE TABLE a.square (id int PRIMARY KEY, grid int REFERENCES a.grid, happy int);
            CREATE INDEX square_grid ON a.square (grid) WHERE grid > 0;
            CREATE VIEW a.named AS SELECT g.name, s.id FROM a.grid g JOIN a.square s ON s.grid = g.id;
            CREATE FUNCTION a.f(g a.grid) RETURNS int LANGUAGE sql AS 'SELECT 1';
            """;

    /** Each leads from one state to the next, and the last to the first; each in one transaction. */
    private static final List<String> STEPS = List.of(
            "ALTER TABLE a.grid RENAME TO mesh; ALTER INDEX a.square_grid RENAME TO square_mesh",
            "ALTER TABLE a.mesh RENAME COLUMN name TO title; ALTER FUNCTION a.f RENAME TO g",
            "ALTER SCHEMA a RENAME TO b",
            "DROP VIEW b.named; CREATE TABLE b.more (id int PRIMARY KEY, at timestamptz DEFAULT now()); CREATE INDEX ON b.more (at)",
            "CREATE VIEW b.named AS SELECT g.title AS name, s.id FROM b.mesh g JOIN b.square s ON s.grid = g.id; DROP TABLE b.more",
            "ALTER SCHEMA b RENAME TO a",
            "ALTER TABLE a.mesh RENAME COLUMN title TO name; ALTER FUNCTION a.g RENAME TO f",
            "ALTER TABLE a.mesh RENAME TO grid; ALTER INDEX a.square_mesh RENAME TO square_grid");

    private ScratchDatabase database;
    private Connection connection;
    private final SteadyReader reader = new SteadyReader(Set.of(), Set.of());

    @BeforeEach
    void connect() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
        run(connection, BASE);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void readsWhatTheOtherReads() throws SQLException {
        assertThat(reader.read(connection)).isEqualTo(new SnapshotReader(Set.of()).read(connection));
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(connection.isReadOnly()).isFalse();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        run(connection, "CREATE TABLE a.written ()");
    }

    @Test
    @Tag("slow")
    void neverMixesTwoStates() throws Exception {
        Set<Snapshot> states = states();
        long seed = System.nanoTime();
        Changer changer = new Changer(new Random(seed), 120);
        int read = 0;
        int refused = 0;
        try (changer) {
            for (int i = 0; i < 16; i++) {
                try {
                    assertThat(states).as("seed %d", seed).contains(reader.read(connection));
                    read++;
                } catch (PalindromeException e) {
                    assertThat(e.findings().get(0).code())
                            .as("seed %d: %s", seed, e)
                            .isEqualTo(Code.DATABASE_CHANGING);
                    refused++;
                    connection.setAutoCommit(true);
                }
            }
        }
        System.out.printf("steady: %d read, %d refused, %d changes%n", read, refused, changer.count());
        assertThat(read).as("seed %d", seed).isGreaterThan(8);
    }

    /** The same without looking whether the schema stood still: what the test above must not find is there to be found. */
    @Test
    @Tag("slow")
    void aReaderThatDoesNotLookMixesThem() throws Exception {
        Set<Snapshot> states = states();
        SnapshotReader plain = new SnapshotReader(Set.of());
        int mixed = 0;
        int failed = 0;
        try (Changer changer = new Changer(new Random(1), 0)) {
            for (int i = 0; i < 300 && mixed + failed == 0; i++) {
                try {
                    mixed += states.contains(plain.read(connection)) ? 0 : 1;
                } catch (PalindromeException | IllegalStateException e) {
                    failed++;
                }
            }
            System.out.printf("plain: %d mixed, %d failed, %d changes%n", mixed, failed, changer.count());
        }
        assertThat(mixed + failed).isPositive();
    }

    @Test
    void saysThatTheSchemaDoesNotStandStill() throws Exception {
        try (Changer changer = new Changer(new Random(1), 0)) {
            assertThatThrownBy(() -> reader.read(connection))
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage(
                            "The schema was changed by somebody else while it was read, each of 10 times; what was read may mix"
                                    + " what was and what is, and was thrown away.")
                    .satisfies(failure -> assertThat(((PalindromeException) failure).findings())
                            .singleElement()
                            .satisfies(finding -> assertThat(finding.remedy())
                                    .isEqualTo("Run it again when nobody changes the schema.")));
            assertThat(changer.count()).isPositive();
        }
    }

    @Test
    void saysThatAScriptHoldsATable() throws Exception {
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            run(other, "ALTER TABLE a.grid ADD more int");
            assertThatThrownBy(() -> reader.read(connection))
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage(
                            "Somebody else is changing the schema: a lock that a reader has to wait for was held for longer than"
                                    + " 500ms, each of 10 times.");
            other.commit();
        }
    }

    @Test
    void temporaryTablesOfOthersAreNoChange() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection other = database.connect()) {
            Snapshot before = reader.read(connection);
            Future<?> temporary = executor.submit(() -> {
                while (!stop.get()) {
                    run(other, "CREATE TEMPORARY TABLE t (a serial PRIMARY KEY, b text DEFAULT 'x'); DROP TABLE t");
                }
                return null;
            });
            for (int i = 0; i < 10; i++) {
                assertThat(reader.read(connection)).isEqualTo(before);
            }
            stop.set(true);
            temporary.get();
        } finally {
            stop.set(true);
            executor.shutdown();
            executor.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private Set<Snapshot> states() throws SQLException {
        Set<Snapshot> states = new HashSet<>();
        SnapshotReader plain = new SnapshotReader(Set.of());
        for (String step : STEPS) {
            states.add(plain.read(connection));
            run(connection, step);
        }
        // The way back passes the same states as the way there.
        assertThat(states).hasSize(5).contains(plain.read(connection));
        return states;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes the schema over a connection of its own until it is closed, with pauses of random length. */
    private final class Changer implements AutoCloseable {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final Future<?> changing;
        private volatile int count;

        Changer(Random random, int longestPause) {
            changing = executor.submit(() -> {
                try (Connection other = database.connect()) {
                    for (int i = 0; !stop.get(); i++) {
                        run(other, STEPS.get(i % STEPS.size()));
                        count++;
                        if (longestPause > 0 && random.nextInt(4) == 0) {
                            Thread.sleep(random.nextInt(longestPause));
                        }
                    }
                }
                return null;
            });
        }

        int count() {
            return count;
        }

        @Override
        public void close() {
            stop.set(true);
            executor.shutdown();
            try {
                changing.get(1, TimeUnit.MINUTES);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError("the other session failed", e);
            }
        }
    }
}
