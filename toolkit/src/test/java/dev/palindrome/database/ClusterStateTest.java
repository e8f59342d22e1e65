package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server of its own: what it changes would be seen by other tests. */
class ClusterStateTest {
    private static final Server SERVER = Servers.start(ServerSpec.embedded());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void createdObjectsAreDropped() throws Exception {
        ClusterState before = SERVER.cluster();
        try (ScratchDatabase database = SERVER.create()) {
            Sql.run(
                    database,
                    "CREATE ROLE \"the \"\"app\"\"\" LOGIN PASSWORD 'secret'",
                    "CREATE ROLE team",
                    "GRANT team TO \"the \"\"app\"\"\" WITH ADMIN OPTION",
                    "CREATE TABLE t (x int)",
                    "GRANT SELECT ON t TO team",
                    "ALTER TABLE t OWNER TO \"the \"\"app\"\"\"",
                    // Shared objects, which stay when the database goes.
                    "GRANT CREATE ON DATABASE postgres TO team",
                    "GRANT CREATE ON TABLESPACE pg_default TO \"the \"\"app\"\"\"",
                    "SET ROLE \"the \"\"app\"\"\"",
                    "RESET ROLE",
                    "CREATE DATABASE \"stray 100%\" OWNER team",
                    "ALTER ROLE ALL SET work_mem TO '5MB'");
        }
        assertThat(before.changesTo(SERVER.cluster()))
                .map(ClusterChange::toString)
                .containsExactly(
                        "database stray 100% created",
                        "role team created",
                        "role the \"app\" created",
                        "settings of all roles created",
                        "tablespace pg_default altered (grants: {postgres=C/postgres} -> {postgres=C/postgres,\"\\\"the \\\"\\\"app\\\"\\\"\\\"=C/postgres\"})");
        assertThat(SERVER.restore(before)).isEmpty();
        assertThat(SERVER.cluster()).isEqualTo(before);
    }

    @Test
    void alteredAndDroppedObjectsAreReported() throws Exception {
        try (ScratchDatabase database = SERVER.create()) {
            Sql.run(
                    database,
                    "CREATE ROLE changed LOGIN PASSWORD 'one'",
                    "CREATE ROLE gone",
                    "CREATE ROLE joined",
                    "ALTER ROLE changed SET search_path TO a");
            ClusterState before = SERVER.cluster();
            Sql.run(
                    database,
                    "ALTER ROLE changed NOLOGIN PASSWORD 'two' VALID UNTIL '2030-01-01 UTC'",
                    "ALTER ROLE changed SET search_path TO b",
                    "COMMENT ON ROLE changed IS 'new'",
                    "GRANT joined TO changed",
                    "DROP ROLE gone");
            List<Finding> findings = SERVER.restore(before);
            assertThat(findings)
                    .map(Finding::message)
                    .containsExactly(
                            "The role changed, there before, was altered.",
                            "The role gone, there before, was dropped.");
            assertThat(findings.get(0).changes())
                    .containsExactly(
                            "comment: none -> new",
                            "login: true -> false",
                            "member of joined: none -> {\"set_option\": true, \"admin_option\": false, \"inherit_option\": true}",
                            "password changed",
                            "setting search_path: a -> b",
                            "valid until: none -> 2030-01-01 00:00:00+00");
            assertThat(findings.get(0).remedy())
                    .isEqualTo(
                            "It belongs to the whole server and outlives the scratch database: put it back by hand. A script should"
                                    + " change only what it created.");
            Sql.run(database, "DROP ROLE changed", "DROP ROLE joined");
        }
    }

    @Test
    void aRoleThatIsStillUsedIsLeftAndReported() throws Exception {
        ClusterState before = SERVER.cluster();
        try (ScratchDatabase database = SERVER.create()) {
            Sql.run(database, "CREATE ROLE busy", "CREATE TABLE t (x int)", "ALTER TABLE t OWNER TO busy");
            List<Finding> findings = SERVER.restore(before);
            assertThat(findings)
                    .map(Finding::message)
                    .containsExactly(
                            "The role busy was created meanwhile and left on the server: role \"busy\" cannot be dropped because some"
                                    + " objects depend on it. 1 object in database " + database.name()
                                    + ". (SQLSTATE 2BP01)");
            assertThat(findings.get(0).remedy())
                    .isEqualTo("It outlives the scratch database. Drop it by hand if nobody else made it.");
        }
        assertThat(SERVER.restore(before)).isEmpty();
        assertThat(SERVER.cluster()).isEqualTo(before).hasSameHashCodeAs(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 18})
    void isReadFromEachVersion(int major) throws Exception {
        Server server = TestServer.shared(major);
        ClusterState before = server.cluster();
        assertThat(before.objects())
                .contains(new ClusterObject("role", "postgres"), new ClusterObject("tablespace", "pg_default"));
        try (ScratchDatabase database = server.create()) {
            Sql.run(
                    database,
                    "CREATE ROLE a",
                    "CREATE ROLE b",
                    "GRANT a TO b WITH ADMIN OPTION",
                    "GRANT CONNECT ON DATABASE postgres TO a");
        }
        assertThat(before.changesTo(server.cluster()))
                .map(ClusterChange::toString)
                .containsExactly("role a created", "role b created");
        assertThat(server.restore(before)).isEmpty();
        assertThat(server.cluster()).isEqualTo(before);
    }
}
