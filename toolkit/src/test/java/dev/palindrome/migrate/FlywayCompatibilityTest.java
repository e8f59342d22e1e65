package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flyway 10 to 13 go on where we stopped, and we where they stopped. */
class FlywayCompatibilityTest {
    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary)
                .file("V001__table_001.sql", "CREATE TABLE t_001 (n int);")
                .file("U001__table_001.sql", "DROP VIEW IF EXISTS v;\nDROP TABLE t_001;")
                .table("002")
                .file("V3.1__index_built_concurrently.sql", "CREATE INDEX CONCURRENTLY t_001_n ON t_001 (n);\n")
                .file("U3.1__index_built_concurrently.sql", "DROP INDEX CONCURRENTLY t_001_n;")
                .file("V4__ohne_Größe.sql", "COMMIT;\r\nCREATE TABLE \"t_Größe\" (n int);\r\n")
                .file("U4__ohne_Größe.sql", "COMMIT; DROP TABLE \"t_Größe\";")
                .file("R__all_rows.sql", "CREATE OR REPLACE VIEW v AS SELECT n FROM t_001;");
        scratch = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    static List<String> majors() {
        return OtherFlyway.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void findsNothingWrongAfterOurUpgrade(String major) {
        scripts.migrator(scratch).upgrade("head");

        OtherFlyway flyway = flyway(major);
        assertThat(flyway.validate()).isEmpty();
        assertThat(flyway.info())
                .containsExactly("001 Success", "002 Success", "3.1 Success", "4 Success", "all rows Success");
        assertThat(flyway.migrate()).isZero();
    }

    /** Validation takes what is not applied yet for an error, unless told otherwise; after a downgrade something never is. */
    @ParameterizedTest
    @MethodSource("majors")
    void findsNothingWrongAfterOurDowngrade(String major) {
        Migrator migrator = scripts.migrator(scratch);
        migrator.upgrade("head");
        assertThat(migrator.downgrade("1").revisions()).containsExactly("4", "3.1", "002");

        OtherFlyway tolerant = flyway(major, "ignoreMigrationPatterns", "*:pending");
        assertThat(tolerant.validate()).isEmpty();
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.info())
                .containsExactly(
                        "001 Success",
                        "002 Deleted",
                        "3.1 Deleted",
                        "4 Deleted",
                        "002 Pending",
                        "3.1 Pending",
                        "4 Pending",
                        "all rows Pending");
        assertThat(flyway.migrate()).isEqualTo(4);
        assertThat(flyway.validate()).isEmpty();
        assertThat(scripts.migrator(scratch).current().findings()).isEmpty();
        assertThat(scripts.migrator(scratch).current().heads()).containsExactly("4");
        assertThat(scripts.migrator(scratch).downgrade("base").revisions()).containsExactly("4", "3.1", "002", "001");
        assertThat(flyway.migrate()).isEqualTo(5);
        assertThat(flyway.validate()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void weGoOnWhereFlywayStopped(String major) {
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.migrate()).isEqualTo(5);
        Migrator migrator = scripts.migrator(scratch);

        assertThat(migrator.current().findings()).isEmpty();
        assertThat(migrator.current().applied()).containsExactly("001", "002", "3.1", "4");
        assertThat(migrator.upgrade("head"))
                .satisfies(outcome -> assertThat(outcome.revisions()).isEmpty())
                .satisfies(outcome -> assertThat(outcome.repeatables()).isEmpty());
        assertThat(migrator.repair()).isEmpty();
        scripts.table("5");
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("5");
        assertThat(scripts.migrator(scratch).downgrade("2").revisions()).containsExactly("5", "4", "3.1");
    }

    @ParameterizedTest
    @MethodSource("majors")
    void weReadItsBaselineAndItsRepair(String major) throws SQLException {
        scratch.execute("CREATE TABLE t_001 (n int)", "CREATE TABLE t_002 (n int)");
        OtherFlyway baselining = flyway(major, "baselineVersion", "2");
        baselining.baseline();
        assertThat(scripts.migrator(scratch).current().heads()).containsExactly("002");
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("3.1", "4");
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.validate()).isEmpty();
        assertThat(flyway.migrate()).isZero();
        scripts.delete("V3.1__index_built_concurrently.sql").delete("U3.1__index_built_concurrently.sql");
        flyway.repair();
        assertThat(scripts.migrator(scratch).current().findings()).isEmpty();
        assertThat(scripts.migrator(scratch).current().applied()).containsExactly("001", "002", "4");
    }

    @ParameterizedTest
    @MethodSource("majors")
    void ourMarksStopIt(String major) throws SQLException {
        scripts.migrator(scratch).upgrade("head");
        scripts.file("V5__bad.sql", "COMMIT; CREATE TABLE left_behind (n int); COMMIT; SELECT 1 / 0;");
        assertThat(MigratorTest.refused(() -> scripts.migrator(scratch).upgrade("head")))
                .isInstanceOf(StatementFailedException.class);
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.validate())
                .singleElement()
                .asString()
                .startsWith("Detected failed migration to version 5 (bad).");
        flyway.repair();
        scripts.delete("V5__bad.sql")
                .file("U4__ohne_Größe.sql", "COMMIT; DROP TABLE \"t_Größe\"; COMMIT; SELECT 1 / 0;");
        scratch.execute("DROP TABLE left_behind");
        assertThat(MigratorTest.refused(() -> scripts.migrator(scratch).downgrade("3.1")))
                .isInstanceOf(StatementFailedException.class);
        assertThat(flyway.validate())
                .contains("Detected failed migration to version 4 (ohne Größe).\n"
                        + "Please remove any half-completed changes then run repair to fix the schema history.");
        flyway.repair();
        assertThat(scripts.migrator(scratch).current().heads()).containsExactly("3.1");
        assertThat(scripts.migrator(scratch).current().findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void oneLockForBoth(String major) throws Exception {
        scripts.migrator(scratch).upgrade("head");
        scripts.file("V5__slow.sql", "SELECT pg_sleep(1); CREATE TABLE slow (n int);");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        OtherFlyway flyway = new OtherFlyway(major, scratch.database(), List.of("filesystem:" + temporary), false);
        try {
            Future<Outcome> ours =
                    threads.submit(() -> scripts.migrator(scratch).upgrade("head"));
            org.awaitility.Awaitility.await()
                    .until(() -> scratch.value("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1)%'"
                                    + " AND pid <> pg_backend_pid() AND datname = current_database()")
                            .equals("1"));
            assertThat(flyway.migrate()).isZero();
            assertThat(ours.get().revisions()).containsExactly("5");
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void schemasAndJavaRevisions(String major) throws SQLException {
        List<String> locations = List.of("classpath:dev/palindrome/migrate/javarevisions", "filesystem:" + temporary);
        scripts.delete("V002__table_002.sql").delete("U002__table_002.sql");
        History history = Histories.load(HistoryOptions.ofLocations(locations)
                .layout("flyway")
                .classLoader(getClass().getClassLoader())
                .setting("schemas", "app,extra"));
        Migrator migrator = new Migrator(history, scratch::connect);
        migrator.upgrade("head");
        OtherFlyway flyway = new OtherFlyway(major, scratch.database(), locations, true, "schemas", "app,extra");
        assertThat(flyway.validate()).isEmpty();
        assertThat(flyway.migrate()).isZero();
        assertThat(migrator.downgrade("1").revisions()).containsExactly("4", "3.1", "2");
        assertThat(flyway.migrate()).isEqualTo(4);
        assertThat(migrator.downgrade("base").revisions()).containsExactly("4", "3.1", "2", "001");
        assertThat(
                        scratch.values(
                                "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('app', 'extra', 'public')"))
                .containsExactly("app.flyway_schema_history");
    }

    private OtherFlyway flyway(String major, String... settings) {
        return new OtherFlyway(major, scratch.database(), List.of("filesystem:" + temporary), true, settings);
    }
}
