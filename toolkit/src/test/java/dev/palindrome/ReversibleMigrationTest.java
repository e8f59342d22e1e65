package dev.palindrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.layout.revisions.V1_2__Fill_agents;
import dev.palindrome.layout.revisions.V1__Create_agents;
import dev.palindrome.revision.Direction;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Java revisions in the hands of plain Flyway, and in both directions without it. */
class ReversibleMigrationTest {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void plain_flyway_runs_the_upgrades() throws SQLException {
        int executed = Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .defaultSchema("by_flyway")
                .locations("classpath:dev/palindrome/layout/revisions")
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(executed).isEqualTo(3);
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            assertThat(answer(connection, "select string_agg(nick, ',' order by nick) from by_flyway.agents"))
                    .isEqualTo("007,008");
        }
    }

    @Test
    void both_directions_run_on_a_connection_and_leave_it_alone() throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            V1__Create_agents revision = new V1__Create_agents();
            revision.run(Direction.UPGRADE, connection);
            assertThat(answer(connection, "select to_regclass('agents')::text")).isEqualTo("agents");
            revision.run(Direction.DOWNGRADE, connection);
            assertThat(answer(connection, "select to_regclass('agents')::text")).isNull();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
    }

    @Test
    void what_a_direction_throws_comes_out() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            assertThatThrownBy(() -> new V1_2__Fill_agents().run(Direction.DOWNGRADE, connection))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void jooq_says_nothing_of_itself() throws Exception {
        assertThat(System.getProperty("org.jooq.no-logo")).isEqualTo("true");
        assertThat(System.getProperty("org.jooq.no-tips")).isEqualTo("true");
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream listening = new PrintStream(said, true, StandardCharsets.UTF_8);
                Connection connection = server.getPostgresDatabase().getConnection()) {
            System.setOut(listening);
            System.setErr(listening);
            connection.setAutoCommit(false);
            new V1__Create_agents().run(Direction.UPGRADE, connection);
            connection.rollback();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
