package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random statements, some of which fail, in random transactions: the follower says what the reader says. Names collide on purpose. */
class RandomStepsTest {
    private static final int STEPS = 60;

    /** {@code T} is a table, {@code V} a view, {@code C} a column, {@code F} a function, {@code E} an enum, {@code N} any name. */
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE <T> (id serial PRIMARY KEY, <C> int, <C> text DEFAULT 'x')",
            "CREATE TABLE <T> (id int PRIMARY KEY, <C> int REFERENCES <T>, <C> <E>)",
            "CREATE TABLE <T> (LIKE <T> INCLUDING ALL)",
            "CREATE TABLE <T> (<C> int) INHERITS (<T>)",
            "CREATE TABLE <T> (id int, <C> int) PARTITION BY LIST (id)",
            "CREATE TABLE <T> PARTITION OF <T> FOR VALUES IN (1, 2)",
            "ALTER TABLE <T> ATTACH PARTITION <T> FOR VALUES IN (3)",
            "ALTER TABLE <T> DETACH PARTITION <T>",
            "DROP TABLE <T>",
            "DROP TABLE <T> CASCADE",
            "ALTER TABLE <T> ADD <C> int",
            "ALTER TABLE <T> ADD <C> <E> DEFAULT 'a'",
            "ALTER TABLE <T> ADD <C> int DEFAULT <F>(1) CHECK (<C> > 0)",
            "ALTER TABLE <T> DROP <C>",
            "ALTER TABLE <T> DROP <C> CASCADE",
            "ALTER TABLE <T> RENAME <C> TO <C>",
            "ALTER TABLE <T> RENAME TO <T>",
            "ALTER TABLE <T> ALTER <C> TYPE bigint USING 1",
            "ALTER TABLE <T> ALTER <C> SET DEFAULT <F>(2)",
            "ALTER TABLE <T> ALTER <C> SET NOT NULL",
            "ALTER TABLE <T> ALTER <C> DROP DEFAULT",
            "ALTER TABLE <T> ADD CONSTRAINT <N> CHECK (id > 0)",
            "ALTER TABLE <T> ADD CONSTRAINT <N> FOREIGN KEY (<C>) REFERENCES <T>",
            "ALTER TABLE <T> DROP CONSTRAINT <N>",
            "ALTER TABLE <T> RENAME CONSTRAINT <N> TO <N>",
            "ALTER TABLE <T> SET (fillfactor = 50)",
            "ALTER TABLE <T> ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE <T> SET SCHEMA other",
            "ALTER TABLE other.<T> SET SCHEMA public",
            "CREATE INDEX <N> ON <T> (<C>)",
            "CREATE INDEX <N> ON <T> (<F>(<C>)) WHERE <C> > 3",
            "DROP INDEX <N>",
            "ALTER INDEX <N> RENAME TO <N>",
            "CREATE VIEW <V> AS SELECT * FROM <T>",
            "CREATE VIEW <V> AS SELECT a.* FROM <T> a JOIN <T> b USING (id)",
            "CREATE VIEW <V> AS SELECT x FROM <V> x",
            "CREATE VIEW <V> AS SELECT <C>, <F>(1) AS f FROM <V>",
            "CREATE OR REPLACE VIEW <V> AS SELECT *, 1 AS <C> FROM <T>",
            "CREATE MATERIALIZED VIEW <V> AS SELECT * FROM <T> WITH NO DATA",
            "DROP VIEW <V>",
            "DROP VIEW <V> CASCADE",
            "ALTER VIEW <V> RENAME <C> TO <C>",
            "ALTER VIEW <V> RENAME TO <V>",
            "CREATE FUNCTION <F>(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a'",
            "CREATE OR REPLACE FUNCTION <F>(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1'",
            "CREATE FUNCTION <F>(text) RETURNS SETOF <T> LANGUAGE sql BEGIN ATOMIC SELECT * FROM <T>; END",
            "CREATE VIEW <V> AS SELECT r.* FROM <F>('') r",
            "DROP FUNCTION <F>(int)",
            "DROP FUNCTION <F>(int) CASCADE",
            "ALTER FUNCTION <F>(int) RENAME TO <F>",
            "ALTER FUNCTION <F>(int) COST 7",
            "CREATE TYPE <E> AS ENUM ('a', 'b')",
            "ALTER TYPE <E> RENAME VALUE 'a' TO 'z'",
            "ALTER TYPE <E> RENAME TO <E>",
            "DROP TYPE <E>",
            "DROP TYPE <E> CASCADE",
            "CREATE DOMAIN <E> AS int CHECK (VALUE > 0)",
            "CREATE TYPE <E> AS (a int, b text)",
            "ALTER TYPE <E> ADD ATTRIBUTE <C> int CASCADE",
            "COMMENT ON TABLE <T> IS 'c'",
            "COMMENT ON COLUMN <T>.<C> IS 'c'",
            "COMMENT ON TYPE <E> IS NULL",
            "COMMENT ON FUNCTION <F>(int) IS 'c'",
            "GRANT SELECT ON <T> TO PUBLIC",
            "GRANT UPDATE (<C>) ON <T> TO PUBLIC",
            "REVOKE ALL ON <T> FROM PUBLIC",
            "REVOKE ALL ON FUNCTION <F>(int) FROM PUBLIC",
            "CREATE SEQUENCE <N> OWNED BY <T>.<C>",
            "ALTER SEQUENCE <N> OWNED BY NONE",
            "DROP SEQUENCE <N>",
            "CREATE POLICY <N> ON <T> USING (<C> IS NOT NULL)",
            "CREATE RULE <N> AS ON UPDATE TO <T> DO ALSO NOTHING",
            "CREATE STATISTICS <N> ON <C>, id FROM <T>",
            "CREATE SCHEMA <N>",
            "DROP SCHEMA <N> CASCADE",
            "INSERT INTO <T> (id) VALUES (1)");

    private static final Pattern SLOT = Pattern.compile("<([TVCFEN])>");

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122, 424242})
    void followsThem(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
            FollowedDatabase.execute(connection, "CREATE SCHEMA other");
            followed.follower().missed();
            for (int i = 0; i < STEPS; i++) {
                String sql = transaction(random);
                done.add(sql);
                followed.step(connection, sql);
                assertThat(followed.differences(sql))
                        .as("seed " + seed + ", after\n" + String.join("\n", done))
                        .isEmpty();
            }
            assertThat(followed.inPartCount())
                    .as("steps that were followed, seed " + seed)
                    .isGreaterThan(STEPS / 4);
        }
    }

    /** Statements of which those that fail, and some of the others, are taken back; now and then all of it. */
    private static String transaction(Random random) {
        StringBuilder sql = new StringBuilder("DO $do$ BEGIN ");
        for (int i = random.nextInt(8); i >= 0; i--) {
            String statement = SLOT.matcher(STATEMENTS.get(random.nextInt(STATEMENTS.size())))
                    .replaceAll(slot -> name(slot, random));
            sql.append("BEGIN EXECUTE $s$").append(statement).append("$s$; ");
            if (random.nextInt(10) == 0) {
                sql.append("RAISE 'taken back'; ");
            }
            sql.append("EXCEPTION WHEN OTHERS THEN NULL; END; ");
        }
        if (random.nextInt(15) == 0) {
            sql.append("RAISE 'all taken back'; ");
        }
        return sql.append("END $do$").toString();
    }

    private static String name(MatchResult slot, Random random) {
        return slot.group(1).toLowerCase(java.util.Locale.ROOT) + random.nextInt(5);
    }
}
