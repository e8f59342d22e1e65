package dev.palindrome.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What scripts say: their text, what they refuse, renamings, and how tables stay usable. */
class DdlTest {
    private static ScratchDatabase database;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestServer.create();
        connection = TestServer.planningOnce(database);
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    private static DdlScript between(String old, String young, UnaryOperator<DdlOptions> options) throws SQLException {
        InTransaction pair = InTransaction.of(connection, old, young);
        return Ddl.between(
                pair.old(), pair.oldUses(), pair.young(), pair.youngUses(), options.apply(InTransaction.options()));
    }

    @Test
    void aScriptReads() throws SQLException {
        DdlScript script = between(
                "CREATE TABLE t (id int PRIMARY KEY, gone text)",
                "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (id bigint PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');"
                        + " CREATE INDEX t_m ON t (m); COMMENT ON TABLE t IS 'it''s'",
                options -> options);

        assertThat(script.text()).isEqualTo("""
                -- Loses the values of column public.t.gone.
                ALTER TABLE public.t DROP COLUMN gone;
                CREATE TYPE public.mood AS ENUM ('ok');
                ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
                ALTER TABLE public.t ADD COLUMN m public.mood DEFAULT 'ok'::public.mood NOT NULL;
                CREATE INDEX t_m ON public.t USING btree (m);
                COMMENT ON TABLE public.t IS 'it''s';
                """);
        assertThat(script.losses()).containsExactly("the values of column public.t.gone");
        assertThat(script.isComplete()).isTrue();
    }

    @Test
    void aLossIsRefused() throws SQLException {
        DdlScript script = between(
                "CREATE TABLE t (a varchar(9))",
                "CREATE TABLE t (a varchar(5))",
                options -> options.withDataLoss(false));

        assertThat(script.isComplete()).isFalse();
        assertThatThrownBy(script::orThrow)
                .isInstanceOf(PalindromeException.class)
                .hasMessage(
                        "\"ALTER TABLE public.t ALTER COLUMN a TYPE character varying(5)\" loses what values of column"
                                + " public.t.a have that character varying(5) cannot hold.");
    }

    @Test
    void aRenamedColumnKeepsItsValues() throws SQLException {
        String old = "CREATE TABLE t (nick text NOT NULL CHECK (nick <> ''), UNIQUE (nick));"
                + " CREATE INDEX i ON t (lower(nick)); CREATE VIEW v AS SELECT nick FROM t";
        String young = "CREATE TABLE t (handle text NOT NULL, CONSTRAINT t_nick_check CHECK (handle <> ''),"
                + " CONSTRAINT t_nick_key UNIQUE (handle)); CREATE INDEX i ON t (lower(handle));"
                + " CREATE VIEW v AS SELECT handle FROM t";
        InTransaction pair = InTransaction.of(connection, old, young);
        DdlOptions options = InTransaction.options().withDataLoss(false).withRename(Rename.parse("t.nick=handle"));
        DdlScript script = Ddl.between(pair.old(), pair.oldUses(), pair.young(), pair.youngUses(), options);

        assertThat(script.text()).isEqualTo("""
                ALTER TABLE public.t RENAME COLUMN nick TO handle;
                DROP VIEW public.v;
                CREATE VIEW public.v AS
                SELECT handle
                   FROM public.t;
                """);
        assertThat(pair.runUp(script)).isEmpty();
        DdlScript back = Ddl.between(pair.young(), pair.youngUses(), pair.old(), pair.oldUses(), options.inverse());
        assertThat(pair.runDown(back)).isEmpty();
        assertThat(back.losses()).isEmpty();
    }

    @Test
    void aRenamedTableKeepsItsRows() throws SQLException {
        String old = "CREATE TABLE users (id serial PRIMARY KEY, a int); CREATE INDEX users_a_idx ON users (a);"
                + " CREATE TABLE c (u int REFERENCES users); CREATE VIEW v AS SELECT a FROM users";
        String young = "CREATE TABLE people (id serial PRIMARY KEY, a int); CREATE INDEX people_a_idx ON people (a);"
                + " CREATE TABLE c (u int REFERENCES people); CREATE VIEW v AS SELECT a FROM people";
        InTransaction pair = InTransaction.of(connection, old, young);
        DdlOptions options = InTransaction.options().withDataLoss(false).withRename(Rename.parse("users=people"));
        DdlScript script = Ddl.between(pair.old(), pair.oldUses(), pair.young(), pair.youngUses(), options);

        assertThat(script.text()).isEqualTo("""
                ALTER TABLE public.users RENAME TO people;
                ALTER TABLE public.people RENAME CONSTRAINT users_pkey TO people_pkey;
                ALTER INDEX public.users_a_idx RENAME TO people_a_idx;
                ALTER SEQUENCE public.users_id_seq RENAME TO people_id_seq;
                """);
        assertThat(pair.runUp(script)).isEmpty();
        DdlScript back = Ddl.between(pair.young(), pair.youngUses(), pair.old(), pair.oldUses(), options.inverse());
        assertThat(pair.runDown(back)).isEmpty();
    }

    @Test
    void aRenamingThatNamesNothingIsRefused() {
        assertThatThrownBy(() ->
                        between("CREATE TABLE t (a int)", "", options -> options.withRename(Rename.parse("t.b=c"))))
                .isInstanceOf(PalindromeException.class)
                .hasMessage("The renaming t.b=c does not fit: t.b is neither a column nor a table.");
        assertThatThrownBy(() -> Rename.parse("nothing"))
                .isInstanceOf(PalindromeException.class)
                .hasMessage("\"nothing\" is not a renaming.");
        assertThatThrownBy(() -> between(
                        "CREATE TABLE t (a int, c int)", "", options -> options.withRename(Rename.parse("t.a=c"))))
                .isInstanceOf(PalindromeException.class)
                .hasMessage(
                        "The renaming t.a=c does not fit: t.a cannot be renamed, because there is a public.t.c already.");
    }

    @Test
    void whatLooksLikeARenamingIsSaid() throws SQLException {
        DdlScript script =
                between("CREATE TABLE t (a text, n int)", "CREATE TABLE t (b text, n int)", options -> options);

        assertThat(script.findings()).extracting(Finding::code).containsExactly(Code.DDL_LOOKS_RENAMED);
        assertThat(script.findings().get(0).message())
                .isEqualTo("The column public.t.a goes and public.t.b, which is like it, comes.");
        assertThat(script.findings().get(0).remedy())
                .isEqualTo("If it is the same under another name, say --rename public.t.a=b.");
    }

    @Test
    void whatNoStatementCanMakeIsSaid() throws SQLException {
        DdlScript script = between(
                "",
                "CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE)",
                options -> options);

        assertThat(script.findings())
                .extracting(Finding::message)
                .containsExactly("No statement is written for subscription s.");
        assertThat(script.isComplete()).isFalse();
    }

    @Test
    void tablesStayUsableOnline() throws SQLException {
        String old = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int, b int, c int)";
        String young =
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int NOT NULL, b int REFERENCES p, c int UNIQUE);"
                        + " CREATE INDEX i ON t (b)";
        DdlScript script = between(old, young, options -> options.withOnline(true));

        assertThat(script.revisions().stream().map(DdlScript::text)).containsExactly("""
                ALTER TABLE public.t ADD CONSTRAINT t_a__not_null CHECK (a IS NOT NULL) NOT VALID;
                """, """
                -- Fails where column public.t.a is null in a row: fill it first.
                ALTER TABLE public.t VALIDATE CONSTRAINT t_a__not_null;
                ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
                ALTER TABLE public.t DROP CONSTRAINT t_a__not_null;
                ALTER TABLE public.t ADD CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES public.p(id) NOT VALID;
                """, """
                ALTER TABLE public.t VALIDATE CONSTRAINT t_b_fkey;
                """, """
                CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON public.t (c);
                """, """
                ALTER TABLE public.t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
                """, """
                CREATE INDEX CONCURRENTLY i ON public.t USING btree (b);
                """);
        try (ScratchDatabase scratch = TestServer.create();
                Connection live = scratch.connect()) {
            InTransaction.execute(live, old);
            assertThat(Pair.go(
                                    live,
                                    script,
                                    InTransaction.of(connection, old, young).young())
                            .why())
                    .isEmpty();
        }
    }

    @Test
    void aLabelIsCommittedBeforeItIsUsedOnline() throws SQLException {
        DdlScript script = between(
                "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (x e)",
                "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (x e DEFAULT 'b')",
                options -> options.withOnline(true));

        assertThat(script.revisions().stream().map(DdlScript::text))
                .containsExactly(
                        "ALTER TYPE public.e ADD VALUE 'b';\n",
                        "ALTER TABLE ONLY public.t ALTER COLUMN x SET DEFAULT 'b'::public.e;\n");
    }

    @Test
    void positionsOfSequencesAreKept() throws SQLException {
        InTransaction pair = InTransaction.of(
                connection, "CREATE TABLE t (id serial)", "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY)");
        try {
            InTransaction.execute(connection, "CREATE TABLE t (id serial); SELECT setval('t_id_seq', 41)");
            assertThat(InTransaction.lead(connection, pair.up(true), pair.young()))
                    .isEmpty();
            assertThat(next()).isEqualTo(42);
            assertThat(InTransaction.lead(connection, pair.down(true), pair.old()))
                    .isEmpty();
            assertThat(next()).isEqualTo(43);
        } finally {
            connection.rollback();
        }
    }

    private static long next() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT nextval('public.t_id_seq')")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void wideningLosesNothing() {
        for (List<String> pair : List.of(
                List.of("integer", "bigint"),
                List.of("integer", "numeric"),
                List.of("character varying(5)", "text"),
                List.of("character varying(5)", "character varying(6)"),
                List.of("numeric(10,2)", "numeric(12,4)"),
                List.of("date", "timestamp with time zone"),
                List.of("public.mood", "text"))) {
            assertThat(Conversion.isWidening(pair.get(0), pair.get(1)))
                    .as(pair.toString())
                    .isTrue();
        }
        for (List<String> pair : List.of(
                List.of("bigint", "integer"),
                List.of("bigint", "double precision"),
                List.of("text", "character varying(5)"),
                List.of("numeric(10,2)", "numeric(10,3)"),
                List.of("timestamp with time zone", "date"),
                List.of("text", "integer"))) {
            assertThat(Conversion.isWidening(pair.get(0), pair.get(1)))
                    .as(pair.toString())
                    .isFalse();
        }
    }
}
