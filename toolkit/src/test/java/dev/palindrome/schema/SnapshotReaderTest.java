package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final String SETTINGS =
            "SELECT string_agg(name || '=' || setting, E'\\n' ORDER BY name) FROM pg_settings WHERE name <> 'transaction_read_only'";
    private static final String SCHEMA = """
            CREATE SCHEMA imaging;
            CREATE TYPE imaging.mood AS ENUM ('sad', 'ok');
            CREATE TABLE imaging.grid (
                id int PRIMARY KEY,
                made timestamptz DEFAULT '2024-05-06 07:08:09.123456+00',
                took interval DEFAULT '1 day 02:03:04',
                weight float8 DEFAULT 0.1::float8 + 0.2::float8,
                raw bytea DEFAULT '\\x00ff',
                price money DEFAULT 12.5,
                path text DEFAULT E'a\\\\b''c',
                mood imaging.mood DEFAULT 'ok'
            );
            CREATE VIEW public.sad AS SELECT id FROM imaging.grid WHERE mood = 'sad' AND made > '2024-05-06 07:08:09+00';
            """;

    private final SnapshotReader reader = new SnapshotReader(Set.of());
    private ScratchDatabase database;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void leavesTheSessionAsItWas() throws SQLException {
        run(
                "SET search_path = nowhere, \"Odd, name\"; SET IntervalStyle = iso_8601; SET TimeZone = 'Asia/Tokyo'; SET jit = on");
        String before = query(SETTINGS);

        reader.read(connection);

        assertThat(query(SETTINGS)).isEqualTo(before);
    }

    @Test
    void leavesTheTransactionAsItWas() throws SQLException {
        run("SET search_path = session_wide");
        connection.setAutoCommit(false);
        run("SET LOCAL search_path = local_one; CREATE TABLE public.t (a int)");
        String before = query(SETTINGS);

        Snapshot snapshot = reader.read(connection);

        assertThat(query(SETTINGS)).isEqualTo(before);
        assertThat(snapshot.find(new ObjectKey("table", "public.t"))).isNotNull();
        connection.rollback();
        assertThat(query("SHOW search_path")).isEqualTo("session_wide");
        assertThat(query("SELECT to_regclass('public.t')::text")).isNull();
    }

    @Test
    void leavesATransactionThatTheDriverDoesNotKnowAsItWas() throws SQLException {
        run("BEGIN");
        run("CREATE TABLE public.t (a int)");

        reader.read(connection);

        run("ROLLBACK");
        assertThat(query("SELECT to_regclass('public.t')::text")).isNull();
    }

    @Test
    void readsTheSameWhateverTheSessionSays() throws SQLException {
        run(SCHEMA);
        Snapshot plain = reader.read(connection);
        for (String setting : List.of(
                "search_path = imaging, pg_catalog",
                "quote_all_identifiers = on",
                "DateStyle = 'ISO, DMY'",
                "IntervalStyle = sql_standard",
                "TimeZone = 'Asia/Kathmandu'",
                "extra_float_digits = -10",
                "bytea_output = escape",
                "lc_monetary = 'C'",
                "standard_conforming_strings = off",
                "enable_hashjoin = off",
                "default_transaction_read_only = on")) {
            run("SET " + setting);
            assertThat(reader.read(connection)).as(setting).isEqualTo(plain);
        }
        assertThat(SnapshotText.write(plain))
                .contains("- default: '2024-05-06 07:08:09.123456+00'::timestamp with time zone")
                .contains("- default: '1 day 02:03:04'::interval")
                .contains("- default: '\\x00ff'::bytea")
                .contains("- default: 'ok'::imaging.mood");
    }

    @Test
    void readsTheSameWhateverTheOrderOfCreation() throws SQLException {
        run(
                "CREATE TABLE a (x int); CREATE TABLE b (y int); CREATE INDEX b_y ON b (y); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        Snapshot first = reader.read(connection);
        run("DROP TABLE a, b; DROP FUNCTION f");
        run(
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TABLE b (y int, gone int); CREATE INDEX b_y ON b (y); ALTER TABLE b DROP gone; CREATE TABLE a (x int)");

        Snapshot second = reader.read(connection);

        assertThat(second).isEqualTo(first);
        assertThat(SnapshotText.write(second)).isEqualTo(SnapshotText.write(first));
    }

    @Test
    void leavesTablesOutWithAllThatHangsOnThem() throws SQLException {
        Snapshot empty = reader.read(connection);
        run("""
            CREATE TABLE history (id serial PRIMARY KEY, "at" timestamptz NOT NULL DEFAULT now(), CHECK (id > 0));
            CREATE INDEX history_at_idx ON history ("at");
            COMMENT ON TABLE history IS 'kept';
            GRANT SELECT ON history TO PUBLIC;
            GRANT SELECT ("at") ON history TO PUBLIC;
            CREATE STATISTICS history_stat ON id, "at" FROM history;
            """);

        assertThat(new SnapshotReader(Set.of("public.history")).read(connection))
                .isEqualTo(empty);
        assertThat(new SnapshotReader(Set.of("public.other")).read(connection)).isEqualTo(reader.read(connection));
    }

    @Test
    void takesObjectsThatAreTheSameFromTheFormerSnapshot() throws SQLException {
        run("CREATE TABLE a (x int); CREATE TABLE b (y int)");
        Snapshot former = reader.read(connection);
        run("ALTER TABLE b ADD z int");

        Snapshot snapshot = reader.read(connection, former);

        ObjectKey same = new ObjectKey("table", "public.a");
        ObjectKey changed = new ObjectKey("table", "public.b");
        assertThat(snapshot.find(same)).isSameAs(former.find(same));
        assertThat(Objects.requireNonNull(snapshot.find(changed)).attribute("columns"))
                .isEqualTo("y, z");
    }

    @Test
    void doesNotSeeWhatIsTemporaryOrBelongsToAnExtension() throws SQLException {
        run("CREATE EXTENSION citext");
        Snapshot before = reader.read(connection);
        run(
                "CREATE TEMPORARY TABLE t (a citext); CREATE TEMPORARY VIEW v AS SELECT 1 AS one; CREATE TYPE pg_temp.mood AS ENUM ('sad');"
                        + " CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(reader.read(connection)).isEqualTo(before);
        assertThat(before.objects().keySet().stream()
                        .filter(key -> key.name().contains("citext"))
                        .map(ObjectKey::toString))
                .containsExactly("extension citext");
    }

    @Test
    void seesLittleInAnEmptyDatabase() {
        assertThat(reader.read(connection).objects().keySet().stream().map(ObjectKey::toString))
                .containsExactly("database", "extension plpgsql", "grant to PUBLIC on schema public", "schema public");
    }

    @Test
    void goesOnAfterTheSessionWasDiscarded() throws SQLException {
        Snapshot before = reader.read(connection);
        run("DISCARD ALL");
        assertThat(reader.read(connection)).isEqualTo(before);
        run("DEALLOCATE ALL");
        assertThat(reader.read(connection)).isEqualTo(before);
    }

    @Test
    void saysWhatItMayNotSee() throws SQLException {
        run("""
            CREATE ROLE weak;
            CREATE FOREIGN DATA WRAPPER far;
            CREATE SERVER away FOREIGN DATA WRAPPER far;
            """);
        try {
            run("SET ROLE weak");
            Snapshot seen = reader.read(connection);
            run("RESET ROLE");
            assertThat(seen).isEqualTo(reader.read(connection));

            run("CREATE USER MAPPING FOR PUBLIC SERVER away; SET ROLE weak");
            assertThatThrownBy(() -> reader.read(connection))
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage(
                            "The role that connects may not see the options of user mapping for PUBLIC server away.")
                    .satisfies(failure -> assertThat(((PalindromeException) failure).findings())
                            .singleElement()
                            .satisfies(finding -> {
                                assertThat(finding.code()).isEqualTo(Code.DATABASE_PRIVILEGE);
                                assertThat(finding.remedy())
                                        .isEqualTo(
                                                "Connect as a superuser, so that nothing is taken for equal that was not seen.");
                            }));
        } finally {
            run("RESET ROLE; DROP ROLE weak");
        }
    }

    @Test
    void failsWhereTheConnectionFails() throws SQLException {
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> run("SELECT 1 / 0")).isInstanceOf(SQLException.class);

        assertThatThrownBy(() -> reader.read(connection))
                .isInstanceOf(PalindromeException.class)
                .hasMessage(
                        "The catalogs could not be read: ERROR: current transaction is aborted, commands ignored until end of transaction block"
                                + " (SQLSTATE 25P02).")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void readsExtrasOnRequest() throws SQLException {
        run("CREATE SEQUENCE s");
        SnapshotReader all = new SnapshotReader(Set.of(), Set.of(Extra.values()));
        Snapshot before = all.read(connection);
        run("SELECT nextval('s')");
        Snapshot after = all.read(connection);

        ObjectKey position = new ObjectKey("sequence position", "public.s");
        assertThat(Objects.requireNonNull(before.find(position)).attribute("last value"))
                .isNull();
        assertThat(Objects.requireNonNull(after.find(position)).attribute("last value"))
                .isEqualTo("1");
        assertThat(after.find(new ObjectKey("role", "postgres"))).isNotNull();
        assertThat(reader.read(connection).find(position)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void readsEveryVersion(int version) throws SQLException {
        try (ScratchDatabase scratch = TestServer.shared(version).create();
                Connection other = scratch.connect();
                Statement statement = other.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute("CREATE PUBLICATION news FOR TABLE imaging.grid");

            Snapshot snapshot = new SnapshotReader(Set.of(), Set.of(Extra.values())).read(other);

            assertThat(snapshot.find(new ObjectKey("column", "imaging.grid.took")))
                    .isNotNull();
            assertThat(snapshot.find(new ObjectKey("publication table", "imaging.grid in news")))
                    .isNotNull();
            assertThat(SnapshotText.read(SnapshotText.write(snapshot), "text")).isEqualTo(snapshot);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
