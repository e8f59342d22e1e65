package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role may not see is said, and nothing is taken for equal. */
class PrivilegesTest {
    private static final String REMEDY =
            " Remedy: Connect as a superuser, so that nothing is taken for equal that was not seen.";

    @TempDir
    private Path directory;

    private ScratchDatabase database;
    private String address;

    @BeforeEach
    void aRoleThatMayLittle() throws SQLException {
        use(TestServer.create());
    }

    private void use(ScratchDatabase made) throws SQLException {
        database = made;
        address = made.url().replaceAll("jdbc:postgresql://|\\?.*", "");
        execute("CREATE ROLE weak LOGIN");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP OWNED BY weak", "DROP ROLE weak");
        database.close();
    }

    @Test
    void anOrdinaryRoleSeesAllOfAnOrdinarySchema() throws Exception {
        execute(
                "CREATE SCHEMA hidden",
                "CREATE TABLE hidden.grid (id serial PRIMARY KEY, name text CHECK (name <> ''))",
                "CREATE VIEW hidden.names AS SELECT name FROM hidden.grid",
                "CREATE FUNCTION hidden.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "REVOKE ALL ON FUNCTION hidden.f() FROM PUBLIC",
                "CREATE STATISTICS hidden.grid_stat ON id, name FROM hidden.grid",
                "CREATE PUBLICATION news FOR TABLE hidden.grid",
                "CREATE FOREIGN DATA WRAPPER far",
                "CREATE SERVER away FOREIGN DATA WRAPPER far OPTIONS (host 'x')",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        Path golden = directory.resolve("schema.snapshot");
        assertThat(Run.palindrome("snapshot", url(database.user()), "--output", golden.toString()))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.palindrome("diff", golden.toString(), url("weak"), "--quiet"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.palindrome("diff", url(database.user()), url("weak"), "--with", "cluster", "--quiet"))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void aUserMapping() throws Exception {
        execute(
                "CREATE FOREIGN DATA WRAPPER far",
                "CREATE SERVER away FOREIGN DATA WRAPPER far",
                "CREATE USER MAPPING FOR PUBLIC SERVER away OPTIONS (password 'x')");
        assertThat(diff())
                .isEqualTo(
                        refused("The role that connects may not see the options of user mapping for PUBLIC server away."
                                + REMEDY));
    }

    @Test
    void whereASubscriptionConnects() throws Exception {
        execute(
                "CREATE SUBSCRIPTION reads CONNECTION 'host=/nowhere password=x' PUBLICATION news WITH (connect = false)");
        try {
            assertThat(diff())
                    .isEqualTo(refused(
                            "The role that connects may not see the connection of subscription reads." + REMEDY));
        } finally {
            execute(
                    "ALTER SUBSCRIPTION reads DISABLE",
                    "ALTER SUBSCRIPTION reads SET (slot_name = NONE)",
                    "DROP SUBSCRIPTION reads");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_proc", "pg_class", "pg_statistic_ext", "pg_description", "pg_subscription"})
    void aCatalog(String catalog) throws Exception {
        execute("REVOKE ALL ON pg_catalog." + catalog + " FROM PUBLIC");
        assertThat(diff())
                .isEqualTo(refused("The catalogs could not be read: ERROR: permission denied for table " + catalog
                        + " (SQLSTATE 42501)." + REMEDY));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void whereASequenceStands(int version) throws Exception {
        drop();
        use(TestServer.shared(version).create());
        execute("CREATE SEQUENCE counter", "SELECT nextval('counter')");
        assertThat(diff("--with", "data"))
                .isEqualTo(
                        refused("The role that connects may not see the position of sequence position public.counter."
                                + REMEDY));
        execute("GRANT USAGE ON SEQUENCE counter TO weak");
        assertThat(diff("--with", "data", "--quiet")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void aDatabase() throws Exception {
        execute("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
        assertThat(diff())
                .isEqualTo(new Run(
                        3,
                        "",
                        "error database-privilege PostgreSQL at " + address
                                + " does not let role \"weak\" connect: permission denied for database \""
                                + database.name()
                                + "\". User does not have CONNECT privilege. (SQLSTATE 42501) Remedy: Let a database administrator"
                                + " run GRANT CONNECT ON DATABASE for that role, or connect as another one."));
    }

    private Run diff(String... more) throws IOException {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "diff";
        arguments[1] = url(database.user());
        arguments[2] = url("weak");
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Run.palindrome(arguments).flat(directory);
    }

    private Run refused(String text) {
        return new Run(3, "", "error database-privilege at " + address + " " + text);
    }

    private String url(String user) {
        return database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + user;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
