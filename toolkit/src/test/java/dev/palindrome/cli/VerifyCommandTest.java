package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class VerifyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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
    void aHistoryThatIsProven() throws IOException {
        Scripts.grids(directory);
        assertThat(withoutTimes(verify())).isEqualTo(new Run(0, """
                REVISION  VERDICT     SCHEMA    DATA  UP ms  DOWN ms  DESCRIPTION
                1         REVERSIBLE  restored  kept    …    …  Create grid
                2         REVERSIBLE  restored  kept    …    …  Name grids
                3         REVERSIBLE  restored  kept    …    …  Index names

                Descent: 3 downgrades in sequence, 0 leave a difference, 0 fail; the base was
                reached.
                Rows: 1 of 1 table that revisions touch were filled (seed 1).
                3 revisions: 3 REVERSIBLE. 0 errors, 0 warnings. PostgreSQL …
                """, ""));
    }

    @Test
    void theNamedDatabaseIsNotTouched() throws Exception {
        Scripts.grids(directory);
        try (ScratchDatabase named = TestServer.create()) {
            String before = Run.palindrome(Run.with(named, "snapshot")).out();
            assertThat(Run.palindrome(Run.with(named, "verify", directory.toString()))
                            .status())
                    .isZero();
            assertThat(Run.palindrome(Run.with(named, "snapshot")).out()).isEqualTo(before);
        }
    }

    @Test
    void jsonOnStandardOutputIsAllThatStandsThere() throws IOException {
        Scripts.grids(directory);
        Files.writeString(directory.resolve("U3__Index_names.sql"), "-- nothing");
        Run run = verify("--json", "-");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        JsonNode report = JSON.readTree(run.out());
        assertThat(names(report)).containsExactly("format", "summary", "revisions", "findings", "notices");
        assertThat(report.get("format").asInt()).isEqualTo(1);
        JsonNode summary = report.get("summary");
        assertThat(names(summary))
                .contains("revisions", "verdicts", "errors", "warnings", "seconds", "postgres", "layout", "descent");
        assertThat(summary.get("revisions").asInt()).isEqualTo(3);
        assertThat(summary.get("verdicts").toString()).isEqualTo("{\"BROKEN\":1,\"REVERSIBLE\":2}");
        assertThat(summary.get("errors").asInt()).isEqualTo(1);
        assertThat(summary.get("warnings").asInt()).isZero();
        assertThat(summary.get("seconds").isDouble()).isTrue();
        assertThat(summary.get("postgres").asText())
                .isEqualTo(TestServer.shared().version());
        JsonNode third = report.get("revisions").get(2);
        assertThat(names(third))
                .containsExactly(
                        "id",
                        "description",
                        "parents",
                        "file",
                        "verdict",
                        "schema",
                        "data",
                        "upgradeMillis",
                        "downgradeMillis",
                        "findings");
        assertThat(third.get("id").asText()).isEqualTo("3");
        assertThat(third.get("description").asText()).isEqualTo("Index names");
        assertThat(third.get("parents").toString()).isEqualTo("[\"2\"]");
        assertThat(third.get("file").asText()).isEqualTo("V3__Index_names.sql");
        assertThat(third.get("verdict").asText()).isEqualTo("BROKEN");
        assertThat(third.get("schema").asText()).isEqualTo("different");
        assertThat(third.get("data").asText()).isEqualTo("unchecked");
        assertThat(third.get("upgradeMillis").isDouble()).isTrue();
        JsonNode finding = report.get("findings").get(0);
        assertThat(third.get("findings").get(0)).isEqualTo(finding);
        assertThat(finding.toString())
                .isEqualTo("{\"code\":\"downgrade-does-not-restore\",\"severity\":\"error\",\"revision\":\"3\","
                        + "\"file\":\"U3__Index_names.sql\",\"message\":\"The downgrade of revision 3 (Index names) changes"
                        + " nothing: the schema stays as the upgrade made it.\",\"changes\":[\"index grid_name is left"
                        + " behind\"],\"remedy\":\"Make the downgrade undo each of these, or declare the revision"
                        + " irreversible: -- palindrome: irreversible REASON\"}");
    }

    @Test
    void jsonInAFileComesWithTheTextOnStandardOutput() throws IOException {
        Scripts.write(directory, "V1__Agents.sql", "CREATE TABEL agent (id int);", "U1__Agents.sql", "");
        Path file = directory.resolve("result.json");
        Run run = verify("--json", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("error upgrade-failed  revision 1\n");
        JsonNode finding = JSON.readTree(file.toFile()).get("findings").get(0);
        assertThat(finding.get("file").asText()).isEqualTo("V1__Agents.sql");
        assertThat(finding.get("line").asInt()).isEqualTo(1);
        assertThat(finding.get("column").asInt()).isEqualTo(8);
    }

    @Test
    void aPageInAFileHasWhatTheTextHas() throws IOException {
        Scripts.write(directory, "V1__Agents.sql", "CREATE TABEL agent (id int);", "U1__Agents.sql", "");
        Path file = directory.resolve("result.html");
        Run run = verify("--report", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("error upgrade-failed  revision 1\n");
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>")
                .contains("upgrade-failed", "V1__Agents.sql", "syntax error at or near");
        assertThat(verify("--report", directory.resolve("no/result.html").toString())
                        .status())
                .isEqualTo(2);
    }

    @Test
    void aWarningFailsTheStrictOnly() throws IOException {
        Scripts.write(
                directory,
                "V1__Create_grid.sql",
                "CREATE TABLE grid (id int, name text, size int);",
                "U1__Create_grid.sql",
                "DROP TABLE grid;",
                "V2__Forget_names.sql",
                "ALTER TABLE grid DROP COLUMN name;",
                "U2__Forget_names.sql",
                "ALTER TABLE grid ADD COLUMN name text;");
        Run lenient = verify();
        assertThat(lenient.status()).isZero();
        assertThat(lenient.out())
                .contains("2         EQUIVALENT  equivalent  lost")
                .contains(
                        "EQUIVALENT: only the order of columns differs, or white space and comments in a\nroutine's body.\n")
                .contains("2 revisions: 1 EQUIVALENT, 1 REVERSIBLE. 0 errors, 2 warnings. ");
        assertThat(verify("--fail-on", "warning").status()).isEqualTo(1);
        assertThat(verify("--fail-on", "WARNING").status()).isEqualTo(1);
    }

    @Test
    void aProofThatTakesTooLongEnds() throws IOException {
        Scripts.write(directory, "V1__Sleep.sql", "SELECT pg_sleep(60);", "U1__Sleep.sql", "SELECT 1;");
        assertThat(verify("--timeout", "1500ms")).isEqualTo(new Run(1, "", """
                        error timeout
                          The proof did not end within 1500 ms; it stopped at the upgrade of revision 1
                          (Sleep).
                          Remedy: Raise --timeout, or look at that script: it may wait for a lock or
                          loop.
                        """));
    }

    @Test
    void withoutTheDescentNothingIsSaidOfIt() throws IOException {
        Scripts.grids(directory);
        Run run = verify("--no-descent");
        assertThat(run.status()).isZero();
        assertThat(run.out()).doesNotContain("Descent");
    }

    @Test
    void whatAHistoryAssumesIsMadeBefore() throws IOException {
        Path history = Scripts.write(
                directory.resolve("history"),
                "V1__Agents.sql",
                "CREATE TABLE agent (at facility.place); GRANT SELECT ON agent TO palindrome_cli_auditor;",
                "U1__Agents.sql",
                "DROP TABLE agent;");
        Path roles = Files.writeString(directory.resolve("roles.sql"), "\uFEFFCREATE ROLE palindrome_cli_auditor;");
        Path types = Files.writeString(
                directory.resolve("types.sql"), "CREATE SCHEMA facility; CREATE DOMAIN facility.place AS text;");
        Run run = Run.palindrome(Run.with(
                database, "verify", history.toString(), "--before", roles.toString(), "--before", types.toString()));
        assertThat(run.out() + run.err()).contains("1 revision: 1 REVERSIBLE. 0 errors, 0 warnings. ");
        assertThat(run.status()).isZero();
    }

    @Test
    void javaRevisionsComeFromTheClassPath() throws IOException {
        Scripts.grids(directory.resolve("sql"));
        Path classes = compile("revisions/V4__Fill_grids.java", """
                package revisions;

                import org.jooq.DSLContext;

                public class V4__Fill_grids extends dev.palindrome.ReversibleMigration {
                    @Override
                    public void upgrade(DSLContext database) {
                        database.execute(Views.NAMED + Views.nothing());
                    }

                    @Override
                    public void downgrade(DSLContext database) {
                        database.execute("DROP VIEW named_grid");
                    }
                }

                class Views {
                    static final String NAMED = "CREATE VIEW named_grid AS SELECT * FROM grid WHERE name IS NOT NULL";

                    static String nothing() {
                        return "";
                    }
                }
                """);
        String[] arguments = Run.with(
                database,
                "verify",
                directory.toString(),
                "--classpath",
                classes.toString(),
                "--locations",
                "filesystem:" + directory.resolve("sql") + ",classpath:revisions");
        Run run = Run.palindrome(arguments);
        assertThat(run.out() + run.err())
                .contains("4         REVERSIBLE  restored")
                .contains("4 revisions: 4 REVERSIBLE. 0 errors, 0 warnings. ");
        assertThat(run.status()).isZero();

        Files.delete(classes.resolve("revisions/Views.class"));
        Run incomplete = Run.palindrome(arguments).flat(directory);
        assertThat(incomplete.status()).isEqualTo(1);
        assertThat(incomplete.out())
                .startsWith(
                        "error upgrade-failed  revision 4 at revisions.V4__Fill_grids The upgrade of revision 4 failed at"
                                + " revisions.V4__Fill_grids: java.lang.NoClassDefFoundError: revisions/Views. Nothing is left behind: its"
                                + " transaction was rolled back. Remedy: Put everything that revisions.V4__Fill_grids was compiled with on"
                                + " the class path as well (on the command line: --classpath), in the same versions.");
    }

    private Path compile(String name, String source) throws IOException {
        Path file = directory.resolve("java").resolve(name);
        Scripts.write(file.getParent(), file.getFileName().toString(), source);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String[] options = {
            "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), file.toString()
        };
        assertThat(compiler.run(null, null, null, options)).isZero();
        return classes;
    }

    @Test
    void coloursAreForTerminals() throws IOException {
        Scripts.grids(directory);
        String[] arguments = Run.with(database, "verify", directory.toString());
        assertThat(Run.palindrome(Ansi.ON, arguments).out()).contains("\u001b[32mREVERSIBLE\u001b[0m");
        assertThat(Run.palindrome(Ansi.OFF, arguments).out()).doesNotContain("\u001b");
    }

    private Run verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", directory.toString()));
        arguments.addAll(Arrays.asList(more));
        return Run.palindrome(Run.with(database, arguments.toArray(String[]::new)));
    }

    private static Run withoutTimes(Run run) {
        return new Run(
                run.status(),
                run.out().replaceAll(" +\\d+\\.\\d(?= )", "    …").replaceAll("PostgreSQL \\d.*", "PostgreSQL …"),
                run.err());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
