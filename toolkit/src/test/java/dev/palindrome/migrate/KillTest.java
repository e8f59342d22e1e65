package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed with {@code kill -9} at any moment, the history table tells what the schema is, or that it has to be looked at. */
class KillTest {

    /** The revisions, what each makes, and how a person would take away a part of it. */
    private record Made(String objects, String cleanUp) {}

    private static final Map<String, Made> MADE = new LinkedHashMap<>();

    static {
        MADE.put("1", new Made("t", "DROP TABLE IF EXISTS t"));
        MADE.put("2", new Made("t_n", "DROP INDEX IF EXISTS t_n"));
        MADE.put("3", new Made("u", "DROP TABLE IF EXISTS u"));
        MADE.put("4", new Made("u_a u_b", "DROP INDEX IF EXISTS u_a, u_b"));
        MADE.put("5", new Made("v w", "DROP TABLE IF EXISTS v, w"));
        MADE.put("6", new Made("x", "DROP TABLE IF EXISTS x"));
    }

    /** Those that cannot run in one transaction. */
    private static final Set<String> OUTSIDE = Set.of("2", "4", "5");

    @TempDir
    Path temporary;

    private ScriptDirectory scripts;

    @BeforeEach
    void write() {
        String rows = " AS SELECT n, md5(n::text) AS a FROM generate_series(1, 10000) n";
        scripts = new ScriptDirectory(temporary)
                .file("V1__t.sql", "CREATE TABLE t" + rows + ";")
                .file("U1__t.sql", "DROP TABLE t;")
                .file("V2__t_n.sql", "CREATE INDEX CONCURRENTLY t_n ON t (n, a);")
                .file("U2__t_n.sql", "DROP INDEX CONCURRENTLY t_n;")
                .file("V3__u.sql", "CREATE TABLE u" + rows + "; UPDATE u SET a = a || n; ALTER TABLE u ADD b text;")
                .file("U3__u.sql", "UPDATE u SET a = n; DROP TABLE u;")
                .file(
                        "V4__u_ab.sql",
                        "CREATE INDEX CONCURRENTLY u_a ON u (a); CREATE INDEX CONCURRENTLY u_b ON u (b, a);")
                .file("U4__u_ab.sql", "DROP INDEX CONCURRENTLY u_a; DROP INDEX CONCURRENTLY u_b;")
                .file("V5__v_w.sql", "CREATE TABLE v" + rows + "; COMMIT; CREATE TABLE w" + rows + ";")
                .file("U5__v_w.sql", "DROP TABLE v; COMMIT; DROP TABLE w;")
                .file("V6__x.sql", "CREATE TABLE x" + rows + "; CREATE UNIQUE INDEX x_n ON x (n);")
                .file("U6__x.sql", "DELETE FROM x; DROP TABLE x;");
    }

    @Test
    void schemaAndHistoryAgreeAfterEachKill() throws Exception {
        killAndCheck(15, 5);
    }

    @Test
    @Tag("slow")
    void schemaAndHistoryAgreeAfterManyKills() throws Exception {
        killAndCheck(50, 10);
    }

    private void killAndCheck(int upgradesKilled, int downgradesKilled) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Tally upgrades = kill("upgrade", upgradesKilled, random);
        Tally downgrades = kill("downgrade", downgradesKilled, random);

        System.out.println("KillTest, seed " + seed + ": " + upgrades + "; " + downgrades);
        assertThat(upgrades.between()).as("killed in the middle, seed " + seed).isPositive();
        assertThat(upgrades.kills() + downgrades.kills()).isGreaterThanOrEqualTo(upgradesKilled + downgradesKilled);
    }

    @Test
    void ofTwoProcessesOneWaitsAndBothEndWell() throws Exception {
        try (Scratch scratch = Scratch.create();
                MigratorProcess first = MigratorProcess.start(temporary, scratch.database(), "upgrade");
                MigratorProcess second = MigratorProcess.start(temporary, scratch.database(), "upgrade")) {
            first.begin();
            second.begin();
            first.expectDone();
            second.expectDone();

            assertThat(scratch.values(
                            "SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
                    .containsExactlyElementsOf(MADE.keySet());
            assertThat(scripts.migrator(scratch).current().findings()).isEmpty();
        }
    }

    /** What the kills of one direction met. */
    private record Tally(String direction, int kills, int between, int marked) {
        @Override
        public String toString() {
            return kills + " " + direction + "s killed, " + between + " of them between two revisions, " + marked
                    + " leaving a mark";
        }
    }

    private Tally kill(String direction, int count, Random random) throws Exception {
        boolean isUpgrade = direction.equals("upgrade");
        int kills = 0;
        int between = 0;
        int marked = 0;
        long whole = 0;
        Prepared next = prepare(direction);
        try {
            // The first is not killed: how long it takes says when the others can be.
            for (int i = 0; i <= count || isUpgrade && between == 0 && i <= 4 * count; i++) {
                try (Prepared now = next) {
                    next = prepare(direction);
                    now.process().begin();
                    if (i == 0) {
                        long start = System.nanoTime();
                        now.process().expectDone();
                        whole = System.nanoTime() - start;
                        continue;
                    }
                    Thread.sleep(Duration.ofNanos((long) (random.nextDouble() * whole))
                            .toMillis());
                    now.process().kill();
                    kills++;
                    State state = check(now.scratch());
                    between += state.applied() > 0 && state.applied() < MADE.size() ? 1 : 0;
                    whole = (long) (whole * correction(direction, state));
                    marked += state.marked() ? 1 : 0;
                }
            }
        } finally {
            next.close();
        }
        return new Tally(direction, kills, between, marked);
    }

    /** The first one may have been much slower or faster than the others on a busy machine: kills that come late come earlier then. */
    private static double correction(String direction, State state) {
        boolean upgrade = direction.equals("upgrade");
        if (state.applied() == (upgrade ? MADE.size() : 0)) {
            return 0.85;
        }
        return state.applied() == (upgrade ? 0 : MADE.size()) ? 1.15 : 1;
    }

    /** A database and a process that waits for its turn; starting it goes on while another runs. */
    private record Prepared(Scratch scratch, MigratorProcess process) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
            scratch.close();
        }
    }

    private Prepared prepare(String direction) throws IOException {
        Scratch scratch = Scratch.create();
        if (direction.equals("downgrade")) {
            scripts.migrator(scratch).upgrade("head");
        }
        return new Prepared(scratch, MigratorProcess.start(temporary, scratch.database(), direction));
    }

    private record State(int applied, boolean marked) {}

    private State check(Scratch scratch) throws SQLException {
        // The server notices that its client is gone only at the end of a statement; until then the lock is held.
        await().pollInterval(Duration.ofMillis(20)).until(() -> scratch.value("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .equals("0"));
        Current current = scripts.migrator(scratch).current();
        String failed = null;
        for (Map.Entry<String, Made> made : MADE.entrySet()) {
            int present = present(scratch, made.getValue());
            int whole = made.getValue().objects().split(" ").length;
            boolean isMarked = current.findings().stream()
                    .anyMatch(finding -> made.getKey().equals(finding.revision()));
            if (isMarked) {
                assertThat(OUTSIDE).contains(made.getKey());
                failed = made.getKey();
            } else {
                assertThat(present)
                        .as("objects of revision " + made.getKey() + ", applied are " + current.applied())
                        .isEqualTo(current.applied().contains(made.getKey()) ? whole : 0);
            }
        }
        if (failed != null) {
            goOn(scratch, failed);
        }
        return new State(current.applied().size(), failed != null);
    }

    /** What a person does: is refused, puts the schema right, repairs, upgrades. */
    private void goOn(Scratch scratch, String failed) throws SQLException {
        assertThatThrownBy(() -> scripts.migrator(scratch).upgrade("head"))
                .isInstanceOfSatisfying(
                        PalindromeException.class,
                        refused -> assertThat(refused.findings().get(0).code()).isEqualTo(Code.HISTORY_FAILED_ROW));
        List<String> above =
                MADE.keySet().stream().filter(id -> id.compareTo(failed) > 0).toList();
        assertThat(scripts.migrator(scratch).current().applied()).doesNotContainAnyElementsOf(above);
        boolean downgrade = scratch.value(
                        "SELECT count(*) FROM flyway_schema_history WHERE type = 'DELETE' AND NOT success")
                .equals("1");
        scratch.execute(MADE.get(failed).cleanUp());
        assertThat(scripts.migrator(scratch).repair()).hasSize(1);
        if (downgrade) {
            assertThat(scripts.migrator(scratch).current().applied()).contains(failed);
        } else {
            scripts.migrator(scratch).upgrade("head");
            for (Made made : MADE.values()) {
                assertThat(present(scratch, made)).isEqualTo(made.objects().split(" ").length);
            }
        }
    }

    private static int present(Scratch scratch, Made made) throws SQLException {
        return Integer.parseInt(
                scratch.value("SELECT count(*) FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid"
                        + " WHERE c.relnamespace = 'public'::regnamespace AND coalesce(i.indisvalid, true)"
                        + " AND c.relname = ANY (string_to_array('" + made.objects() + "', ' '))"));
    }
}
