package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that runs already: an embedded one that asks for passwords stands for it. */
class UrlServerTest {
    private static Server host;
    private static ScratchDatabase named;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        host = Servers.start(ServerSpec.embedded());
        named = host.create();
        address = JdbcUrl.parse(named.url()).hosts();
        Sql.run(
                named,
                "CREATE ROLE maker LOGIN CREATEDB PASSWORD 'maker''s secret'",
                "CREATE ROLE guest LOGIN PASSWORD 'guest-secret'",
                "CREATE ROLE lonely LOGIN CREATEDB CONNECTION LIMIT 1 PASSWORD 'lonely-secret'",
                "CREATE TABLE witness AS SELECT 1 AS x");
        try (Connection connection = named.connect()) {
            Path rules = Path.of(Sql.texts(connection, "SHOW hba_file").get(0));
            Files.writeString(rules, """
                    host all postgres all trust
                    host all refused all reject
                    host all all all scram-sha-256
                    """);
            Sql.run(connection, "SELECT pg_reload_conf()");
        }
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static String url(String user, String password, String database) {
        return "postgres://" + user + ":" + password + "@" + address + "/" + database;
    }

    private static List<String> databases() throws Exception {
        return Sql.texts(named, "SELECT datname FROM pg_database ORDER BY 1");
    }

    @Test
    void makesAndDropsScratchDatabasesBesideTheNamedOne() throws Exception {
        List<String> before = databases();
        String scratchName;
        try (Server server = Servers.start(ServerSpec.url(url("maker", "maker's%20secret", named.name())));
                ScratchDatabase one = server.create()) {
            scratchName = one.name();
            assertThat(scratchName).matches("palindrome_[0-9a-f]{8}_1");
            assertThat(server.description())
                    .isEqualTo("PostgreSQL " + host.version() + " at " + address + "/" + named.name());
            assertThat(server.notices()).isEmpty();
            assertThat(one.user()).isEqualTo("maker");
            assertThat(one.password()).isEqualTo("maker's secret");
            assertThat(one.url()).isEqualTo("jdbc:postgresql://" + address + "/" + scratchName);
            Sql.run(one, "CREATE TABLE t AS SELECT 1 AS x");
            ScratchDatabase two = server.copy(one);
            assertThat(Sql.texts(two, "SELECT x::text FROM t")).containsExactly("1");
            assertThat(databases()).contains(scratchName, two.name());
            // Two is left to the server.
        }
        assertThat(databases()).isEqualTo(before).doesNotContain(scratchName);
        assertThat(Sql.texts(named, "SELECT count(*)::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .containsExactly("1");
        assertThat(Sql.texts(named, "SELECT usename FROM pg_stat_activity WHERE usename = 'maker'"))
                .isEmpty();
    }

    @Test
    void goesOnWhenItIsClosed() throws Exception {
        Server server = Servers.start(ServerSpec.url(url("maker", "maker's%20secret", "postgres")));
        ScratchDatabase left = server.create();
        try (Connection connection = left.connect()) {
            server.close();
            assertThat(connection.isValid(1)).isFalse();
        }
        left.close();
        server.close();
        assertThat(databases()).doesNotContain(left.name());
        assertThat(catchThrowableOfType(IllegalStateException.class, server::create))
                .hasMessage(server.description() + " is closed");
    }

    @Test
    void dropsRolesButNotDatabasesThatItDidNotMake() throws Exception {
        ConnectionSettings admin =
                new ConnectionSettings("jdbc:postgresql://" + address + "/postgres", "postgres", null);
        try (Server server = Servers.start(ServerSpec.at(admin))) {
            ClusterState before = server.cluster();
            Sql.run(named, "CREATE ROLE fresh", "CREATE DATABASE somebody_elses");
            assertThat(server.restore(before))
                    .map(Finding::message)
                    .containsExactly(
                            "The database somebody_elses was created meanwhile and left on the server: others may use this server.");
            assertThat(Sql.texts(named, "SELECT rolname FROM pg_roles WHERE rolname = 'fresh'"))
                    .isEmpty();
            Sql.run(named, "DROP DATABASE somebody_elses");
        }
    }

    @Test
    void aWrongPassword() {
        Finding finding = refused(url("maker", "wrong", "postgres"));
        assertThat(finding.code()).isEqualTo(Code.DATABASE_AUTHENTICATION);
        assertThat(finding.message())
                .isEqualTo("PostgreSQL at " + address
                        + "/postgres did not let role \"maker\" in: password authentication failed for"
                        + " user \"maker\". (SQLSTATE 28P01)");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Check the role's name and password: in the URL (jdbc:postgresql://host/database?user=…&password=…), or"
                                + " with --user and PALINDROME_PASSWORD (PALINDROME_TEST_PASSWORD for a server of scratch"
                                + " databases).");
    }

    @Test
    void noPassword() {
        Finding finding = refused("postgres://maker@" + address + "/postgres");
        assertThat(finding.code()).isEqualTo(Code.DATABASE_AUTHENTICATION);
        assertThat(finding.message())
                .isEqualTo("PostgreSQL at " + address
                        + "/postgres did not let role \"maker\" in: The server requested SCRAM-based"
                        + " authentication, but no password was provided. (SQLSTATE 08004)");
    }

    @Test
    void anUnknownRole() {
        Finding finding = refused(url("nobody", "x", "postgres"));
        assertThat(finding.code()).isEqualTo(Code.DATABASE_AUTHENTICATION);
        assertThat(finding.message())
                .isEqualTo("PostgreSQL at " + address
                        + "/postgres did not let role \"nobody\" in: password authentication failed for"
                        + " user \"nobody\". (SQLSTATE 28P01)");
    }

    @Test
    void aRoleThatTheServersRulesReject() {
        Finding finding = refused(url("refused", "x", "postgres"));
        assertThat(finding.code()).isEqualTo(Code.DATABASE_AUTHENTICATION);
        assertThat(finding.message())
                .startsWith("PostgreSQL at " + address
                        + "/postgres did not let role \"refused\" in: pg_hba.conf rejects connection")
                .endsWith("(SQLSTATE 28000)");
    }

    @Test
    void noSuchDatabase() {
        Finding finding = refused(url("maker", "maker's%20secret", "missing"));
        assertThat(finding.code()).isEqualTo(Code.DATABASE_MISSING);
        assertThat(finding.message())
                .isEqualTo("There is no such database on the server of " + address
                        + "/missing: database \"missing\" does not exist. (SQLSTATE 3D000)");
        assertThat(finding.remedy())
                .isEqualTo("Name a database that exists in the URL; the one called postgres nearly always does.");
    }

    @Test
    void aRoleThatMayNotConnect() throws Exception {
        try (ScratchDatabase closed = host.create()) {
            Sql.run(closed, "REVOKE CONNECT ON DATABASE " + closed.name() + " FROM PUBLIC");
            Finding finding = refused(url("guest", "guest-secret", closed.name()));
            assertThat(finding.code()).isEqualTo(Code.DATABASE_PRIVILEGE);
            assertThat(finding.message())
                    .isEqualTo("PostgreSQL at " + address + "/" + closed.name()
                            + " does not let role \"guest\" connect: permission denied for database \"" + closed.name()
                            + "\". User does not have CONNECT privilege. (SQLSTATE 42501)");
        }
    }

    @Test
    void aRoleThatMayNotCreateDatabases() throws Exception {
        List<String> before = databases();
        try (Server server = Servers.start(ServerSpec.url(url("guest", "guest-secret", "postgres")))) {
            PalindromeException refusal = catchThrowableOfType(PalindromeException.class, server::create);
            Finding finding = refusal.findings().get(0);
            assertThat(finding.code()).isEqualTo(Code.DATABASE_PRIVILEGE);
            assertThat(finding.message())
                    .isEqualTo("On the server of " + address
                            + "/postgres, role \"guest\" may not create scratch databases:"
                            + " permission denied to create database. (SQLSTATE 42501)");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Let a database administrator run ALTER ROLE … CREATEDB for it, connect as a role that has it, or leave"
                                    + " the URL out and let Palindrome start a server of its own.");
        }
        assertThat(databases()).isEqualTo(before);
    }

    @Test
    void noFreeConnection() throws Exception {
        String lonely = url("lonely", "lonely-secret", "postgres");
        try (Connection first = new ConnectionSettings(lonely, null, null).connect()) {
            assertThat(first.isValid(1)).isTrue();
            Finding finding = refused(lonely);
            assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
            assertThat(finding.message())
                    .isEqualTo(
                            "PostgreSQL at " + address
                                    + "/postgres has no free connection: too many connections for role \"lonely\". (SQLSTATE 53300)");
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Finding finding = refused("jdbc:postgresql://localhost:" + port + "/app?user=me&password=very-secret");
        assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
        assertThat(finding.message())
                .isEqualTo("Cannot connect to PostgreSQL at localhost:" + port + "/app: Connection to localhost:" + port
                        + " refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP"
                        + " connections. (SQLSTATE 08001)");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Check host and port in the URL, that the server runs, and that it accepts connections from this machine.");
    }

    @Test
    void noSuchHost() {
        Finding finding = refused("jdbc:postgresql://no-such-host.invalid/app?user=me&password=very-secret");
        assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
        assertThat(finding.message())
                .isEqualTo("Cannot connect to PostgreSQL at no-such-host.invalid/app: The connection attempt failed."
                        + " No host is called no-such-host.invalid. (SQLSTATE 08001)");
    }

    private static Finding refused(String url) {
        PalindromeException refusal =
                catchThrowableOfType(PalindromeException.class, () -> Servers.start(ServerSpec.url(url)));
        assertThat(refusal.category()).isEqualTo(Category.UNAVAILABLE);
        assertThat(refusal.findings()).hasSize(1);
        assertThat(refusal.toString() + refusal.findings()).doesNotContain("secret");
        return refusal.findings().get(0);
    }
}
