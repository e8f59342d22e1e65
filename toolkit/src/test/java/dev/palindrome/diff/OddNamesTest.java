package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names with every odd character, for every kind of object: read, written, read back, and told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddNamesTest {
    /** An object of each kind; N is the name. */
    private static final String EVERYTHING = """
            CREATE ROLE N;
            CREATE SCHEMA N AUTHORIZATION N;
            CREATE COLLATION N.N FROM "C";
            CREATE TYPE N.N AS ENUM (L, 'ok');
            CREATE DOMAIN N.N_domain AS text CONSTRAINT N CHECK (VALUE <> L);
            CREATE TYPE N.N_pair AS (N int, other text COLLATE N.N);
            CREATE TYPE N.N_range AS RANGE (subtype = float8, multirange_type_name = N_multirange);
            CREATE SEQUENCE N.N_sequence;
            CREATE FUNCTION N.N(N int, b N.N DEFAULT L) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE PROCEDURE N.N_procedure(a N.N) LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE N.N_total(int) (SFUNC = int4pl, STYPE = int);
            CREATE FUNCTION N.N_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
            CREATE FUNCTION N.N_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE TABLE N.N_table (
                N int CONSTRAINT N PRIMARY KEY,
                b N.N DEFAULT L,
                c int,
                d N.N_domain,
                e text COLLATE N.N,
                f N.N_pair,
                g N.N_range,
                CONSTRAINT N_check CHECK (N > 0)
            );
            CREATE TABLE N.N_other (N int CONSTRAINT N_foreign REFERENCES N.N_table (N));
            CREATE TABLE N.N_whole (N int, b int) PARTITION BY RANGE (N);
            CREATE TABLE N.N_part PARTITION OF N.N_whole FOR VALUES FROM (0) TO (10);
            CREATE INDEX N_index ON N.N_table (N, b) WHERE N > 0;
            CREATE INDEX N_parts ON N.N_whole (N);
            CREATE STATISTICS N.N ON N, c FROM N.N_table;
            CREATE VIEW N.N_view AS SELECT N AS one, b AS N FROM N.N_table;
            CREATE MATERIALIZED VIEW N.N_material AS SELECT N FROM N.N_table;
            CREATE TRIGGER N BEFORE DELETE ON N.N_table FOR EACH ROW EXECUTE FUNCTION N.N_trigger();
            CREATE RULE N AS ON UPDATE TO N.N_other DO INSTEAD NOTHING;
            CREATE POLICY N ON N.N_table TO N USING (N > 0);
            CREATE EVENT TRIGGER N ON ddl_command_end EXECUTE FUNCTION N.N_event();
            CREATE CONVERSION N.N FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
            CREATE LANGUAGE N HANDLER plpgsql_call_handler;
            CREATE ACCESS METHOD N TYPE TABLE HANDLER heap_tableam_handler;
            CREATE OPERATOR FAMILY N.N USING btree;
            CREATE OPERATOR CLASS N.N_class FOR TYPE int USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int, int);
            CREATE OPERATOR N.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
            CREATE CAST (N.N AS varchar) WITH INOUT;
            CREATE TEXT SEARCH DICTIONARY N.N (TEMPLATE = simple);
            CREATE TEXT SEARCH CONFIGURATION N.N (COPY = simple);
            ALTER TEXT SEARCH CONFIGURATION N.N ALTER MAPPING FOR word WITH N.N;
            CREATE TEXT SEARCH PARSER N.N (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
            CREATE TEXT SEARCH TEMPLATE N.N (LEXIZE = dsimple_lexize);
            CREATE FOREIGN DATA WRAPPER N OPTIONS (N L);
            CREATE SERVER N FOREIGN DATA WRAPPER N OPTIONS (N L);
            CREATE USER MAPPING FOR N SERVER N OPTIONS (N L);
            CREATE FOREIGN TABLE N.N_far (N int OPTIONS (N L)) SERVER N OPTIONS (N L);
            CREATE PUBLICATION N FOR TABLE N.N_table, N.N_other;
            CREATE SUBSCRIPTION N CONNECTION 'host=/nowhere' PUBLICATION N WITH (connect = false);
            COMMENT ON TABLE N.N_table IS L;
            COMMENT ON COLUMN N.N_table.N IS L;
            GRANT SELECT ON N.N_table TO N WITH GRANT OPTION;
            GRANT UPDATE (N) ON N.N_table TO N;
            GRANT EXECUTE ON FUNCTION N.N(int, N.N) TO N;
            ALTER DEFAULT PRIVILEGES FOR ROLE N IN SCHEMA N GRANT SELECT ON TABLES TO N;
            ALTER DEFAULT PRIVILEGES FOR ROLE N REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
            """;

    private ScratchDatabase database;
    private Connection connection;

    static Stream<String> names() {
        return Stream.of(
                "say \"so\"",
                "\"",
                "a.b",
                "a, b",
                "public.users",
                "line\nbreak",
                "\n",
                "return\rhere",
                "tab\there",
                "\t",
                "back\\slash",
                "\\u0041",
                "\\",
                "quo'te",
                "'",
                "$1",
                "$$",
                " leading",
                "trailing ",
                " ",
                "select",
                "user",
                "Capital",
                "ärger",
                "名前",
                "🙂",
                "e\u0301",
                "nbsp\u00a0here",
                "next\u0085line",
                "line\u2028separator",
                "bell\u0007",
                "~tilde",
                "#hash",
                "- dash",
                "| bar",
                "a: b",
                "(int)",
                "f(",
                ")",
                "[]",
                "--",
                "/* no */",
                "%s",
                "on table x",
                "x for y",
                "\uFEFFmark",
                "x".repeat(50));
    }

    @BeforeAll
    void connect() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
    }

    @AfterAll
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyKindIsReadWrittenAndTold(String name) throws SQLException {
        SnapshotReader reader = new SnapshotReader(Set.of(), Set.of(Extra.values()));
        Snapshot empty = reader.read(connection);
        run(EVERYTHING, name);
        Snapshot full = reader.read(connection);

        SnapshotFile file = new SnapshotFile(full, 17, Set.of());
        assertThat(SnapshotFile.read(file.text(), "text")).isEqualTo(file);
        String windows = file.text().replace("\n", "\r\n");
        assertThat(SnapshotFile.read(windows, "text")).isEqualTo(file);

        Changes changes = Changes.between(empty, full);
        String quoted = quoted(name);
        assertThat(changes.words(Wording.COMPARED))
                .contains("schema " + quoted + " was not expected", "role " + quoted + " was not expected")
                .contains("event trigger " + quoted + " was not expected")
                .allMatch(words -> words.contains(" was not expected"));
        assertThat(changes.changes().stream().mapToInt(Change::size).sum()).isEqualTo(changes.count());

        run("ALTER TABLE N.N_table ALTER N SET STATISTICS 7; DROP INDEX N.N_index", name);
        Snapshot after = reader.read(connection);
        assertThat(Changes.between(full, after).words(Wording.COMPARED))
                .hasSize(2)
                .contains("column " + quoted + "." + quoted(name + "_table") + "." + quoted
                        + ": statistics was not set, is 7")
                .anyMatch(words ->
                        words.startsWith("index " + quoted + "." + quoted(name + "_index") + " is missing (was: "));
    }

    @Test
    void namesThatLookLikeOthersAreOthers() throws SQLException {
        SnapshotReader reader = new SnapshotReader(Set.of());
        run("""
            CREATE SCHEMA "a.b"; CREATE SCHEMA a;
            CREATE TABLE "a.b".c (x int); CREATE TABLE a."b.c" (x int); CREATE TABLE a.b (c int); CREATE TABLE a."b.c.x" (y int);
            CREATE TABLE a."B" (c int); CREATE TABLE a."b " (c int); CREATE TABLE a.\"""b\""" (c int);
            CREATE FUNCTION a.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION a."f(integer)"() RETURNS int LANGUAGE sql AS 'SELECT 1';
            """);
        Snapshot full = reader.read(connection);
        assertThat(full.objects().keySet())
                .contains(
                        new ObjectKey("table", "\"a.b\".c"),
                        new ObjectKey("table", "a.\"b.c\""),
                        new ObjectKey("column", "a.b.c"),
                        new ObjectKey("column", "a.\"b.c\".x"),
                        new ObjectKey("column", "a.\"b.c.x\".y"),
                        new ObjectKey("table", "a.\"B\""),
                        new ObjectKey("table", "a.\"b \""),
                        new ObjectKey("table", "a.\"\"\"b\"\"\""),
                        new ObjectKey("function", "a.f(integer)"),
                        new ObjectKey("function", "a.\"f(integer)\"()"));
        SnapshotFile file = new SnapshotFile(full, 17, Set.of());
        assertThat(SnapshotFile.read(file.text(), "text")).isEqualTo(file);

        run("DROP TABLE a.\"b.c\"; DROP FUNCTION a.f(int)");
        assertThat(Changes.between(full, reader.read(connection)).words(Wording.COMPARED))
                .containsExactly("function a.f(integer) is missing", "table a.\"b.c\" is missing");
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !Set.of("select", "user").contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Runs statements with the name put in: {@code N}, {@code N_suffix}, and {@code L} for a literal. */
    private void run(String sql, String name) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String token : sql.split("(?<=\\W)|(?=\\W)")) {
            text.append(
                    token.equals("N") || token.startsWith("N_")
                            ? '"' + (name + token.substring(1)).replace("\"", "\"\"") + '"'
                            : token.equals("L") ? "'" + name.replace("'", "''") + "'" : token);
        }
        run(text.toString());
    }
}
