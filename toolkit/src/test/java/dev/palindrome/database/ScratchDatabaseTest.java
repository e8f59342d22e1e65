package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScratchDatabaseTest {
    private static final Server SERVER = TestServer.shared();

    @Test
    void isEmptyAndKnowsAllLetters() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            assertThat(Sql.texts(
                            database,
                            "SELECT count(*)::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                    .containsExactly("0");
            assertThat(Sql.texts(
                            database,
                            "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"))
                    .containsExactly("UTF8");
            assertThat(
                            Sql.texts(
                                    database,
                                    "SELECT upper('é') || (ARRAY(SELECT x FROM unnest(ARRAY['b', 'B', 'a']) AS x ORDER BY x))::text"))
                    .containsExactly("É{B,a,b}");
        }
    }

    @Test
    void aCopyHasWhatTheTemplateDoesNotGiveIt() throws Exception {
        ClusterState before = SERVER.cluster();
        try (ScratchDatabase original = SERVER.create()) {
            Sql.run(
                    original,
                    "CREATE TABLE t AS SELECT 1 AS x",
                    "CREATE ROLE \"Copy 'owner'\" CREATEDB",
                    "CREATE ROLE copy_reader",
                    "CREATE ROLE copy_granter",
                    "ALTER DATABASE " + original.name() + " SET search_path TO \"$user\", \"My Schema\", public",
                    "ALTER DATABASE " + original.name() + " SET temp_tablespaces TO ''",
                    "ALTER DATABASE " + original.name() + " SET app.secret TO 'it''s \\ here'",
                    "ALTER DATABASE " + original.name() + " SET statement_timeout TO '90s'",
                    "ALTER ROLE copy_reader IN DATABASE " + original.name() + " SET search_path TO 'a,b', \"c\"\"d\"",
                    "REVOKE TEMPORARY ON DATABASE " + original.name() + " FROM PUBLIC",
                    "GRANT CONNECT ON DATABASE " + original.name() + " TO copy_granter WITH GRANT OPTION",
                    "SET ROLE copy_granter",
                    "GRANT CONNECT ON DATABASE " + original.name() + " TO copy_reader",
                    "RESET ROLE",
                    "ALTER DATABASE " + original.name() + " OWNER TO \"Copy 'owner'\"",
                    "ALTER DATABASE " + original.name() + " CONNECTION LIMIT 7",
                    "ALTER DATABASE " + original.name() + " IS_TEMPLATE true",
                    "COMMENT ON DATABASE " + original.name() + " IS '50% of a ''comment'''");
            try (ScratchDatabase copy = SERVER.copy(original);
                    ScratchDatabase second = SERVER.copy(copy)) {
                assertThat(Sql.texts(copy, "SELECT x::text FROM t")).containsExactly("1");
                assertThat(properties(original)).hasSize(10).anyMatch(text -> text.contains("50% of a 'comment'"));
                assertThat(properties(copy)).isEqualTo(properties(original));
                assertThat(properties(second)).isEqualTo(properties(original));
            }
        }
        assertThat(SERVER.restore(before)).isEmpty();
        assertThat(SERVER.cluster()).isEqualTo(before);
    }

    private static List<String> properties(ScratchDatabase database) throws SQLException {
        return Sql.texts(database, """
                SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()
                UNION ALL SELECT datconnlimit::text FROM pg_database WHERE datname = current_database()
                UNION ALL SELECT datistemplate::text FROM pg_database WHERE datname = current_database()
                UNION ALL SELECT datacl::text FROM pg_database WHERE datname = current_database()
                UNION ALL SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()
                UNION ALL (SELECT setrole::regrole || ' ' || setting
                    FROM pg_db_role_setting
                    JOIN pg_database ON pg_database.oid = setdatabase AND datname = current_database()
                    CROSS JOIN unnest(setconfig) AS setting
                    ORDER BY setrole, setting)""");
    }

    @Test
    void twoCopiesAreMadeAtOnce() throws Exception {
        try (ScratchDatabase original = SERVER.create()) {
            Sql.run(original, "CREATE TABLE t AS SELECT 7 AS x");
            List<CompletableFuture<ScratchDatabase>> copies = IntStream.range(0, 4)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> SERVER.copy(original)))
                    .toList();
            for (CompletableFuture<ScratchDatabase> copy : copies) {
                try (ScratchDatabase database = copy.get()) {
                    assertThat(Sql.texts(database, "SELECT x::text FROM t")).containsExactly("7");
                }
            }
        }
    }

    @Test
    void aDatabaseInUseIsNotCopied() throws Exception {
        List<String> before = databases();
        try (ScratchDatabase original = SERVER.create();
                Connection connection = original.connect()) {
            String process =
                    Sql.texts(connection, "SELECT pg_backend_pid()::text").get(0);
            PalindromeException refusal = catchThrowableOfType(PalindromeException.class, () -> SERVER.copy(original));
            assertThat(refusal)
                    .hasMessage("The scratch database " + original.name()
                            + " cannot be copied while somebody is connected to it: process " + process
                            + " of role postgres (palindrome, idle).");
            assertThat(refusal.findings().get(0).code()).isEqualTo(Code.DATABASE_IN_USE);
            assertThat(refusal.findings().get(0).remedy())
                    .isEqualTo("Close every connection to it before it is copied, those of a pool included.");
        }
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherServerIsNotCopied() {
        ScratchDatabase original = SERVER.create();
        original.close();
        assertThatThrownBy(() -> SERVER.copy(original))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(original.name() + " is not a scratch database of " + SERVER.description());
    }

    @Test
    void isDroppedWhateverHoldsOnToIt() throws Exception {
        List<String> before = databases();
        ScratchDatabase database = SERVER.create();
        try (Connection left = database.connect();
                Connection prepared = database.connect()) {
            Sql.run(
                    prepared,
                    "CREATE SUBSCRIPTION \"My sub\" CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE)",
                    "SELECT pg_create_logical_replication_slot('palindrome_slot', 'pgoutput')",
                    "BEGIN",
                    "CREATE TABLE t (x int)",
                    "PREPARE TRANSACTION 'it''s prepared'",
                    "ALTER DATABASE " + database.name() + " IS_TEMPLATE true");
            database.close();
            assertThat(left.isValid(1)).isFalse();
        }
        assertThat(databases()).isEqualTo(before);
        database.close();
        assertThat(Sql.texts(SERVER.create(), "SELECT count(*)::text FROM pg_prepared_xacts"))
                .containsExactly("0");
    }

    private static List<String> databases() throws SQLException {
        try (ScratchDatabase here = SERVER.create()) {
            return Sql.texts(here, "SELECT datname FROM pg_database WHERE datname <> current_database() ORDER BY 1");
        }
    }
}
