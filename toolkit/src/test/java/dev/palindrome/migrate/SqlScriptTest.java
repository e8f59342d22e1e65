package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.schema.SnapshotReader;
import dev.palindrome.schema.SnapshotText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts of {@code --sql}, run by psql, leave what the commands leave. */
class SqlScriptTest {
    private static final String ROWS =
            "SELECT concat_ws('|', installed_rank, version, description, type, script, checksum,"
                    + " success) FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;
    private Scratch other;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary)
                .file("V1__table.sql", """
                        CREATE TABLE t (n int[], "a:n" text DEFAULT ':n' -- of :USER
                        );
                        INSERT INTO t VALUES (ARRAY[1, 2, 3], E'it''s \\\\ :HOST');
                        CREATE FUNCTION f(HOST int) RETURNS int[] BEGIN ATOMIC SELECT t.n[1:HOST] FROM t; SELECT n[1:2] FROM t; END;
                        COPY t FROM STDIN;
                        {4}\ttab\\tand :USER
                        \\N\t\\\\.
                        \\.
                        SET ROLE pg_monitor;
                        """)
                .file(
                        "U1__table.sql",
                        "SET LOCAL search_path = pg_catalog; DROP VIEW IF EXISTS public.v; DROP FUNCTION public.f; DROP TABLE public.t;")
                .file("V3__index.sql", "CREATE INDEX CONCURRENTLY t_n ON t (n);")
                .file("U3__index.sql", "DROP INDEX CONCURRENTLY t_n;")
                .file("V4__commits.sql", "CREATE TABLE one (n int); COMMIT; CREATE TABLE two (n int);")
                .file("U4__commits.sql", "BEGIN; DROP TABLE two; COMMIT; DROP TABLE one;")
                .file(
                        "V5__temporary.sql",
                        "CREATE TEMP TABLE x AS SELECT 1 AS n; CREATE TABLE five AS SELECT n FROM x;")
                .file("U5__temporary.sql", "DROP TABLE five;")
                .file("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT t.\"a:n\"::text FROM t;");
        scratch = Scratch.create();
        other = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
        other.close();
    }

    static List<String> majors() {
        return OtherFlyway.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void psqlLeavesWhatTheCommandsLeave(String major) throws SQLException {
        History history = history();
        Migrator migrator = new Migrator(history, other::connect);

        psql(script(history).upgrade("4"));
        migrator.upgrade("4");
        assertSame();
        psql(script(history).upgrade("4:head"));
        migrator.upgrade("head");
        assertSame();
        assertThat(scratch.values("SELECT \"a:n\" FROM t ORDER BY 1"))
                .isEqualTo(other.values("SELECT \"a:n\" FROM t ORDER BY 1"))
                .contains("it's \\ :HOST", "tab\tand :USER");
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.validate()).isEmpty();
        assertThat(flyway.migrate()).isZero();
        assertThat(new Migrator(history, scratch::connect).current().findings()).isEmpty();

        psql(script(history).downgrade("head:1"));
        migrator.downgrade("1");
        assertSame();
        assertThat(flyway.migrate()).isEqualTo(5);
        assertThat(flyway.validate()).isEmpty();
        migrator.upgrade("head");
        psql(script(history).downgrade("5:base"));
        migrator.downgrade("base");
        assertThat(schema(scratch)).isEqualTo(schema(other));
        psql(script(history).upgrade("head"));
        migrator.upgrade("head");
        assertThat(schema(scratch)).isEqualTo(schema(other));
        assertThat(flyway.validate()).isEmpty();
    }

    @Test
    void aRepeatableScriptRunsOnlyWhenItChanged() throws SQLException {
        psql(script(history()).upgrade("head"));
        scripts.table("6");
        psql(script(history()).upgrade("5:head"));
        assertThat(scratch.values(ROWS))
                .filteredOn(row -> row.contains("R__view"))
                .hasSize(1);
        scripts.file("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 'changed' AS \"a:n\";")
                .table("7");
        psql(script(history()).upgrade("6:head"));
        assertThat(scratch.values(ROWS))
                .filteredOn(row -> row.contains("R__view"))
                .hasSize(2);
        assertThat(scratch.value("SELECT * FROM v")).isEqualTo("changed");
        assertThat(flyway("13").validate()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aStampIsWrittenDownToo(String major) throws SQLException {
        History history = history();
        psql(script(history).stamp(List.of("3"), false));
        new Migrator(history, other::connect).stamp(List.of("3"), false);
        assertSame();
        psql(script(history).stamp(List.of("3:1"), false));
        new Migrator(history, other::connect).stamp(List.of("1"), false);
        assertSame();
        psql(script(history).stamp(List.of("5"), true));
        new Migrator(history, other::connect).stamp(List.of("5"), true);
        assertSame();
        assertThat(new OtherFlyway(major, scratch.database(), locations(), true, "ignoreMigrationPatterns", "*:pending")
                        .validate())
                .isEmpty();
    }

    @Test
    void javaRevisionsAreRecorded() throws SQLException {
        History history = history();
        assertThat(script(history).upgrade("1:2")).contains("""
                -- upgrade 2 (Jooq table): dev.palindrome.migrate.javarevisions.V2__Jooq_table
                BEGIN;
                create table "jooq" ("n" int);
                SET CONSTRAINTS ALL IMMEDIATE;
                """);
        assertThat(notices).isEmpty();
    }

    @Test
    void aScriptThatBeginsElsewhereStops() throws SQLException {
        History history = history();
        assertThat(Psql.run(scratch.database(), temporary, script(history).upgrade("3:4")))
                .satisfies(run -> assertThat(run.status()).isEqualTo(3))
                .satisfies(run -> assertThat(run.output())
                        .contains("ERROR:  Revision 1 is not applied, and this script begins above it."));
        assertThat(scratch.value("SELECT to_regclass('flyway_schema_history') IS NULL"))
                .isEqualTo("t");
        psql(script(history).upgrade("1"));
        assertThat(Psql.run(scratch.database(), temporary, script(history).upgrade("4")))
                .satisfies(run -> assertThat(run.status()).isEqualTo(3))
                .satisfies(run -> assertThat(run.output())
                        .contains("ERROR:  Revision 1 is applied already, and this script would apply it."));
        assertThat(scratch.values(ROWS)).hasSize(1);
        scratch.execute("UPDATE flyway_schema_history SET success = false");
        assertThat(Psql.run(scratch.database(), temporary, script(history).upgrade("1:4")))
                .satisfies(run -> assertThat(run.output())
                        .contains("ERROR:  A row of public.flyway_schema_history is marked as failed; put the schema"
                                + " right and run: palindrome repair"));
    }

    @ParameterizedTest
    @MethodSource("majors")
    void aBaselineStandsForWhatIsBelowItAndNotForWhatIsAbove(String major) throws SQLException {
        History history = history();
        scratch.execute(
                "CREATE TABLE t (n int[], \"a:n\" text)", "CREATE TABLE one (n int)", "CREATE TABLE two (n int)");
        new OtherFlyway(major, scratch.database(), List.of("filesystem:" + temporary), false, "baselineVersion", "3.0")
                .baseline();
        assertThat(Psql.run(scratch.database(), temporary, script(history).upgrade("4:5"))
                        .output())
                .contains("ERROR:  Revision 4 is not applied, and this script begins above it.");
        scratch.execute("DROP TABLE one", "DROP TABLE two");
        psql(script(history).upgrade("3:4"));
        assertThat(scratch.tables()).containsExactly("one", "t", "two");
    }

    @Test
    void schemasThatAScriptCreatesAreWrittenDownAsFlywayWritesThem() throws SQLException {
        scripts.file("flyway.toml", "[flyway]\nschemas = [\"app\", \"other\"]\n");
        History history = history();
        scratch.execute("CREATE SCHEMA other");
        psql(script(history).upgrade("1"));
        assertThat(scratch.values("SELECT concat_ws(' ', installed_rank, type, script) FROM app.flyway_schema_history"
                        + " ORDER BY installed_rank"))
                .containsExactly("0 SCHEMA \"app\"", "1 SQL V1__table.sql");
    }

    @Test
    void aScriptDoesNotRunBesideAnotherTool() throws SQLException {
        History history = history();
        try (Connection connection = scratch.connect()) {
            HistoryLock lock = new HistoryLock(HistoryTable.offline(history));
            lock.acquire(connection, java.time.Duration.ZERO, Progress.SILENT);
            Psql run = Psql.run(scratch.database(), temporary, script(history).upgrade("1"));
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.output()).contains("ERROR:  Another upgrade or downgrade is running.");
        }
    }

    @Test
    void whatCannotBeWrittenDownIsRefused() {
        scripts.file("V9__late.sql", "SELECT '${flyway:database}';");
        MigratorTest.assertRefused(
                () -> script(history()).upgrade("heads"),
                dev.palindrome.finding.Code.PLACEHOLDER_UNKNOWN,
                "V9__late.sql has the placeholder ${flyway:database}, whose value is known only on a connection, and a"
                        + " script is written without one.",
                "Use current_database() or current_user in the script, or run it without --sql.");
        assertThat(MigratorTest.refused(() -> script(history()).downgrade("1")))
                .hasMessage("The script of a downgrade has to know where the database stands, and '1' is no range.");
        assertThat(MigratorTest.refused(() -> script(history()).downgrade("head:1")))
                .hasMessage("Revision 9 (late) cannot be taken back: it has no downgrade.");
    }

    private SqlScript script(History history) {
        return new SqlScript(
                history,
                () -> {
                    scratchDatabases.add(Scratch.create());
                    return scratchDatabases.get(scratchDatabases.size() - 1).connect();
                },
                new Progress() {
                    @Override
                    public void notice(String sentence) {
                        notices.add(sentence);
                    }
                });
    }

    private final List<Scratch> scratchDatabases = new ArrayList<>();

    @AfterEach
    void closeThem() {
        scratchDatabases.forEach(Scratch::close);
    }

    private void psql(String script) {
        Psql run = Psql.run(scratch.database(), temporary, script);
        assertThat(run.status()).as(run.output() + "\n" + script).isZero();
    }

    private void assertSame() throws SQLException {
        assertThat(schema(scratch)).isEqualTo(schema(other));
        assertThat(scratch.values(ROWS)).isEqualTo(other.values(ROWS));
    }

    private static String schema(Scratch scratch) throws SQLException {
        try (Connection connection = scratch.connect()) {
            return SnapshotText.write(new SnapshotReader(Set.of()).read(connection));
        }
    }

    private History history() {
        return Histories.load(HistoryOptions.of(temporary).locations(locations()));
    }

    private List<String> locations() {
        return List.of("filesystem:" + temporary, "classpath:dev/palindrome/migrate/javarevisions");
    }

    private OtherFlyway flyway(String major) {
        assertThat(Files.isDirectory(temporary)).isTrue();
        return new OtherFlyway(major, scratch.database(), locations(), true);
    }
}
