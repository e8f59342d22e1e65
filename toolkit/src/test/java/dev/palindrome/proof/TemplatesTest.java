package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final CountingServer server = new CountingServer(TestServer.shared());

    @AfterEach
    void nothingIsLeft() {
        assertThat(server.open()).isZero();
    }

    @Test
    void buildsEachPlaceOnceFromTheNearestBelow() {
        History history = history(new TestHistory()
                .then("CREATE TABLE a (id integer)", "DROP TABLE a")
                .then("CREATE TABLE b (id integer)", "DROP TABLE b")
                .then("CREATE TABLE c (id integer)", "DROP TABLE c"));
        try (Templates templates = Templates.of(history, server, List.of())) {
            assertThat(applied(templates, history, templates.at("001"))).containsExactly("001");
            assertThat(server.created()).isEqualTo(1);
            assertThat(server.copies()).isEqualTo(1);

            assertThat(applied(templates, history, templates.before("003"))).containsExactly("001", "002");
            assertThat(server.created()).isEqualTo(1);
            assertThat(server.copies()).isEqualTo(3);

            assertThat(applied(templates, history, templates.at("002"))).containsExactly("001", "002");
            assertThat(server.created()).isEqualTo(1);
            assertThat(server.copies()).isEqualTo(4);

            assertThat(applied(templates, history, templates.at("base"))).isEmpty();
            assertThat(applied(templates, history, templates.at("head"))).containsExactly("001", "002", "003");
        }
    }

    @Test
    void standsInTheHistorysOrderWhereThereAreBranches() {
        History history = history(new TestHistory()
                .revision("a", "", "CREATE TABLE a (id integer)", "DROP TABLE a")
                .revision("b", "a", "CREATE TABLE b (id integer)", "DROP TABLE b")
                .revision("c", "a", "CREATE TABLE c (id integer)", "DROP TABLE c")
                .revision("d", "b c", "CREATE TABLE d (id integer)", "DROP TABLE d"));
        try (Templates templates = Templates.of(history, server, List.of());
                ScratchDatabase database = templates.copy(templates.before("c"))) {
            Migrator migrator = new Migrator(history, database::connect);
            assertThat(migrator.upgradeNext().revisions()).containsExactly("c");
            assertThat(migrator.upgradeNext().revisions()).containsExactly("d");
            assertThat(migrator.downgradeLast().revisions()).containsExactly("d");
            assertThat(migrator.downgradeLast().revisions()).containsExactly("c");
            assertThat(migrator.current().heads()).containsExactly("b");
        }
    }

    @Test
    void saysTheSameOfEveryPlaceBehindAnUpgradeThatFails() {
        History history = history(new TestHistory()
                .then("CREATE TABLE a (id integer)", "DROP TABLE a")
                .then("CREATE TABLE a (id integer)", "DROP TABLE a")
                .then("CREATE TABLE c (id integer)", "DROP TABLE c"));
        try (Templates templates = Templates.of(history, server, List.of())) {
            assertThatThrownBy(() -> templates.copy(3))
                    .isInstanceOf(PalindromeException.class)
                    .hasMessageStartingWith("The upgrade of revision 002 failed at V002__step.sql:1:1:");
            int created = server.created();
            assertThatThrownBy(() -> templates.copy(2)).hasMessageStartingWith("The upgrade of revision 002 failed");
            assertThat(server.created()).isEqualTo(created);
            assertThat(applied(templates, history, 1)).containsExactly("001");
        }
    }

    @Test
    void runsWhatGoesBefore() throws SQLException {
        History history =
                history(new TestHistory().then("CREATE TABLE a (id integer DEFAULT answer())", "DROP TABLE a"));
        SqlBody before = SqlBody.of("before.sql", "CREATE FUNCTION answer() RETURNS integer RETURN 42");
        try (Templates templates = Templates.of(history, server, List.of(before));
                ScratchDatabase database = templates.copy(1);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("INSERT INTO a VALUES (DEFAULT) RETURNING id")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void takesRolesBackAndKeepsNoTemplateWhereThereAreSome() {
        History history = history(new TestHistory()
                .then("CREATE TABLE a (id integer)", "DROP TABLE a")
                .then(
                        "CREATE ROLE templates_reader; GRANT SELECT ON a TO templates_reader",
                        "REVOKE ALL ON a FROM templates_reader; DROP ROLE templates_reader"));
        ClusterState roles = server.cluster();
        try (Templates templates = Templates.of(history, server, List.of())) {
            assertThat(templates.isExclusive()).isTrue();
            for (int i = 0; i < 2; i++) {
                try (ScratchDatabase database = templates.copy(2)) {
                    assertThat(server.cluster()).isNotEqualTo(roles);
                    new Migrator(history, database::connect).downgradeLast();
                }
                assertThat(server.open()).isZero();
                assertThat(server.cluster()).isEqualTo(roles);
            }
        }
    }

    @Test
    void refusesWhatIsNowhere() {
        History history = history(new TestHistory().then("SELECT 1", "SELECT 1"));
        try (Templates templates = Templates.of(history, server, List.of())) {
            assertThatThrownBy(() -> templates.at("007"))
                    .hasMessage("There is no revision '007' in this history. It has 001.");
            assertThatThrownBy(() -> templates.before("base")).hasMessage("Nothing stands before 'base'.");
        }
    }

    /** Of a tool that keeps a table of its own. */
    private static History history(TestHistory revisions) {
        History history = revisions.history();
        return new History(
                "other",
                null,
                history.graph(),
                List.of(),
                Map.of(),
                null,
                List.of(),
                new History.Bookkeeping(null, "versions", "version text"),
                List.of());
    }

    private static List<String> applied(Templates templates, History history, int place) {
        try (ScratchDatabase database = templates.copy(place)) {
            return new Migrator(history, database::connect).current().applied();
        }
    }
}
