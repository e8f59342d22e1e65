package dev.palindrome.migrate;

import static dev.palindrome.migrate.MigratorTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas, {@code search_path}, role and {@code initSql}. */
class SessionSetupTest {
    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary);
        scratch = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    void createsSchemasAndWorksInTheFirst() throws SQLException {
        scripts.file("V1__a.sql", "CREATE TABLE a (n int);")
                .file("V2__b.sql", "SELECT set_config('search_path', '', false); CREATE TABLE other.b (n int);")
                .file("V3__c.sql", "CREATE TABLE c AS SELECT current_setting('search_path') AS path;");
        History history =
                Histories.load(HistoryOptions.of(temporary).layout("flyway").setting("schemas", "My app,other"));
        Migrator migrator = new Migrator(history, scratch::connect);

        assertThat(migrator.current().table()).isEqualTo("My app.flyway_schema_history");
        assertThat(scratch.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'other'"))
                .isEqualTo("0");
        migrator.upgrade("head");

        assertThat(scratch.values(
                        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('My app', 'other', 'public')"
                                + " ORDER BY 1"))
                .containsExactly("My app.a", "My app.c", "My app.flyway_schema_history", "other.b");
        assertThat(scratch.value("SELECT path FROM \"My app\".c")).isEqualTo("\"My app\",\"$user\", public");
        assertThat(scratch.value(
                        "SELECT concat_ws('|', installed_rank, version, description, type, script, checksum, success)"
                                + " FROM \"My app\".flyway_schema_history ORDER BY installed_rank"))
                .isEqualTo("0|<< Flyway Schema Creation >>|SCHEMA|\"My app\",\"other\"|t");
    }

    @Test
    void createsNothingWithoutTheLock() throws SQLException {
        scripts.table("1");
        History history =
                Histories.load(HistoryOptions.of(temporary).layout("flyway").setting("schemas", "app"));
        try (Connection other = scratch.connect()) {
            new HistoryLock(new HistoryTable("app", "flyway_schema_history"))
                    .acquire(other, Duration.ZERO, Progress.SILENT);
            assertThat(MigratorTest.refused(() -> new Migrator(history, scratch::connect)
                                    .withLockTimeout(Duration.ZERO)
                                    .upgrade("head"))
                            .findings())
                    .extracting(Finding::code)
                    .containsExactly(Code.HISTORY_LOCKED);
        }
        assertThat(scratch.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'app'"))
                .isEqualTo("0");
    }

    @Test
    void runsInitSqlAndKeepsItsRole() throws SQLException {
        scratch.execute(
                "CREATE ROLE palindrome_owner NOLOGIN", "GRANT CREATE, USAGE ON SCHEMA public TO palindrome_owner");
        scripts.file("V1__a.sql", "CREATE TABLE a (n int); RESET ROLE; SET statement_timeout = '7s';")
                .file("V2__b.sql", "CREATE TABLE b AS SELECT current_setting('statement_timeout') AS t;");
        History history = Histories.load(HistoryOptions.of(temporary)
                .layout("flyway")
                .setting("initSql", "SET ROLE palindrome_owner; SET statement_timeout = '90s'"));

        new Migrator(history, scratch::connect).upgrade("head");

        assertThat(scratch.values(
                        "SELECT tablename || ' ' || tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly("a palindrome_owner", "b palindrome_owner", "flyway_schema_history palindrome_owner");
        assertThat(scratch.value("SELECT t FROM b")).isEqualTo("90s");
        assertThat(scratch.values("SELECT DISTINCT installed_by FROM flyway_schema_history"))
                .containsExactly("palindrome_owner");
        scratch.execute("DROP OWNED BY palindrome_owner", "DROP ROLE palindrome_owner");
    }

    @Test
    void theRowIsWrittenByTheRoleThatOwnsTheTable() throws SQLException {
        scratch.execute("CREATE ROLE palindrome_app NOLOGIN", "GRANT CREATE, USAGE ON SCHEMA public TO palindrome_app");
        scripts.file("V1__a.sql", "SET ROLE palindrome_app; CREATE TABLE a (n int);")
                .file("U1__a.sql", "SET ROLE palindrome_app; DROP TABLE a;");

        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("1");
        assertThat(scripts.migrator(scratch).downgrade("base").revisions()).containsExactly("1");
        scratch.execute("DROP OWNED BY palindrome_app", "DROP ROLE palindrome_app");
    }

    @Test
    void aFailingInitSqlIsAMistakeInTheConfiguration() {
        scripts.table("1");
        History history =
                Histories.load(HistoryOptions.of(temporary).layout("flyway").setting("initSql", "SET ROLE nobody"));

        assertRefused(
                () -> new Migrator(history, scratch::connect).upgrade("head"),
                Code.CONFIGURATION_INVALID,
                "The initSql of the history failed: role \"nobody\" does not exist (SQLSTATE 22023), in: SET ROLE nobody.",
                "Correct initSql in the configuration.");
    }

    @Test
    void aMissingPrivilegeSaysSo() throws SQLException {
        scratch.execute("CREATE ROLE palindrome_reader NOLOGIN", "GRANT USAGE ON SCHEMA public TO palindrome_reader");
        scripts.table("1");
        History history = Histories.load(
                HistoryOptions.of(temporary).layout("flyway").setting("initSql", "SET ROLE palindrome_reader"));

        assertRefused(
                () -> new Migrator(history, scratch::connect).upgrade("head"),
                Code.DATABASE_PRIVILEGE,
                "PostgreSQL refused what Palindrome did around the revisions: permission denied for schema public (SQLSTATE 42501).",
                "Connect as a role that may do so, or grant it the privilege.");
        scratch.execute("DROP OWNED BY palindrome_reader", "DROP ROLE palindrome_reader");
    }

    @Test
    void otherLayoutsUseFlywaysTableToo() throws SQLException {
        new ScriptDirectory(temporary)
                .file("000001_a.up.sql", "CREATE TABLE a (n int);")
                .file("000001_a.down.sql", "DROP TABLE a;")
                .file("000002_b.up.sql", "CREATE TABLE b (n int); SELECT set_config('search_path', '', false);")
                .file("000002_b.down.sql", "DROP TABLE b;");
        History history = Histories.load(HistoryOptions.of(temporary));
        Migrator migrator = new Migrator(history, scratch::connect);

        assertThat(history.layout()).isEqualTo("golang-migrate");
        assertThat(migrator.upgrade("head").revisions()).containsExactly("000001", "000002");
        assertThat(migrator.current().table()).isEqualTo("public.flyway_schema_history");
        assertThat(migrator.downgrade("-1").heads()).containsExactly("000001");
        assertThat(scratch.tables()).containsExactly("a");
    }
}
