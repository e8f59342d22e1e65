package dev.palindrome.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeederTest {
    private ScratchDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    static List<SeedCase> schemas() {
        return SeedCase.read("seeded");
    }

    static List<SeedCase> impossible() {
        return SeedCase.read("not-seeded");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void fillsEveryTableTwice(SeedCase schema) throws SQLException {
        run(schema.sql());
        List<String> tables = tables();
        Seeder seeder = new Seeder(42, 3);
        assertThat(tables).isNotEmpty();
        for (int call = 1; call <= 2; call++) {
            Seeding seeding = seeder.seed(connection, tables);
            assertThat(seeding.tables())
                    .as("call %d", call)
                    .isEqualTo(tables.stream()
                            .map(table -> new SeededTable(table, 3, null))
                            .toList());
        }
        for (String table : tables) {
            assertThat(texts("SELECT count(*) >= 6 FROM " + table)).as(table).containsExactly("t");
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void saysWhyNot(SeedCase schema) throws SQLException {
        run(schema.sql());
        List<SeededTable> seeded = new Seeder(42, 3).seed(connection, tables()).tables();
        assertThat(seeded.stream()
                        .filter(table -> table.reason() != null)
                        .map(table -> table.table() + " " + table.rows() + " " + table.reason())
                        .toList())
                .containsExactlyElementsOf(schema.expected());
    }

    @Test
    void theSameSeedGivesTheSameRows() throws SQLException {
        run("""
                CREATE TABLE parents (id uuid PRIMARY KEY, name varchar(20) UNIQUE, born timestamptz, sums numeric(8, 3)[]);
                CREATE TABLE children (parent uuid REFERENCES parents, kind text CHECK (kind IN ('a', 'b')), at tsrange);
                CREATE SCHEMA again;
                """);
        List<String> first = rowsOf(new Seeder(7, 3));
        run("TRUNCATE parents, children");
        List<String> second = rowsOf(new Seeder(7, 3));
        run("TRUNCATE parents, children");

        assertThat(second).isEqualTo(first).hasSize(12);
        assertThat(rowsOf(new Seeder(8, 3))).hasSize(12).isNotEqualTo(first);
    }

    @Test
    void whatIsEasilyLostIsThere() throws SQLException {
        run("""
                CREATE TABLE "Rich" (
                    id serial, name text NOT NULL, code varchar(12), email text UNIQUE, at timestamptz, day timestamp(0), price numeric(8, 2),
                    amount numeric, big bigint, small smallint, "on" boolean, tags text[], doc jsonb, list json DEFAULT '[]', raw bytea);
                """);
        new Seeder(42, 3).seed(connection, List.of("public.\"Rich\""));

        run("SET TimeZone = 'UTC'");
        List<String> shown = new ArrayList<>();
        for (String column : List.of(
                "name", "code", "email", "at", "day", "price", "amount", "big", "small", "\"on\"", "tags", "doc",
                "list")) {
            shown.addAll(texts("SELECT '" + column + ": ' || string_agg(coalesce(left(" + column
                    + "::text, 26) || '|', 'NULL|'), ' ' ORDER BY id) FROM \"Rich\""));
        }
        assertThat(shown)
                .containsExactly(
                        "name: Zoë Ødegård 0|  1 naïve café, δοκιμή, тес| |",
                        "code: Maryam O'Ne0|  1  17. Jun | NULL|",
                        "email: NULL|  1 s 17. Juni, Übergrößent|  É2|",
                        "at: 2024-05-14 18:31:13.123456| 2000-03-17 07:31:16.999999| NULL|",
                        "day: NULL| 2000-03-08 23:31:09| 2031-09-22 00:31:24|",
                        "price: 62.51| 899999.48| NULL|",
                        "amount: NULL| 652345678901234567890.1234| -66.000001|",
                        "big: 5000000071| 9007199254741065| NULL|",
                        "small: NULL| 31981| -32|",
                        "\"on\": true| false| NULL|",
                        "tags: NULL| {\" 7  — naïve café, δοκιμή| {}|",
                        "doc: {\"n\": 0, \"on\": true, \"name| {\"a\": 12345678901234567890| NULL|",
                        "list: NULL| [{\"z\": {\"deep\": [1, 2.50, | []|");
    }

    @Test
    void eachNullableColumnIsNullInOneRowOnly() throws SQLException {
        run("""
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE parents (id serial PRIMARY KEY);
                CREATE TABLE many (a text, b integer, c mood, d timestamptz, e text[], f jsonb, g integer REFERENCES parents, h int4range, i boolean);
                """);
        new Seeder(42, 3).seed(connection, List.of("public.parents", "public.many"));

        assertThat(texts(
                        "SELECT (count(a), count(b), count(c), count(d), count(e), count(f), count(g), count(h), count(i))"
                                + " FROM many"))
                .containsExactly("(2,2,2,2,2,2,2,2,2)");
    }

    @Test
    void parentsThatWereNotAskedForGetRowsOnlyWhenNoneIsFree() throws SQLException {
        run("""
                CREATE TABLE users (id serial PRIMARY KEY, name text);
                CREATE TABLE posts (author integer NOT NULL REFERENCES users);
                CREATE TABLE profiles (author integer PRIMARY KEY REFERENCES users);
                """);
        Seeder seeder = new Seeder(42, 3);

        assertThat(seeder.seed(connection, List.of("public.posts")).tables())
                .containsExactly(new SeededTable("public.posts", 3, null), new SeededTable("public.users", 3, null));
        assertThat(seeder.seed(connection, List.of("public.posts")).tables())
                .containsExactly(new SeededTable("public.posts", 3, null));
        assertThat(seeder.seed(connection, List.of("public.profiles")).tables())
                .containsExactly(new SeededTable("public.profiles", 3, null));
        assertThat(seeder.seed(connection, List.of("public.profiles")).tables())
                .containsExactly(new SeededTable("public.profiles", 3, null), new SeededTable("public.users", 3, null));
    }

    @Test
    void whatIsNoTableIsSaid() throws SQLException {
        run("CREATE VIEW v AS SELECT 1; CREATE MATERIALIZED VIEW m AS SELECT 1; CREATE SEQUENCE s");

        assertThat(new Seeder(42, 3)
                        .seed(connection, List.of("public.v", "public.m", "public.s", "public.gone"))
                        .tables())
                .containsExactly(
                        new SeededTable("public.v", 0, "it is a view"),
                        new SeededTable("public.m", 0, "it is a materialized view"),
                        new SeededTable("public.s", 0, "it is a sequence"),
                        new SeededTable("public.gone", 0, "there is no such table"));
    }

    @Test
    void settingsOfTheSessionDoNotMatterAndStay() throws SQLException {
        run("""
                CREATE TABLE users (id serial PRIMARY KEY, name text CHECK (name ~ '^\\d+$'), at timestamptz);
                SET search_path = ''; SET standard_conforming_strings = off; SET TimeZone = 'Asia/Tokyo'
                """);
        connection.setAutoCommit(false);

        assertThat(new Seeder(42, 3).seed(connection, List.of("public.users")).tables())
                .containsExactly(new SeededTable("public.users", 3, null));

        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(texts("SELECT current_setting('search_path')")).containsExactly("\"\"");
        connection.rollback();
        assertThat(texts("SELECT count(*) FROM public.users")).containsExactly("3");
    }

    @Test
    void aHundredTablesTakeNoTime() throws SQLException {
        StringBuilder sql = new StringBuilder("CREATE TABLE t0 (id serial PRIMARY KEY, name text);");
        for (int i = 1; i < 100; i++) {
            sql.append("CREATE TABLE t")
                    .append(i)
                    .append(" (id serial PRIMARY KEY, name varchar(30) NOT NULL UNIQUE, at date")
                    .append(", kind text CHECK (kind IN ('a', 'b')), up integer REFERENCES t")
                    .append(i - 1)
                    .append(");");
        }
        run(sql.toString());
        List<String> tables = tables();
        Seeder seeder = new Seeder(42, 3);
        seeder.seed(connection, tables);

        long start = System.nanoTime();
        seeder.seed(connection, tables);

        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private List<String> rowsOf(Seeder seeder) throws SQLException {
        for (int call = 0; call < 2; call++) {
            seeder.seed(connection, List.of("public.children", "public.parents"));
        }
        return texts("SELECT p::text FROM parents p UNION ALL SELECT c::text FROM children c ORDER BY 1");
    }

    private List<String> tables() throws SQLException {
        return texts("""
                SELECT format('%I.%I', n.nspname, r.relname)
                FROM pg_class r
                JOIN pg_namespace n ON n.oid = r.relnamespace
                WHERE r.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^(pg_|information_schema)'
                ORDER BY r.oid
                """);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
