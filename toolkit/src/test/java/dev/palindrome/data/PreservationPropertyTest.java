package dev.palindrome.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random rows, random steps there and back that keep them, and others in which one loss is planted. */
class PreservationPropertyTest {
    private static final int ROUNDS = 120;

    /** There and back, keeping everything. */
    private static final List<List<String>> FAITHFUL = List.of(
            List.of("ALTER TABLE t ADD x int DEFAULT 3", "ALTER TABLE t DROP x"),
            List.of("ALTER TABLE t ALTER a TYPE varchar(500)", "ALTER TABLE t ALTER a TYPE text"),
            List.of("ALTER TABLE t ALTER n TYPE bigint", "ALTER TABLE t ALTER n TYPE int"),
            List.of("ALTER TABLE t RENAME a TO aa", "ALTER TABLE t RENAME aa TO a"),
            List.of("UPDATE t SET n = -n", "UPDATE t SET n = -n"),
            List.of("UPDATE t SET a = b, b = a", "UPDATE t SET a = b, b = a"),
            List.of("CREATE TABLE u AS SELECT * FROM t; TRUNCATE t", "INSERT INTO t SELECT * FROM u; DROP TABLE u"),
            List.of("INSERT INTO t VALUES (-7, 'new')", "DELETE FROM t WHERE id = -7"));

    /** A loss in one column, and the column; {@code ?} is the id of a row. */
    private static final List<List<String>> LOSSES = List.of(
            List.of("UPDATE t SET a = NULL WHERE id = ?", "a"),
            List.of("UPDATE t SET a = left(a, 2) WHERE id = ?", "a"),
            List.of("UPDATE t SET b = upper(b) WHERE id = ?", "b"),
            List.of("UPDATE t SET n = n + 1 WHERE id = ?", "n"),
            List.of("UPDATE t SET at = date_trunc('day', at) WHERE id = ?", "at"),
            List.of("DELETE FROM t WHERE id = ?", ""),
            List.of("INSERT INTO t VALUES (-9, 'left', 'behind')", ""));

    @Test
    void noFalseAlarmAndEachPlantedLossIsFound() throws SQLException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ScratchDatabase database = TestServer.create();
                Connection scripts = database.connect();
                Connection looking = database.connect();
                Statement statement = scripts.createStatement()) {
            KeptRows kept = new KeptRows(looking);
            for (int round = 0; round < ROUNDS; round++) {
                boolean keyed = random.nextBoolean();
                int rows = 1 + random.nextInt(6);
                statement.execute("DROP TABLE IF EXISTS t; CREATE TABLE t (id int" + (keyed ? " PRIMARY KEY" : "")
                        + ", a text, b text, n int, at timestamp)");
                for (int row = 1; row <= rows; row++) {
                    statement.execute("INSERT INTO t VALUES (" + row + ", 'Text " + random.nextInt(1000) + "', 'more "
                            + random.nextInt(1000) + "', " + (1 + random.nextInt(1000))
                            + ", timestamp '2001-02-03 04:05:06' + "
                            + random.nextInt(1000) + " * interval '1 hour 1 s')");
                }
                List<String> step = FAITHFUL.get(random.nextInt(FAITHFUL.size()));
                List<String> loss = random.nextBoolean() ? LOSSES.get(random.nextInt(LOSSES.size())) : null;
                String planted = loss == null ? "" : loss.get(0).replace("?", String.valueOf(1 + random.nextInt(rows)));

                List<Loss> found = there(kept, looking, statement, step, planted);

                String round_ =
                        "seed " + seed + ", round " + round + ": " + step + " with " + planted + ", keyed " + keyed;
                if (loss == null) {
                    assertThat(found).as(round_).isEmpty();
                } else {
                    assertThat(found).as(round_).isNotEmpty();
                    assertThat(found).as(round_).allSatisfy(each -> {
                        assertThat(each.table()).isEqualTo("t");
                        assertThat(each.blame()).isEqualTo(Loss.Blame.DOWNGRADE);
                    });
                    if (!loss.get(1).isEmpty()) {
                        assertThat(found).as(round_).singleElement().satisfies(each -> {
                            assertThat(each.column()).isEqualTo(loss.get(1));
                            assertThat(each.rows()).isEqualTo(1);
                        });
                    }
                }
            }
        }
    }

    private static List<Loss> there(
            KeptRows kept, Connection looking, Statement statement, List<String> step, String planted)
            throws SQLException {
        TableReader reader = new TableReader(Set.of());
        kept.clear();
        List<DataTable> before = reader.read(looking, List.of("public.t"), List.of());
        Map<String, Fingerprint> was = kept.keep(Moment.BEFORE, before);
        Instant from = kept.clock();
        statement.execute(step.get(0));
        List<DataTable> after = reader.readAll(looking);
        kept.keep(Moment.AFTER, after);
        statement.execute(step.get(1));
        if (!planted.isEmpty()) {
            statement.execute(planted);
        }
        Map<String, Fingerprint> is = kept.keep(Moment.BACK, before);
        return Preservation.losses(kept, before, was, is, after, from, kept.clock());
    }
}
