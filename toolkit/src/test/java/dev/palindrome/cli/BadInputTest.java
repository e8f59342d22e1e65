package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what it is given, the answer is one paragraph that says where and what to do, and an exit status. */
class BadInputTest {
    private static final String SUMMARY_OF_ONE_BROKEN = """

            REVISION  VERDICT  SCHEMA     UP ms  DOWN ms  DESCRIPTION
            1         BROKEN   unchecked    …        -  Agents
            BROKEN: a script fails, the schema is not restored, or the second upgrade fails
            or differs.

            1 revision: 1 BROKEN. 1 error, 0 warnings. PostgreSQL …
            """;

    private static ScratchDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void aServer() {
        database = TestServer.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void noSuchDirectory() throws IOException {
        Files.createDirectory(directory.resolve("db"));
        assertThat(verify(directory.resolve("bd")))
                .isEqualTo(refused(
                        "error no-such-directory at DIR/bd There is no directory DIR/bd. Remedy: Name the directory in which the"
                                + " revisions are; DIR has db."));
    }

    @Test
    void aFileInsteadOfADirectory() throws IOException {
        Scripts.grids(directory);
        assertThat(verify(directory.resolve("V1__Create_grid.sql")))
                .isEqualTo(refused(
                        "error no-such-directory at DIR/V1__Create_grid.sql DIR/V1__Create_grid.sql is a file, not a"
                                + " directory. Remedy: Name the directory in which it is: DIR."));
    }

    @Test
    void anEmptyDirectory() {
        assertThat(verify(directory))
                .isEqualTo(refused(
                        "error history-empty at DIR There is no revision in DIR. Remedy: Name the directory in which the"
                                + " revisions are. The layouts are flyway (V1__create_users.sql and U1__create_users.sql),"
                                + " golang-migrate (000001_create_users.up.sql and 000001_create_users.down.sql), diesel"
                                + " (2026-01-31-120000_create_users/up.sql and down.sql), goose (00001_create_users.sql with -- +goose Up"
                                + " and -- +goose Down), dbmate (20260131120000_create_users.sql with -- migrate:up and -- migrate:down),"
                                + " sqitch (sqitch.plan with deploy/users.sql and revert/users.sql), alembic (alembic.ini with"
                                + " versions/ae1027a6acf_create_users.py), command (--up 'tool upgrade {id}' --down 'tool downgrade"
                                + " {parent}' --list 'tool list')."));
    }

    @Test
    void anUnknownLayout() throws IOException {
        assertThat(verify(Scripts.grids(directory), "--layout", "flywya"))
                .isEqualTo(refused("error layout-unknown There is no layout 'flywya'. Remedy: The layouts are flyway,"
                        + " golang-migrate, diesel, goose, dbmate, sqitch, alembic, command."));
    }

    @Test
    void anUnreachableUrl() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + port + "/app";
        String expected = "error database-unreachable Cannot connect to PostgreSQL at localhost:" + port
                + "/app: Connection to localhost:" + port
                + " refused. Check that the hostname and port are correct and that the"
                + " postmaster is accepting TCP/IP connections. (SQLSTATE 08001) Remedy: Check host and port in the URL, that the"
                + " server runs, and that it accepts connections from this machine.";
        Scripts.grids(directory);
        assertThat(run("verify", directory.toString(), "--url", url)).isEqualTo(new Run(3, "", expected));
        assertThat(run("current", "-d", directory.toString(), "--url", url)).isEqualTo(new Run(3, "", expected));
        assertThat(run("snapshot", "--url", url)).isEqualTo(new Run(3, "", expected));
    }

    @Test
    void aUrlOfAnotherDatabaseSystem() throws IOException {
        assertThat(run("verify", Scripts.grids(directory).toString(), "--url", "jdbc:mysql://root:secret@db/app"))
                .isEqualTo(
                        refused(
                                "error configuration-invalid The database URL (jdbc:mysql:…) is not one of PostgreSQL. Remedy:"
                                        + " Write it as jdbc:postgresql://host:port/database or postgres://user@host:port/database."));
    }

    @Test
    void noDatabase() throws IOException {
        assertThat(run("verify", Scripts.grids(directory).toString(), "--url", url("no_such"), "--user", "postgres"))
                .isEqualTo(new Run(
                        3,
                        "",
                        "error database-missing There is no such database on the server of " + address()
                                + "/no_such: database \"no_such\" does not exist. (SQLSTATE 3D000) Remedy: Name a database that"
                                + " exists in the URL; the one called postgres nearly always does."));
    }

    @Test
    void anUnknownRole() throws IOException {
        assertThat(run("verify", Scripts.grids(directory).toString(), "--url", database.url(), "--user", "nobody_here"))
                .isEqualTo(new Run(
                        3,
                        "",
                        "error database-authentication PostgreSQL at " + address() + "/" + database.name()
                                + " did not let role \"nobody_here\" in: role \"nobody_here\" does not exist. (SQLSTATE 28000)"
                                + " Remedy: Check the role's name and password: in the URL"
                                + " (jdbc:postgresql://host/database?user=…&password=…), or with --user and PALINDROME_PASSWORD"
                                + " (PALINDROME_TEST_PASSWORD for a server of scratch databases)."));
    }

    @Test
    void aServerThatIsTooOld() throws Exception {
        String history = Scripts.grids(directory).toString();
        try (OtherServer server = new OtherServer("13.22")) {
            String url = server.url();
            Run refused = unsupported(
                    server,
                    "13.22",
                    "Use a newer server. `palindrome verify` starts one itself when it is given no URL.");
            assertThat(run("verify", history, "--url", url)).isEqualTo(refused);
            for (String command : List.of("upgrade", "current", "repair")) {
                assertThat(run(command, "-d", history, "--url", url))
                        .as(command)
                        .isEqualTo(refused);
            }
            assertThat(run("downgrade", "base", "-d", history, "--url", url)).isEqualTo(refused);
            assertThat(run("snapshot", "--url", url)).isEqualTo(refused);
            assertThat(run("snapshot", url)).isEqualTo(refused);
            assertThat(run("snapshot", history, "--url", url)).isEqualTo(refused);
            assertThat(run("diff", url, history)).isEqualTo(refused);
            assertThat(run("diff", history + "@2", history, "--url", url)).isEqualTo(refused);
        }
    }

    @Test
    void aServerThatIsTooNew() throws Exception {
        String history = Scripts.grids(directory).toString();
        try (OtherServer server = new OtherServer("19.1")) {
            String url = server.url();
            Run refused = unsupported(
                    server,
                    "19.1",
                    "Use an older server, or a release of Palindrome that knows this one. `palindrome verify` starts one itself when"
                            + " it is given no URL.");
            assertThat(run("verify", history, "--url", url)).isEqualTo(refused);
            assertThat(run("snapshot", history, "--url", url)).isEqualTo(refused);
            assertThat(run("diff", history + "@2", history, "--url", url)).isEqualTo(refused);
            Run unread = new Run(
                    3,
                    "",
                    "error database-version-unsupported at " + address(server)
                            + " The server runs PostgreSQL 19, whose catalogs are not known. Remedy: Use"
                            + " PostgreSQL 14 to 18.");
            assertThat(run("snapshot", url)).isEqualTo(unread);
            assertThat(run("diff", url, history)).isEqualTo(unread);
        }
    }

    private static String address(OtherServer server) {
        return server.url().replaceAll("jdbc:postgresql://|\\?.*", "");
    }

    private static Run unsupported(OtherServer server, String version, String remedy) {
        return new Run(
                3,
                "",
                "error database-version-unsupported The server of "
                        + address(server) + " is PostgreSQL " + version
                        + "; Palindrome works with 14 to 18. Remedy: " + remedy);
    }

    @Test
    void aSyntaxError() throws IOException {
        write("CREATE TABLE agent (id int);\n\nCREATE TABEL session (id int);\n", "DROP TABLE agent;");
        assertThat(report()).isEqualTo("""
                        error upgrade-failed  revision 1
                          at V1__Agents.sql:3:8
                          The upgrade of revision 1 failed at V1__Agents.sql:3:8: syntax error at or
                          near "TABEL" (SQLSTATE 42601), in the statement: CREATE TABEL session (id
                          int); Nothing is left behind: its transaction was rolled back.
                          Remedy: Correct V1__Agents.sql, then run it again.
                        """ + SUMMARY_OF_ONE_BROKEN);
    }

    @Test
    void anUnterminatedQuote() throws IOException {
        write("CREATE TABLE agent (name text);\nINSERT INTO agent VALUES ('abc);\n", "DROP TABLE agent;");
        assertThat(report()).isEqualTo("""
                        error upgrade-failed  revision 1
                          at V1__Agents.sql:2:27
                          The string that opens at V1__Agents.sql:2:27 is never closed.
                          Remedy: Close it with '; a ' inside of it is written twice. Look for a missing
                          quote above it as well.
                        """ + SUMMARY_OF_ONE_BROKEN);
    }

    @Test
    void aMetaCommandOfPsql() throws IOException {
        write("\\set ON_ERROR_STOP on\nCREATE TABLE agent (id int);\n", "DROP TABLE agent;");
        assertThat(report()).isEqualTo("""
                        error upgrade-failed  revision 1
                          at V1__Agents.sql:1:1
                          The backslash at V1__Agents.sql:1:1 begins \\set, a command of psql's that
                          PostgreSQL does not know.
                          Remedy: Write the script in SQL alone; data can be loaded with COPY … FROM
                          STDIN; followed by the data and a line \\. of its own.
                        """ + SUMMARY_OF_ONE_BROKEN);
    }

    @Test
    void aFileThatIsNotUtf8() throws IOException {
        byte[] latin1 =
                "CREATE TABLE agent (id int);\nCOMMENT ON TABLE agent IS 'café';".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("V1__Agents.sql"), latin1);
        assertThat(verify(directory))
                .isEqualTo(refused(
                        "error file-not-utf8 at V1__Agents.sql:2 V1__Agents.sql is not UTF-8: byte 0xE9 at offset 59,"
                                + " line 2, is not part of a character. Remedy: Save the file as UTF-8."));
    }

    @Test
    void aVersionWrittenTwice() throws IOException {
        Scripts.write(directory, "V1__Agents.sql", "SELECT 1;", "V001__Sessions.sql", "SELECT 2;");
        assertThat(verify(directory))
                .isEqualTo(refused(
                        "error version-duplicate at V1__Agents.sql Version 1 stands twice: in V001__Sessions.sql and in"
                                + " V1__Agents.sql. Remedy: Give one of them another version."));
    }

    @Test
    void anUnknownDirective() throws IOException {
        write("-- palindrome: irreversibel the ledger is gone\nSELECT 1;", "");
        assertThat(verify(directory))
                .isEqualTo(refused("error directive-unknown at V1__Agents.sql:1:16 Unknown directive irreversibel at"
                        + " V1__Agents.sql:1:16. The directives are: revises, depends-on, label, irreversible, lossy. Remedy:"
                        + " Did you mean irreversible?"));
    }

    @Test
    void aRoleThatIsNotThere() throws IOException {
        write("CREATE TABLE agent (id int);\nGRANT SELECT ON agent TO auditor;\n", "DROP TABLE agent;");
        assertThat(report()).isEqualTo("""
                        error upgrade-failed  revision 1
                          at V1__Agents.sql:2:1
                          The upgrade of revision 1 failed at V1__Agents.sql:2:1: role "auditor" does
                          not exist (SQLSTATE 42704), in the statement: GRANT SELECT ON agent TO
                          auditor; Nothing is left behind: its transaction was rolled back.
                          Remedy: Correct V1__Agents.sql; or, if the history assumes a role, a type, a
                          schema or an extension that this needs, create it in a script given with
                          --before. An extension needs a server that has it: --image or --url.
                        """ + SUMMARY_OF_ONE_BROKEN);
    }

    /** Of each version that says it otherwise: undefined_file before PostgreSQL 15, feature_not_supported since. */
    @ParameterizedTest
    @ValueSource(ints = {14, 17})
    void anExtensionThatIsNotThere(int postgres) throws IOException {
        write("CREATE EXTENSION postgis;", "DROP EXTENSION postgis;");
        try (ScratchDatabase server = TestServer.shared(postgres).create()) {
            Run run = Run.palindrome(Run.with(server, "verify", directory.toString()))
                    .flat(directory);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .contains(
                            "Remedy: Use a server that has the extension: a container of an image that brings it, with --image,"
                                    + " or one that runs already, with --url. What the extension assumes in turn, a script given with"
                                    + " --before can create.");
        }
    }

    @Test
    void aScriptToRunBeforeThatIsNotThere() throws IOException {
        Scripts.grids(directory);
        assertThat(verify(directory, "--before", directory + "/roles.sql", "--before", directory.toString()))
                .isEqualTo(refused(
                        "error file-unreadable at DIR/roles.sql There is no file DIR/roles.sql, given with --before."
                                + " Remedy: Name a SQL file in UTF-8. error file-unreadable at DIR DIR, given with --before, is a"
                                + " directory. Remedy: Name a SQL file in UTF-8."));
    }

    @Test
    void aScriptToRunBeforeThatFails() throws IOException {
        Path history = Scripts.grids(directory.resolve("history"));
        Path before = Files.writeString(directory.resolve("roles.sql"), "CREATE ROLE;");
        assertThat(verify(history, "--before", before.toString()))
                .isEqualTo(refused(
                        "error statement-failed at DIR/roles.sql:1:12 The script failed at DIR/roles.sql:1:12: syntax"
                                + " error at end of input (SQLSTATE 42601), in the statement: CREATE ROLE; Nothing is left behind: its"
                                + " transaction was rolled back. Remedy: Correct DIR/roles.sql, then run it again."));
    }

    @Test
    void aClassPathThatIsNotThere() throws IOException {
        assertThat(verify(Scripts.grids(directory), "--classpath", directory + "/target/classes"))
                .isEqualTo(refused(
                        "error class-path-invalid at DIR/target/classes The class path entry DIR/target/classes does not"
                                + " exist. Remedy: Build it first, or correct --classpath or the key classpath in"
                                + " palindrome.properties."));
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeTheProof() throws IOException {
        Scripts.grids(directory);
        assertThat(verify(directory, "--json", directory + "/target/palindrome.json"))
                .isEqualTo(refused(
                        "error file-unwritable at DIR/target/palindrome.json The file of --json cannot be written: there"
                                + " is no directory DIR/target. Remedy: Name a file in a directory that exists and that this user may"
                                + " write to."));
        assertThat(verify(directory, "--json", directory.toString()))
                .isEqualTo(refused(
                        "error file-unwritable at DIR The file of --json cannot be written: it is a directory. Remedy:"
                                + " Name a file in a directory that exists and that this user may write to."));
    }

    @Test
    void theStackIsForDebuggingOnly() throws IOException {
        Scripts.grids(directory);
        assertThat(verify(directory.resolve("bd")).err()).doesNotContain("Exception", ".java:");
        assertThat(verify(directory.resolve("bd"), "--debug").err())
                .contains(
                        "dev.palindrome.finding.PalindromeException: There is no directory DIR/bd.",
                        "VerifyCommand.java:");
    }

    private void write(String upgrade, String downgrade) throws IOException {
        Scripts.write(directory, "V1__Agents.sql", upgrade, "U1__Agents.sql", downgrade);
    }

    private Run verify(Path history, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", history.toString()));
        arguments.addAll(Arrays.asList(more));
        return run(Run.with(database, arguments.toArray(String[]::new)));
    }

    /** What a proof that found errors prints, without what varies. */
    private String report() {
        Run run = Run.palindrome(Run.with(database, "verify", directory.toString()));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        return run.out().replaceAll(" +\\d+\\.\\d(?= )", "    …").replaceAll("PostgreSQL \\d.*", "PostgreSQL …");
    }

    private Run run(String... arguments) {
        return Run.palindrome(arguments).flat(directory);
    }

    private static Run refused(String finding) {
        return new Run(2, "", finding);
    }

    private static String url(String name) {
        return database.url().replace("/" + database.name(), "/" + name);
    }

    private static String address() {
        return database.url().replaceAll("jdbc:postgresql://|/.*", "");
    }
}
