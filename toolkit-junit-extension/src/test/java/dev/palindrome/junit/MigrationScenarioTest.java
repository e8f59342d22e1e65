package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.StatementFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MigrationScenarioTest {
    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    static class MovingTestCases {
        @Test
        void startsAtTheBase(MigrationScenario scenario) {
            assertThat(scenario.current()).isEmpty();
            assertThat(scenario.applied()).isEmpty();
            assertThat(scenario.snapshot().objects().keySet())
                    .noneMatch(key -> key.kind().equals("table"));
        }

        @Test
        void startsAtARevision(@StartAt("002") MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("002");
            assertThat(scenario.applied()).containsExactly("001", "002");
        }

        @Test
        @StartAt("head")
        void startsAtTheHeadWithRepeatableScripts(MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("004");
            assertThat(scenario.rows("user_names")).isEmpty();
        }

        @Test
        void movesStepByStep(@StartBefore("003") MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("002");
            assertThat(scenario.upgrade().revisions()).containsExactly("003");
            assertThat(scenario.upgrade().repeatables()).containsExactly("R__user_names.sql");
            scenario.execute("DROP VIEW user_names");
            assertThat(scenario.downgrade().revisions()).containsExactly("004");
            assertThat(scenario.downgrade().revisions()).containsExactly("003");
            assertThat(scenario.current()).containsExactly("002");
        }

        @Test
        void movesToTargets(MigrationScenario scenario) {
            assertThat(scenario.upgradeTo("003").revisions()).containsExactly("001", "002", "003");
            assertThat(scenario.upgradeTo("+1").revisions()).containsExactly("004");
            scenario.execute("DROP VIEW user_names");
            assertThat(scenario.downgradeTo("-2").revisions()).containsExactly("004", "003");
            assertThat(scenario.downgradeTo("base").revisions()).containsExactly("002", "001");
            assertThatThrownBy(scenario::downgrade)
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage("No revision is applied, so there is none to take back.");
            scenario.upgradeTo("head");
            assertThatThrownBy(scenario::upgrade)
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage("Every revision is applied, so there is none to upgrade to.");
        }

        @Test
        void movesRows(@StartBefore("003") MigrationScenario scenario) {
            Map<String, Object> inserted = scenario.row("users")
                    .with("name", "Ada Lovelace")
                    .with("settings", "{\"theme\": \"dark\"}")
                    .insert();
            assertThat(inserted)
                    .containsExactly(
                            Map.entry("id", 1),
                            Map.entry("name", "Ada Lovelace"),
                            Map.entry("settings", "{\"theme\": \"dark\"}"),
                            new java.util.AbstractMap.SimpleEntry<>("email", null));

            scenario.upgrade();
            assertThat(scenario.rows("users")).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("first_name", "Ada")
                    .containsEntry("last_name", "Lovelace")
                    .doesNotContainKey("name"));

            scenario.downgrade();
            assertThat(scenario.rows("users")).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("name", "Ada Lovelace"));
        }

        @Test
        void runsScripts(@StartAt("002") MigrationScenario scenario, @TempDir Path directory) throws Exception {
            scenario.script("scenarios/users.sql");
            Path file = directory.resolve("more.sql");
            Files.writeString(
                    file, "INSERT INTO users (name) VALUES ('Alan Turing');\nINSERT INTO nobody VALUES (1);\n");
            assertThatThrownBy(() -> scenario.script(file))
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessage(
                            "The script failed at " + file
                                    + ":2:13: relation \"nobody\" does not exist (SQLSTATE 42P01), in the statement:"
                                    + " INSERT INTO nobody VALUES (1); Nothing is left behind: its transaction was rolled back.");
            assertThat(scenario.rows("users"))
                    .extracting(row -> row.get("name"))
                    .containsExactly("Ada Lovelace", "Grace; Hopper");
            assertThatThrownBy(() -> scenario.script("no/such.sql"))
                    .hasMessage("the class path has no script no/such.sql");
        }

        @Test
        void speaksJooqAndJdbc(@StartAt("001") MigrationScenario scenario) throws SQLException {
            scenario.dsl().execute("INSERT INTO users (name) VALUES (?)", "Ada");
            try (Connection connection = scenario.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE users SET name = 'Grace'"))
                        .isEqualTo(1);
            }
            assertThat(scenario.rows("users").get(0)).containsEntry("name", "Grace");
            assertThat(scenario.connection()).isSameAs(scenario.connection());
        }

        @Test
        void readsPreparedStatementsThatAnUpgradeChanges(@StartBefore("003") MigrationScenario scenario) {
            for (int i = 0; i < 10; i++) {
                assertThat(scenario.dsl()
                                .resultQuery("SELECT * FROM users WHERE id = ?", i)
                                .fetch())
                        .isEmpty();
            }
            scenario.upgrade();
            assertThat(scenario.dsl()
                            .resultQuery("SELECT * FROM users WHERE id = ?", 1)
                            .fetch())
                    .isEmpty();
        }

        @Test
        void saysWhatIsWrongWithARow(@StartAt("001") MigrationScenario scenario) {
            assertThatThrownBy(() -> scenario.row("users")
                            .with("name", null)
                            .with("settings", "{}")
                            .insert())
                    .isInstanceOf(PalindromeException.class)
                    .hasMessage(
                            "PostgreSQL refused the row of users (name = null, settings = {}): [23502] ERROR: null value in column"
                                    + " \"name\" of relation \"users\" violates not-null constraint Detail: Failing row contains"
                                    + " (1, null, {}).");
            assertThatThrownBy(() -> scenario.row("users").with("nick", "ada").insert())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The table users has no column nick as it stands now; it has id, name, settings.");
            assertThatThrownBy(() -> scenario.rows("people"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The scenario's database has no table people as it stands now; it has"
                            + " flyway_schema_history, users.");
        }

        @Test
        void makesUpWhatARowMustHave(@StartAt("002") MigrationScenario scenario) {
            scenario.execute(
                    "CREATE TABLE sessions (user_id integer NOT NULL REFERENCES users, token uuid NOT NULL UNIQUE,"
                            + " state text NOT NULL CHECK (state IN ('open', 'closed')), note text, begun date NOT NULL DEFAULT '2026-01-01')");

            Map<String, Object> session =
                    scenario.row("sessions").with("state", "open").insert();

            assertThat(session).containsEntry("state", "open").containsEntry("note", null);
            assertThat(session.get("token")).isNotNull();
            assertThat(session.get("begun")).isEqualTo(java.time.LocalDate.of(2026, 1, 1));
            assertThat(scenario.rows("users")).singleElement().satisfies(user -> assertThat(user)
                    .containsEntry("id", session.get("user_id")));
            assertThat(scenario.row("sessions").insert().get("state")).isIn("open", "closed");
            assertThat(scenario.rows("sessions")).hasSize(2);
        }

        @Test
        void doesNotWaitForItsOwnLocks(@StartAt("001") MigrationScenario scenario) throws SQLException {
            scenario.connection().setAutoCommit(false);
            scenario.execute("INSERT INTO users (name) VALUES ('Ada')");
            assertThatThrownBy(scenario::upgrade)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The scenario's connection() has a transaction open, for whose locks a revision would wait for"
                                    + " ever. Commit it or roll it back before the scenario moves.");
            scenario.connection().commit();
            scenario.upgrade();

            assertThatThrownBy(() -> scenario.execute("SELECT 1;\nSELECT nothing;"))
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessage(
                            "The script failed at execute:2:8: column \"nothing\" does not exist (SQLSTATE 42703), in the"
                                    + " statement: SELECT nothing; The transaction in which it ran was begun before it, and has to be"
                                    + " rolled back.");
            scenario.connection().rollback();
        }
    }

    @Test
    void moves() {
        TestRun.of(MovingTestCases.class).succeeds(12);
    }

    @Test
    void movesInParallel() {
        TestRun.inParallel(MovingTestCases.class).succeeds(12);
    }

    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    @StartAt("001")
    static class NestingTestCases {
        @BeforeEach
        void insert(MigrationScenario scenario) {
            scenario.row("users").with("name", "Ada Lovelace").insert();
        }

        @Test
        void ofTheClass(MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("001");
            assertThat(scenario.rows("users")).hasSize(1);
        }

        @Test
        void ofTheParameter(@StartAt("002") MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("002");
            assertThat(scenario.rows("users")).hasSize(1);
        }

        @Test
        void ofSeveral(@StartAt("001") MigrationScenario one, @StartAt("002") MigrationScenario other) {
            assertThat(List.of(one.current(), other.current())).containsExactly(List.of("001"), List.of("002"));
            assertThat(one.rows("users")).hasSize(1);
            assertThat(other.rows("users")).isEmpty();
        }

        @Nested
        class Within {
            @Test
            void ofTheClassAroundIt(MigrationScenario scenario) {
                assertThat(scenario.rows("users")).hasSize(1);
            }
        }

        @Nested
        @StartAt("002")
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class OnItsOwn {
            @Test
            void one(MigrationScenario scenario) {
                assertThat(scenario.current()).containsExactly("002");
                assertThat(scenario.rows("users")).hasSize(1);
            }

            @Test
            void another(MigrationScenario scenario) {
                assertThat(scenario.rows("users")).hasSize(1);
            }
        }
    }

    @Test
    void isTheSameThroughoutATestAndAnotherForEach() {
        TestRun.inParallel(NestingTestCases.class).succeeds(6);
    }

    static class BuiltTestCases {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .locations("classpath:histories/users")
                .server(ServerSpec.Kind.EMBEDDED)
                .build();

        @Test
        void startsAtARevision(@StartAt("002") MigrationScenario scenario) {
            assertThat(scenario.current()).containsExactly("002");
        }
    }

    @Test
    void isGivenByABuilderToo() {
        TestRun.of(BuiltTestCases.class).succeeds(1);
    }
}
