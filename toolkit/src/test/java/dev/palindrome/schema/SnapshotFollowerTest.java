package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.PalindromeException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a follower puts together is what the reader reads, after every step. */
class SnapshotFollowerTest {
    private static final int VERSION = 15;

    /** A step, and what is said of it: that it fails, or cannot run in a transaction. */
    private record Step(String name, String sql, boolean fails, boolean alone) {}

    @Test
    void readsWhatTheReaderReadsAfterStepsOfEveryKind() throws Exception {
        try (ScratchDatabase database = TestServer.shared(VERSION).create();
                Connection connection = database.connect();
                FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
            role(connection, "owner_role");
            role(connection, "reader_role");
            FollowedDatabase.execute(connection, resource("everything.sql"));
            try {
                List<String> wrong = new ArrayList<>();
                for (Step step : steps()) {
                    if (step.alone()) {
                        FollowedDatabase.execute(connection, step.sql());
                        followed.follower().missed();
                    } else {
                        String failure = followed.step(connection, step.sql());
                        if (failure != null != step.fails()) {
                            wrong.add(step.name() + ": " + failure);
                        }
                        assertThat(steps().get(0).name().equals(step.name()) ? failure : null)
                                .isNull();
                    }
                    wrong.addAll(followed.differences(step.name()));
                }
                assertThat(wrong).isEmpty();
                assertThat(followed.follower().inPartCount())
                        .as("steps that were followed, of which "
                                + followed.follower().inFullCount() + " were not")
                        .isGreaterThan(70);
            } finally {
                FollowedDatabase.execute(connection, "DROP SUBSCRIPTION reads");
            }
        }
    }

    @Test
    void leavesOutWhatTheReaderLeavesOut() throws Exception {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                FollowedDatabase followed = new FollowedDatabase(database, Set.of("public.book"))) {
            for (String sql : List.of(
                    "CREATE TABLE book (id serial PRIMARY KEY, a int); CREATE TABLE other (id int)",
                    "ALTER TABLE book ADD b int; CREATE INDEX ON book (b)",
                    "ALTER SEQUENCE book_id_seq INCREMENT 3",
                    "COMMENT ON SEQUENCE book_id_seq IS 's'; ALTER TABLE other ADD x int",
                    "DROP TABLE book")) {
                assertThat(followed.step(connection, sql)).isNull();
                assertThat(followed.differences(sql)).isEmpty();
            }
            assertThat(followed.follower().inFullCount()).isEqualTo(1);
        }
    }

    /** Where nothing changed it is the same instance, and objects that did not change are shared. */
    @Test
    void sharesWhatDidNotChange() throws Exception {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
            followed.step(connection, "CREATE TABLE a (id int); CREATE TABLE b (id int)");
            Snapshot before = followed.follower().read();
            followed.step(connection, "INSERT INTO a VALUES (1)");
            assertThat(followed.follower().read()).isSameAs(before);
            followed.step(connection, "ALTER TABLE a ALTER id SET DEFAULT 1; ALTER TABLE a ALTER id DROP DEFAULT");
            assertThat(followed.follower().read()).isSameAs(before);
            followed.step(connection, "ALTER TABLE a ADD x int");
            Snapshot after = followed.follower().read();

            ObjectKey other = new ObjectKey("table", "public.b");
            assertThat(after.find(other)).isSameAs(before.find(other));
            assertThat(after).isNotEqualTo(before);
        }
    }

    @Test
    void readsInFullWhatItDidNotSee() throws Exception {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
            FollowedDatabase.execute(connection, "CREATE TABLE unseen (id int)");
            followed.follower().committed();
            assertThat(followed.differences("committed without having been looked at"))
                    .isEmpty();

            connection.setAutoCommit(false);
            FollowedDatabase.execute(connection, "CREATE TABLE first (id int)");
            followed.follower().beforeCommit(connection);
            connection.commit();
            followed.follower().committed();
            FollowedDatabase.execute(connection, "DROP TABLE unseen");
            followed.follower().beforeCommit(connection);
            connection.commit();
            followed.follower().committed();
            assertThat(followed.differences("two steps without a snapshot between"))
                    .isEmpty();
            assertThat(followed.follower().inPartCount()).isZero();
        }
    }

    @Test
    void failsLoudlyWhereItIsWrong() throws Exception {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                Connection observer = database.connect()) {
            SnapshotFollower follower = new SnapshotFollower(new SnapshotReader(Set.of()), observer, true);
            follower.read();
            FollowedDatabase.execute(connection, "CREATE TABLE unseen (id int)");

            assertThatThrownBy(follower::read)
                    .isInstanceOf(PalindromeException.class)
                    .hasMessageContaining("A snapshot that was put together from a former one is not what the catalogs"
                            + " say: column public.unseen.id, table public.unseen.");
        }
    }

    /** A new file that selects from no shared expression is read at every step, unless it names nothing but what is not followed. */
    @Test
    void readsAgainWhateverCannotBeRestricted() {
        CatalogQuery query = new CatalogQuery(VERSION, true, Set.of());

        assertThat(query.readAlways()).containsExactly("publication_table");
        assertThat(FollowedCatalogs.isIndifferent("SELECT 1 FROM pg_cast c JOIN pg_depend d ON true"))
                .isTrue();
        assertThat(FollowedCatalogs.isIndifferent("SELECT 1 FROM pg_init_privs i JOIN pg_proc p ON true"))
                .isFalse();
        assertThat(FollowedCatalogs.isIndifferent("SELECT 1 FROM pg_indexes")).isFalse();
        assertThat(FollowedCatalogs.isIndifferent("SELECT 1 FROM information_schema.tables"))
                .isFalse();
    }

    private static List<Step> steps() throws Exception {
        List<Step> steps = new ArrayList<>();
        for (String block : resource("steps.sql").split("(?m)^-- step ")) {
            if (block.startsWith("--")) {
                continue;
            }
            String name = block.lines().findFirst().orElseThrow();
            String[] ways = block.substring(name.length()).split("(?m)^-- back$");
            for (int i = 0; i < ways.length; i++) {
                steps.add(new Step(
                        name + (i == 0 ? "" : ", back"),
                        ways[i],
                        ways[i].contains("-- fails"),
                        ways[i].contains("-- alone")));
            }
        }
        assertThat(steps).hasSizeGreaterThan(100);
        return steps;
    }

    private static void role(Connection connection, String name) throws SQLException {
        FollowedDatabase.execute(
                connection, "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    }

    private static String resource(String name) throws Exception {
        try (InputStream stream = SnapshotFollowerTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
