package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.finding.PalindromeException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a database stands, written down without running anything. */
class StampTest {
    private static final String ROWS =
            "SELECT concat_ws(' ', version, type, success) FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary)
                .table("1")
                .table("2")
                .file("V3__left.sql", "-- palindrome: revises 2\nCREATE TABLE t_3 (n int);")
                .file("U3__left.sql", "DROP TABLE t_3;")
                .file(
                        "V4__right.sql",
                        "-- palindrome: revises 2\n-- palindrome: label right\nCREATE TABLE t_4 (n int);")
                .file("U4__right.sql", "DROP TABLE t_4;")
                .file("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n;");
        scratch = Scratch.create();
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    static List<String> majors() {
        return OtherFlyway.majors();
    }

    @Test
    void writesARowForEachAncestor() throws SQLException {
        scratch.execute("CREATE TABLE t_1 (n int)");
        assertThat(migrator().stamp(List.of("3"), false))
                .isEqualTo(new Stamped(0, List.of("1", "2", "3"), List.of(), List.of("3")));
        assertThat(scratch.values(ROWS)).containsExactly("1 SQL t", "2 SQL t", "3 SQL t");
        assertThat(migrator().stamp(List.of("3"), false)).isEqualTo(new Stamped(0, List.of(), List.of(), List.of("3")));
        assertThat(migrator().stamp(List.of("right@head"), false))
                .isEqualTo(new Stamped(0, List.of("4"), List.of(), List.of("3", "4")));
        assertThat(migrator().stamp(List.of("1"), false))
                .isEqualTo(new Stamped(0, List.of(), List.of("4", "3", "2"), List.of("1")));
        assertThat(scratch.values(ROWS))
                .containsExactly("1 SQL t", "2 SQL t", "3 SQL t", "4 SQL t", "4 DELETE t", "3 DELETE t", "2 DELETE t");
        assertThat(migrator().stamp(List.of("base"), false))
                .isEqualTo(new Stamped(0, List.of(), List.of("1"), List.of()));
        assertThat(scratch.tables()).containsExactly("t_1");
    }

    @ParameterizedTest
    @MethodSource("majors")
    void flywayGoesOnFromAStamp(String major) throws SQLException {
        scratch.execute("CREATE TABLE t_1 (n int)", "CREATE TABLE t_2 (n int)");
        migrator().stamp(List.of("2"), false);
        OtherFlyway flyway = flyway(major);
        assertThat(flyway.info()).containsExactly("1 Success", "2 Success", "3 Pending", "4 Pending", "view Pending");
        assertThat(flyway.migrate()).isEqualTo(3);
        migrator().stamp(List.of("3"), true);
        assertThat(flyway.info()).containsExactly("1 Success", "2 Success", "3 Success", "4 Pending", "view Pending");
        scratch.execute("DROP TABLE t_4");
        assertThat(flyway.migrate()).isEqualTo(2);
        assertThat(flyway.validate()).isEmpty();
        assertThat(migrator().current().findings()).isEmpty();
        assertThat(migrator().current().heads()).containsExactly("3", "4");
    }

    /** One branch is taken back below another that stays: Flyway goes on with outOfOrder, as it was said before. */
    @ParameterizedTest
    @MethodSource("majors")
    void flywayGoesOnOutOfOrder(String major) {
        migrator().upgrade("heads");
        Notices notices = new Notices();
        migrator().withProgress(notices).downgrade("3@2");
        assertThat(notices.said)
                .containsExactly("Revision 3 is taken back while 4 stays applied: Flyway will apply it again only with"
                        + " outOfOrder=true.");
        assertThat(flyway(major, "ignoreMigrationPatterns", "*:ignored").migrate())
                .isEqualTo(1);
        assertThat(migrator().current().heads()).containsExactly("4");
        OtherFlyway outOfOrder = flyway(major, "outOfOrder", "true");
        assertThat(outOfOrder.migrate()).isEqualTo(1);
        assertThat(outOfOrder.validate()).isEmpty();
        assertThat(migrator().current().heads()).containsExactly("3", "4");
        assertThat(migrator().current().findings()).isEmpty();
    }

    @Test
    void saysWhichRevisionsTheFilesDoNotHave() throws SQLException {
        migrator().upgrade("heads");
        scripts.delete("V4__right.sql").delete("U4__right.sql");
        PalindromeException refused = MigratorTest.refused(() -> migrator().stamp(List.of("3"), false));
        assertThat(refused)
                .hasMessage(
                        "The database has revision 4 (V4__right.sql) applied, which this history does not have: row 4"
                                + " of public.flyway_schema_history.");
        assertThat(refused.findings().get(0).remedy())
                .isEqualTo(
                        "Use the release of the project that has it, or put its script back. If the schema is as one of"
                                + " this history's revisions leaves it, write that down: `palindrome stamp --purge REVISION`.");
        assertThat(migrator().stamp(List.of("3"), true))
                .isEqualTo(new Stamped(5, List.of("1", "2", "3"), List.of(), List.of("3")));
        assertThat(scratch.values(ROWS)).containsExactly("1 SQL t", "2 SQL t", "3 SQL t");
    }

    @Test
    void doesNotStampABaselineAway() throws SQLException {
        scratch.execute("CREATE TABLE t_1 (n int)", "CREATE TABLE t_2 (n int)");
        flyway("13", "baselineVersion", "2").baseline();
        PalindromeException refused = MigratorTest.refused(() -> migrator().stamp(List.of("1"), false));
        assertThat(refused).hasMessage("Revision 2 cannot be stamped away: the baseline 2 stands for it.");
        assertThat(refused.findings().get(0).remedy())
                .isEqualTo("Stamp the baseline or a revision above it, or add --purge, which erases the baseline too.");
        assertThat(migrator().stamp(List.of("3"), false).added()).containsExactly("3");
        assertThat(migrator().stamp(List.of("1"), true))
                .isEqualTo(new Stamped(2, List.of("1"), List.of(), List.of("1")));
    }

    /** A connection of a pool is used again by somebody else. */
    @Test
    void aRefusedStampLeavesNoLockOnItsConnection() throws SQLException {
        migrator().upgrade("heads");
        scripts.delete("V4__right.sql").delete("U4__right.sql");
        try (Connection pooled = scratch.connect()) {
            Connection kept = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(pooled, arguments));
            Migrator migrator = new Migrator(scripts.history(), () -> kept);
            assertThat(MigratorTest.refused(() -> migrator.stamp(List.of("3"), false)))
                    .hasMessageStartingWith("The database has revision 4");
            assertThat(pooled.getAutoCommit()).isTrue();
            assertThat(scratch.values("SELECT locktype FROM pg_locks WHERE locktype = 'advisory'"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                    .isEmpty();
        }
    }

    /** A stamp that is refused leaves no table behind. */
    @Test
    void aTargetThatMeansNothingChangesNothing() throws SQLException {
        assertThat(MigratorTest.refused(() -> migrator().stamp(List.of("9"), true)))
                .hasMessage("There is no revision '9' in this history. It has 1, 2, 3, 4.");
        assertThat(MigratorTest.refused(() -> migrator().stamp(List.of("head"), false)))
                .hasMessage("The history has several heads, so 'head' could mean any of them: 3 (V3__left.sql), 4"
                        + " (V4__right.sql).");
        assertThat(scratch.value("SELECT to_regclass('flyway_schema_history')")).isNull();
    }

    private static final class Notices implements Progress {
        private final List<String> said = new java.util.ArrayList<>();

        @Override
        public void notice(String sentence) {
            said.add(sentence);
        }
    }

    private Migrator migrator() {
        return scripts.migrator(scratch);
    }

    private OtherFlyway flyway(String major, String... settings) {
        return new OtherFlyway(major, scratch.database(), List.of("filesystem:" + temporary), false, settings);
    }
}
