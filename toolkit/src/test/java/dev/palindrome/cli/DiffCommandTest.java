package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private ScratchDatabase database;

    @TempDir
    private Path directory;

    private Path history;

    @BeforeEach
    void aDatabaseWithAHistory() throws IOException {
        database = TestServer.create();
        history = Scripts.grids(directory.resolve("history"));
        Run.palindrome(Run.with(database, "upgrade", "-d", history.toString()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDatabaseIsWhatTheHistoryBuilds() {
        assertThat(diff(history.toString(), url())).isEqualTo(new Run(0, """
                        expected: DIR/history@head (PostgreSQL 17)
                        found:    DATABASE (PostgreSQL 17)

                        The schemas are equal: 10 objects.
                        """, ""));
        assertThat(diff(url(), history + "@3", "--quiet")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void tellsWhatDiffersByWhatItBelongsTo() throws SQLException {
        execute(
                "ALTER TABLE grid ALTER name TYPE varchar(40)",
                "ALTER TABLE grid ADD born date",
                "CREATE FUNCTION area() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DROP INDEX grid_name",
                "CREATE TABLE agent (id int PRIMARY KEY, name text)");

        assertThat(diff(history.toString(), url())).isEqualTo(new Run(1, """
                        expected: DIR/history@head (PostgreSQL 17)
                        found:    DATABASE (PostgreSQL 17)

                        table grid
                          - column grid.born was not expected
                          - column grid.name: type was text, is varchar(40)
                          - index grid_name is missing (was: CREATE INDEX grid_name ON public.grid USING
                            btree (name))

                        schema public
                          - function area() was not expected
                          - table agent was not expected

                        5 differences.
                        """, ""));
        assertThat(diff(url(), history + "@base", "--verbose")).isEqualTo(new Run(1, """
                        expected: DATABASE (PostgreSQL 17)
                        found:    DIR/history@base (PostgreSQL 17)

                        schema public
                          - function area() is missing
                          - table agent is missing
                            - column agent.id is missing (was: integer not null)
                            - column agent.name is missing (was: text)
                            - constraint agent.agent_pkey is missing (was: PRIMARY KEY (id))
                            - index agent_pkey is missing
                          - table grid is missing
                            - column grid.born is missing (was: date)
                            - column grid.id is missing (was: integer not null)
                            - column grid.name is missing (was: varchar(40))
                            - constraint grid.grid_pkey is missing (was: PRIMARY KEY (id))
                            - index grid_pkey is missing

                        3 differences.
                        """, ""));
    }

    @Test
    void writesJson() throws Exception {
        execute(
                "ALTER TABLE grid ALTER name TYPE varchar(40)",
                "DROP TABLE grid CASCADE",
                "CREATE TYPE mood AS ENUM ('ok')");
        execute("CREATE TABLE grid (name varchar(40), id int PRIMARY KEY)");
        Path file = directory.resolve("diff.json");
        Run run = diff(history.toString(), url(), "--json", "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        {
                          "format" : 1,
                          "equal" : false,
                          "equivalent" : false,
                          "expected" : {
                            "name" : "DIR/history@head",
                            "postgres" : 17,
                            "objects" : 10
                          },
                          "found" : {
                            "name" : "DATABASE",
                            "postgres" : 17,
                            "objects" : 10
                          },
                          "notes" : [ ],
                          "groups" : [ {
                            "name" : "table grid",
                            "changes" : [ {
                              "kind" : "column",
                              "name" : "public.grid.name",
                              "type" : "changed",
                              "words" : "column grid.name: type was text, is varchar(40)",
                              "differences" : [ {
                                "property" : "type",
                                "expected" : "text",
                                "found" : "character varying(40)"
                              } ],
                              "consequences" : [ ]
                            }, {
                              "kind" : "index",
                              "name" : "public.grid_name",
                              "type" : "removed",
                              "words" : "index grid_name is missing (was: CREATE INDEX grid_name ON public.grid USING btree (name))",
                              "differences" : [ ],
                              "consequences" : [ ]
                            }, {
                              "kind" : "table",
                              "name" : "public.grid",
                              "type" : "changed",
                              "words" : "table grid: column order was (id, name), is (name, id)",
                              "differences" : [ {
                                "property" : "columns",
                                "expected" : "id, name",
                                "found" : "name, id"
                              } ],
                              "consequences" : [ ]
                            } ]
                          }, {
                            "name" : "schema public",
                            "changes" : [ {
                              "kind" : "enum",
                              "name" : "public.mood",
                              "type" : "added",
                              "words" : "enum mood was not expected",
                              "differences" : [ ],
                              "consequences" : [ ]
                            } ]
                          } ]
                        }
                        """);
        assertThat(diff(history.toString(), url(), "--json", file.toString()).out())
                .startsWith("expected: ");
        assertThat(masked(Files.readString(file))).isEqualTo(run.out());
    }

    @Test
    void aGoldenFileIsComparedWithWhateverThereIs() throws Exception {
        Path golden = directory.resolve("schema.snapshot");
        Path second = directory.resolve("second.txt");
        assertThat(palindrome("snapshot", history + "@head", "--output", golden.toString()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(palindrome("snapshot", url(), "--output", second.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(golden))
                .startsWith("palindrome snapshot 1\n# PostgreSQL 17\n\ndatabase\n")
                .isEqualTo(Files.readString(second));

        assertThat(diff(golden.toString(), url()).status()).isZero();
        assertThat(diff(golden.toString(), history.toString()).status()).isZero();
        assertThat(diff(golden.toString(), second.toString()).status()).isZero();
        Files.writeString(
                second,
                Files.readString(golden)
                        .replace("- type: text", "- type: bytea")
                        .replace("\n", "\r\n"));
        assertThat(diff(golden.toString(), second.toString())).isEqualTo(new Run(1, """
                        expected: DIR/schema.snapshot (PostgreSQL 17)
                        found:    DIR/second.txt (PostgreSQL 17)

                        table grid
                          - column grid.name: type was text, is bytea

                        1 difference.
                        """, ""));
    }

    @Test
    void aGoldenFileOfAnotherVersionIsSaid() throws Exception {
        Path golden = directory.resolve("schema.snapshot");
        palindrome("snapshot", history.toString(), "--output", golden.toString());
        Files.writeString(golden, Files.readString(golden).replace("# PostgreSQL 17", "# PostgreSQL 15"));
        assertThat(diff(golden.toString(), url()).flat(directory))
                .isEqualTo(new Run(
                        0,
                        "expected: DIR/schema.snapshot (PostgreSQL 15) found:    DATABASE (PostgreSQL 17) note: DIR/schema.snapshot was"
                                + " read from PostgreSQL 15 and DATABASE from PostgreSQL 17: what the version itself changed shows as a"
                                + " difference too. The schemas are equal: 10 objects.",
                        ""));
    }

    @Test
    void namesOfNotNullAreNoDifferenceBetweenVersions() throws Exception {
        Path schema = directory.resolve("schema.sql");
        Files.writeString(schema, "CREATE TABLE agent (id int PRIMARY KEY, name text NOT NULL);\n");
        Path golden = directory.resolve("schema.snapshot");
        palindrome("snapshot", schema.toString(), "--output", golden.toString());
        try (ScratchDatabase young = TestServer.shared(18).create()) {
            Run run = Run.palindrome(Run.with(young, "diff", golden.toString(), schema.toString()))
                    .flat(directory);
            assertThat(run)
                    .isEqualTo(new Run(
                            0,
                            "expected: DIR/schema.snapshot (PostgreSQL 17) found:    DIR/schema.sql (PostgreSQL 18) note:"
                                    + " DIR/schema.snapshot was read from PostgreSQL 17 and DIR/schema.sql from PostgreSQL 18: what"
                                    + " the version itself changed shows as a difference too. note: The names of constraints NOT"
                                    + " NULL, which PostgreSQL keeps since 18, are not compared. The schemas are equal: 9 objects.",
                            ""));
        }
    }

    @Test
    void aSqlFileIsBuiltInAScratchDatabase() throws Exception {
        Path dump = directory.resolve("dump.sql");
        Files.writeString(dump, """
                \\restrict aB3
                SET search_path = '';
                CREATE TABLE public.grid (id integer NOT NULL, name text);
                CREATE TABLE public.flyway_schema_history (installed_rank integer NOT NULL);
                COPY public.grid (id, name) FROM stdin;
                1\tone
                \\.
                ALTER TABLE ONLY public.grid ADD CONSTRAINT grid_pkey PRIMARY KEY (id);
                CREATE INDEX grid_name ON public.grid USING btree (name);
                \\unrestrict aB3
                """.replace("\\\\", "\\"));

        assertThat(diff(dump.toString(), url()).status()).isZero();
        assertThat(diff(dump.toString(), history + "@2").out()).contains("  - index grid_name is missing (was: ");
    }

    @Test
    void aSqlFileThatFails() throws Exception {
        Path dump = directory.resolve("dump.sql");
        Files.writeString(dump, "CREATE TABLE grid (id int);\n\nALTER TABLE grid OWNER TO app;\n");

        assertThat(diff(dump.toString(), url()).flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error statement-failed at DIR/dump.sql:3:1 The script failed at DIR/dump.sql:3:1: role \"app\" does not exist"
                                + " (SQLSTATE 42704), in the statement: ALTER TABLE grid OWNER TO app; Nothing is left behind: its"
                                + " transaction was rolled back. Remedy: Correct DIR/dump.sql; or, if the history assumes a role, a"
                                + " type, a schema or an extension that this needs, create it in a script given with --before. An"
                                + " extension needs a server that has it: --image or --url."));
        Path roles = directory.resolve("roles.sql");
        Files.writeString(roles, "CREATE ROLE app;\n");
        assertThat(diff(dump.toString(), history + "@1", "--before", roles.toString())
                        .out())
                .contains("  - table grid: owner was app, is postgres\n");
        assertThat(diff(dump.toString(), history + "@1", "--before", roles.toString(), "--no-owner")
                        .out())
                .doesNotContain("owner");
    }

    @Test
    void ownersOfOneRoleAreSaidOnce() throws SQLException {
        execute("CREATE ROLE app");
        try {
            execute(
                    "ALTER TABLE grid OWNER TO app",
                    "CREATE VIEW grids AS SELECT FROM grid",
                    "ALTER VIEW grids OWNER TO app");
            execute("CREATE SEQUENCE counter", "GRANT SELECT ON grid TO PUBLIC");
            assertThat(diff(url(), history.toString(), "-O").out())
                    .contains("grant to PUBLIC on table grid is missing (was: SELECT)")
                    .doesNotContain("owner");
            assertThat(diff(url(), history.toString(), "-Ox").out()).doesNotContain("grant");
        } finally {
            execute("REASSIGN OWNED BY app TO postgres", "DROP ROLE app");
        }
    }

    @Test
    void whatIsNoPartOfASchemaIsComparedOnRequest() throws Exception {
        execute("CREATE SEQUENCE counter");
        Path golden = directory.resolve("schema.snapshot");
        palindrome("snapshot", url(), "--output", golden.toString(), "--with", "data");
        assertThat(Files.readString(golden)).startsWith("palindrome snapshot 1\n# PostgreSQL 17\n# with data\n\n");
        execute("SELECT nextval('counter')");
        assertThat(diff(golden.toString(), url()).out()).contains("  - sequence position counter: ");

        palindrome("snapshot", url(), "--output", golden.toString());
        assertThat(diff(golden.toString(), url()).status()).isZero();
        assertThat(diff(golden.toString(), url(), "--with", "cluster,data").flat(directory))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "error usage The golden file DIR/schema.snapshot was written without data, cluster, so there is nothing to"
                                        + " compare them with. Remedy: Write it again with palindrome snapshot --with data,cluster."));
    }

    @Test
    void aDatabaseIsOnlyRead() throws SQLException {
        String before = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text");
        assertThat(palindrome("snapshot", url()).status()).isZero();
        // A transaction that writes has an id.
        assertThat(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")).isEqualTo(before);
    }

    @Test
    void sidesThatMeanNothing() throws Exception {
        assertThat(diff("nothing", url()).flat(directory))
                .isEqualTo(usage("'nothing' is no URL of PostgreSQL, and there is no such file or directory."));
        assertThat(diff(url(), "me:secret@db/app").flat(directory))
                .isEqualTo(usage("'me:…@db/app' is no URL of PostgreSQL, and there is no such file or directory."));
        assertThat(diff("mysql://root:secret@db/app", url()).flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error configuration-invalid The database URL (mysql:…) is not one of PostgreSQL. Remedy: Write it as"
                                + " jdbc:postgresql://host:port/database or postgres://user@host:port/database."));
        assertThat(diff(history + "@9", url()).flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error target-unknown There is no revision '9' in this history. It has 1, 2, 3. Remedy: Write head, heads,"
                                + " base, the id of a revision, LABEL@head, or +N or -N."));
        assertThat(diff(history.toString()).flat(directory))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "error usage Missing required parameter: 'FOUND'. Remedy: `palindrome diff --help` shows what it takes."));
        Path broken = directory.resolve("broken.snapshot");
        Files.writeString(broken, "palindrome snapshot 1\n\ntable public.grid\n      column x\n");
        assertThat(diff(broken.toString(), url()).flat(directory))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "error file-unreadable at DIR/broken.snapshot:4 This line stands too far to the right:"
                                        + " DIR/broken.snapshot:4. Remedy: Write the snapshot again with palindrome snapshot."));
        Files.writeString(broken, "palindrome snapshot 1\n");
        assertThat(diff(broken.toString(), broken.toString()).flat(directory))
                .isEqualTo(new Run(
                        1,
                        "",
                        "error nothing-checked Neither side has an object, so there is nothing to compare. Remedy: Compare with a"
                                + " database, or with a golden file that palindrome snapshot wrote."));
        Files.write(broken, new byte[] {'-', '-', (byte) 0xE9});
        assertThat(diff(broken.toString(), url()).flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error file-not-utf8 at DIR/broken.snapshot DIR/broken.snapshot is not UTF-8. Remedy: Name a SQL file in"
                                + " UTF-8."));
        assertThat(Run.palindrome("snapshot", "--postgres", "15").flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error usage --postgres is for a source that is built in a scratch database, and none is named. Remedy:"
                                + " Name it, for example DIR@head or schema.sql; or leave --postgres out to read the database of"
                                + " --url."));
    }

    @Test
    void aScratchDatabaseHasTheVersionOfTheOtherSide() {
        try (ScratchDatabase old = TestServer.shared(15).create()) {
            Run run = Run.palindrome("diff", "--server", "embedded", history + "@base", url(old));
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("expected: " + history + "@base (PostgreSQL 15)\n");
        }
    }

    private static Run usage(String message) {
        return new Run(
                2,
                "",
                "error usage " + message
                        + " Remedy: Name the URL of a database (it is only read, in a read-only transaction), DIR@REVISION (DIR"
                        + " alone is DIR@head), a SQL file, a golden file, or model:DIR (model alone is model:.), what"
                        + " palindrome.properties there configures.");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String url() {
        return url(database);
    }

    private static String url(ScratchDatabase of) {
        return of.url() + (of.url().contains("?") ? "&" : "?") + "user=" + of.user() + "&password=" + of.password();
    }

    /** Its scratch databases are made on the server of the tests. */
    private Run diff(String... arguments) {
        return palindrome("diff", arguments);
    }

    private Run palindrome(String command, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Run run = Run.palindrome(Run.with(database, all));
        return new Run(run.status(), masked(run.out()), run.err());
    }

    private String masked(String text) {
        return text.replace(directory.toString(), "DIR").replaceAll("localhost:\\d+/" + database.name(), "DATABASE");
    }
}
