package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a statement say about transactions, and whether servers agree. */
class TransactionRulesTest {
    private static final String REFUSED = "25001";

    /** Statements that are refused, and the first version that knows them. */
    private static final List<Case> REFUSED_CASES = List.of(
            new Case("CREATE INDEX CONCURRENTLY j ON t (b)"),
            new Case("CREATE UNIQUE INDEX CONCURRENTLY ON t (b)"),
            new Case("create/**/index -- c\n concurrently IF NOT EXISTS j ON t (b)"),
            new Case("DROP INDEX CONCURRENTLY i"),
            new Case("DROP INDEX CONCURRENTLY IF EXISTS nowhere"),
            new Case("REINDEX INDEX CONCURRENTLY i"),
            new Case("REINDEX TABLE CONCURRENTLY t"),
            new Case("REINDEX (VERBOSE) TABLE CONCURRENTLY t"),
            new Case("REINDEX (CONCURRENTLY) TABLE t"),
            new Case("REINDEX (VERBOSE OFF, CONCURRENTLY TRUE) INDEX i"),
            new Case("REINDEX (CONCURRENTLY 'on') INDEX i"),
            new Case("REINDEX (CONCURRENTLY 1) INDEX i"),
            new Case("REINDEX SCHEMA public"),
            new Case("REINDEX (VERBOSE) DATABASE postgres"),
            new Case("REINDEX SYSTEM postgres"),
            new Case("REINDEX DATABASE", 16),
            new Case("VACUUM"),
            new Case("VACUUM t"),
            new Case("VACUUM (ANALYZE) t"),
            new Case("VACUUM FULL t"),
            new Case("CLUSTER"),
            new Case("CLUSTER VERBOSE"),
            new Case("CLUSTER (VERBOSE)", 17),
            new Case("CREATE DATABASE d"),
            new Case("DROP DATABASE d"),
            new Case("DROP DATABASE IF EXISTS d"),
            new Case("ALTER DATABASE \"postgres\" SET TABLESPACE pg_default"),
            new Case("ALTER DATABASE postgres WITH TABLESPACE = pg_default"),
            new Case("CREATE TABLESPACE s LOCATION '/nowhere'"),
            new Case("DROP TABLESPACE s"),
            new Case("ALTER SYSTEM SET work_mem = '8MB'"),
            new Case("ALTER SYSTEM RESET ALL"),
            new Case("DISCARD ALL"),
            new Case("COMMIT PREPARED 'x'"),
            new Case("ROLLBACK PREPARED 'x'"),
            new Case("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY"),
            new Case("ALTER TABLE IF EXISTS ONLY public . p DETACH PARTITION \"public\".\"p1\" /* */ CONCURRENTLY"),
            new Case("CREATE SUBSCRIPTION n CONNECTION 'port=1' PUBLICATION x"),
            new Case("CREATE SUBSCRIPTION n CONNECTION 'port=1' PUBLICATION x, y WITH (copy_data = false)"),
            new Case("CREATE SUBSCRIPTION n CONNECTION 'port=1' PUBLICATION x WITH (create_slot = true)"),
            new Case("ALTER SUBSCRIPTION enabled REFRESH PUBLICATION"),
            new Case("ALTER SUBSCRIPTION enabled REFRESH PUBLICATION WITH (copy_data = false)"),
            new Case("ALTER SUBSCRIPTION enabled SET PUBLICATION y"),
            new Case("ALTER SUBSCRIPTION enabled ADD PUBLICATION z WITH (refresh)"),
            new Case("ALTER SUBSCRIPTION enabled DROP PUBLICATION y WITH (copy_data = false)"),
            new Case("ALTER SUBSCRIPTION disabled SET (failover = true)", 17),
            new Case("ALTER SUBSCRIPTION disabled SET (two_phase = false)", 18),
            new Case("DROP SUBSCRIPTION disabled"),
            new Case("DROP SUBSCRIPTION IF EXISTS enabled"));

    /** Statements that look alike and are not; each runs in a transaction block. */
    private static final List<Case> ALLOWED_CASES = List.of(
            new Case("CREATE INDEX j ON t (b)"),
            new Case("CREATE INDEX \"concurrently\" ON t (b)"),
            new Case("CREATE INDEX /* CONCURRENTLY */ j ON t (b)"),
            new Case("DROP INDEX i"),
            new Case("DROP INDEX IF EXISTS \"concurrently\""),
            new Case("REINDEX INDEX i"),
            new Case("REINDEX TABLE t"),
            new Case("REINDEX (CONCURRENTLY FALSE, VERBOSE) TABLE t"),
            new Case("REINDEX (CONCURRENTLY off) INDEX i"),
            new Case("REFRESH MATERIALIZED VIEW CONCURRENTLY m"),
            new Case("ANALYZE"),
            new Case("CLUSTER t USING i"),
            new Case("CLUSTER t"),
            new Case("CLUSTER i ON t"),
            new Case("CLUSTER VERBOSE t"),
            new Case("ALTER DATABASE postgres SET work_mem TO '8MB'"),
            new Case("ALTER DATABASE postgres SET default_tablespace TO pg_default"),
            new Case("ALTER DATABASE postgres CONNECTION LIMIT 5"),
            new Case("DISCARD PLANS"),
            new Case("DISCARD TEMP"),
            new Case("ALTER TABLE p DETACH PARTITION p1"),
            new Case("ALTER TABLE t ADD COLUMN detach int"),
            new Case("ALTER TYPE mood ADD VALUE 'b'"),
            new Case("CREATE SUBSCRIPTION n CONNECTION 'port=1' PUBLICATION x WITH (connect = false)"),
            new Case(
                    "CREATE SUBSCRIPTION n CONNECTION 'port=1 application_name=''with (x)''' PUBLICATION x"
                            + " WITH (slot_name = 'n', enabled = false, \"create_slot\" = 'off', copy_data = false, connect = 0)"),
            new Case("ALTER SUBSCRIPTION enabled SET PUBLICATION y WITH (refresh = false)"),
            new Case("ALTER SUBSCRIPTION enabled SET (synchronous_commit = off)"),
            new Case("ALTER SUBSCRIPTION enabled DISABLE"),
            new Case("ALTER SUBSCRIPTION enabled RENAME TO refresh"),
            new Case("PREPARE p AS SELECT 1"),
            new Case("EXPLAIN SELECT 'VACUUM'"));

    /** What words alone cannot tell: the servers refuse the first two although they look like those of an ordinary table, and not the last. */
    private static final Map<String, String> NOT_IN_THE_WORDS = Map.of(
            "REINDEX TABLE p", REFUSED,
            "REINDEX INDEX pi", REFUSED,
            "DROP SUBSCRIPTION slotless", "done");

    private static final List<String> SET_UP = List.of(
            "CREATE TABLE t (a int PRIMARY KEY, b int)",
            "CREATE INDEX i ON t (b)",
            "CLUSTER t USING i",
            "CREATE TABLE p (a int) PARTITION BY LIST (a)",
            "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
            "CREATE INDEX pi ON p (a)",
            "CREATE MATERIALIZED VIEW m AS SELECT 1 AS a",
            "CREATE UNIQUE INDEX ON m (a)",
            "CREATE TYPE mood AS ENUM ('a')",
            "CREATE SUBSCRIPTION disabled CONNECTION 'port=1' PUBLICATION x WITH (connect = false)",
            "CREATE SUBSCRIPTION slotless CONNECTION 'port=1' PUBLICATION x WITH (connect = false, slot_name = NONE)",
            "CREATE SUBSCRIPTION enabled CONNECTION 'port=1' PUBLICATION x, y WITH (connect = false)",
            "ALTER SUBSCRIPTION enabled ENABLE");

    /** A database with subscriptions cannot be dropped. */
    private static final List<String> TEAR_DOWN = List.of(
            "ALTER SUBSCRIPTION enabled DISABLE",
            "ALTER SUBSCRIPTION enabled SET (slot_name = NONE)",
            "ALTER SUBSCRIPTION disabled SET (slot_name = NONE)",
            "DROP SUBSCRIPTION enabled",
            "DROP SUBSCRIPTION disabled",
            "DROP SUBSCRIPTION slotless");

    private record Case(String sql, int since) {
        Case(String sql) {
            this(sql, 14);
        }
    }

    @Test
    void tellsTheStatementsThatATransactionRefuses() {
        assertThat(REFUSED_CASES)
                .allSatisfy(each -> assertThat(refused(each.sql())).isTrue());
        assertThat(ALLOWED_CASES)
                .allSatisfy(each -> assertThat(refused(each.sql())).isFalse());
        assertThat(NOT_IN_THE_WORDS)
                .allSatisfy((sql, server) -> assertThat(refused(sql)).isEqualTo(server.equals("done")));
    }

    @Test
    void namesThemInTheOrderOfTheScript() {
        Script script = Script.parse("V1__x.sql", "CREATE TABLE x (a int);\nVACUUM;\nSELECT 1;\nDISCARD ALL", 1);
        assertThat(script.refusedInTransaction()).extracting(Statement::text).containsExactly("VACUUM", "DISCARD ALL");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void serversAgree(int version) throws Exception {
        List<String> disagreements = new ArrayList<>();
        int asked = 0;
        try (ScratchDatabase database = TestServer.shared(version).create();
                SimpleQuery query = SimpleQuery.connect(database)) {
            for (String sql : SET_UP) {
                query.run(sql);
            }
            query.connection().setAutoCommit(false);
            for (Case each : REFUSED_CASES) {
                if (each.since() <= version) {
                    compare(REFUSED, answer(query, each.sql()), each.sql(), disagreements);
                    asked++;
                }
            }
            for (Case each : ALLOWED_CASES) {
                compare("done", answer(query, each.sql()), each.sql(), disagreements);
                asked++;
            }
            for (Map.Entry<String, String> each : NOT_IN_THE_WORDS.entrySet()) {
                compare(each.getValue(), answer(query, each.getKey()), each.getKey(), disagreements);
            }
            query.connection().setAutoCommit(true);
            for (String sql : TEAR_DOWN) {
                query.run(sql);
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(asked).isGreaterThan(70);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin isolation level serializable",
                "START TRANSACTION READ ONLY",
                "COMMIT",
                "Commit and chain",
                "END",
                "end work",
                "ROLLBACK",
                "rollback /* to */ transaction",
                "ABORT",
                "PREPARE TRANSACTION 'x'",
                "COMMIT PREPARED 'x'",
                "ROLLBACK PREPARED 'x'",
            })
    void seesTransactionControl(String sql) {
        assertThat(controls("SELECT 1; " + sql + "; SELECT 2")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAVEPOINT s",
                "RELEASE SAVEPOINT s",
                "ROLLBACK TO s",
                "ROLLBACK WORK TO SAVEPOINT s",
                "rollback transaction to s",
                "PREPARE transaction AS SELECT 1",
                "SET TRANSACTION READ ONLY",
                "DO $$BEGIN COMMIT; END$$",
                "SELECT 'COMMIT'",
                "-- COMMIT;\nSELECT 1",
                "\"commit\"",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
                "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
            })
    void seesNoTransactionControlIn(String sql) {
        assertThat(controls("SELECT 1; " + sql + "; SELECT 2")).isFalse();
    }

    private static boolean refused(String sql) {
        return !Script.parse("V1__x.sql", sql, 1).refusedInTransaction().isEmpty();
    }

    private static boolean controls(String sql) {
        return Script.parse("V1__x.sql", sql, 1).controlsTransactions();
    }

    private static void compare(String expected, String actual, String sql, List<String> disagreements) {
        if (!expected.equals(actual)) {
            disagreements.add(sql + ": expected " + expected + ", the server says " + actual);
        }
    }

    /** What a transaction block answers. */
    private static String answer(SimpleQuery query, String sql) throws SQLException {
        String outcome = query.outcome(sql);
        query.connection().rollback();
        return outcome;
    }
}
