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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} of some of the revisions. */
class VerifySomeTest {
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

    @BeforeEach
    void aHistory() throws IOException {
        Scripts.grids(directory);
    }

    private Run verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", directory.toString()));
        arguments.addAll(Arrays.asList(more));
        Run run = Run.palindrome(Run.with(database, arguments.toArray(String[]::new)));
        return new Run(
                run.status(),
                run.out().replaceAll(" +\\d+\\.\\d(?= )", "    …").replaceAll("PostgreSQL \\d.*", "PostgreSQL …"),
                run.err());
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void aRange() {
        assertThat(verify("--from", "2", "--to", "head")).isEqualTo(new Run(0, """
                REVISION  VERDICT     SCHEMA    DATA  UP ms  DOWN ms  DESCRIPTION
                2         REVERSIBLE  restored  kept    …    …  Name grids
                3         REVERSIBLE  restored  kept    …    …  Index names

                Descent: 2 downgrades in sequence, 0 leave a difference, 0 fail; it came back to
                where the walk began.
                Rows: 1 of 1 table that revisions touch were filled (seed 1).
                2 of 3 revisions: 2 REVERSIBLE, 1 carried. 0 errors, 0 warnings. PostgreSQL …
                """, ""));
    }

    @Test
    void someByName() {
        assertThat(verify("--only", "1,3", "--no-descent").out()).isEqualTo("""
                REVISION  VERDICT     SCHEMA    DATA  UP ms  DOWN ms  DESCRIPTION
                1         REVERSIBLE  restored  kept    …    …  Create grid
                3         REVERSIBLE  restored  kept    …    …  Index names

                Rows: 1 of 1 table that revisions touch were filled (seed 1).
                2 of 3 revisions: 2 REVERSIBLE, 1 carried. 0 errors, 0 warnings. PostgreSQL …
                """);
    }

    @Test
    void aSlice() {
        assertThat(verify("--shard", "1/2").out())
                .endsWith("1 of 3 revisions: 1 REVERSIBLE. 0 errors, 0 warnings. PostgreSQL …\n");
        assertThat(verify("--shard", "2/2").out())
                .endsWith("2 of 3 revisions: 2 REVERSIBLE, 1 carried. 0 errors, 0 warnings. PostgreSQL …\n");
    }

    @Test
    void whatAChangeAdds() throws IOException, InterruptedException {
        git("init", "--quiet", "--initial-branch=main");
        git("add", "-A");
        git("commit", "--quiet", "-m", "Begin");
        Run nothing = verify("--since", "main");
        assertThat(nothing.status()).isZero();
        assertThat(nothing.err()).isEmpty();
        assertThat(nothing.out().replaceAll("commit [0-9a-f]{10}", "commit …")).isEqualTo("""
                note: No revision was added or changed since main (commit …), so there
                is nothing to walk.

                0 of 3 revisions. 0 errors, 0 warnings. PostgreSQL not started,    … s.
                """);

        Files.writeString(directory.resolve("U3__Index_names.sql"), "-- later");
        Run changed = verify("--since", "main", "--no-descent");
        assertThat(changed.status()).isEqualTo(1);
        assertThat(changed.out())
                .startsWith("error downgrade-does-not-restore  revision 3\n")
                .endsWith("1 of 3 revisions: 1 BROKEN, 2 carried. 1 error, 0 warnings. PostgreSQL …\n");
        JsonNode summary = new ObjectMapper()
                .readTree(verify("--since", "main", "--json", "-").out())
                .get("summary");
        assertThat(summary.get("revisions").asInt()).isEqualTo(1);
        assertThat(summary.get("carried").asInt()).isEqualTo(2);
    }

    @Test
    void whatCannotBe() {
        assertThat(verify("--only", "2", "--from", "1").flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error usage --from and --only contradict each other; give one of them. Remedy:"
                                + " `palindrome verify --help` shows what it takes."));
        assertThat(verify("--shard", "6/5").flat(directory).err())
                .isEqualTo(
                        "error usage '6/5' is no slice of a history. Remedy: Write NUMBER/COUNT, from 1/5 to 5/5 for five"
                                + " machines.");
        assertThat(verify("--from", "3", "--to", "2").flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error nothing-checked No revision lies between 3 and 2. Remedy: Name a revision with"
                                + " --from that is below the one of --to."));
        assertThat(verify("--shard", "1/4").flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error nothing-checked Shard 1/4 has nothing to walk: there are 3 revisions. Remedy:"
                                + " Make at most 3 shards."));
        assertThat(verify("--since", "main").status()).isEqualTo(2);
    }
}
