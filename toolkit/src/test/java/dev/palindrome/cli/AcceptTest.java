package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ratchet: what is wrong today is accepted, and nothing may become worse. */
class AcceptTest {
    private static final String FORGOTTEN = "-- forgot the index";
    private static ScratchDatabase database;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeAll
    static void aServer() {
        database = TestServer.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void aBrokenHistory() throws IOException {
        Scripts.grids(directory);
        Files.writeString(directory.resolve("U3__Index_names.sql"), FORGOTTEN);
        file = directory.resolve("palindrome.accepted");
    }

    @Test
    void whatIsAcceptedIsShownAndDoesNotFail() throws IOException {
        Run accepting = verify("--accept").flat(directory);
        assertThat(accepting.status()).isZero();
        assertThat(accepting.out())
                .startsWith("Wrote 1 entry to DIR/palindrome.accepted. Replace each reason by your own."
                        + " info downgrade-does-not-restore  revision 3 at U3__Index_names.sql The downgrade of revision 3"
                        + " (Index names) changes nothing: the schema stays as the upgrade made it. (Accepted: as found on "
                        + LocalDate.now() + ") - index grid_name is left behind REVISION");
        assertThat(Files.readString(file)).matches("""
                # Findings accepted as they are: code, revision, fingerprint of the changes, reason.
                # They are shown and do not fail. An entry that no longer occurs fails: remove it then.
                downgrade-does-not-restore 3 [0-9a-f]{12} as found on %s
                """.formatted(LocalDate.now()));
        Run after = verify("--fail-on", "warning");
        assertThat(after.status()).isZero();
        assertThat(after.out()).contains("3 revisions: 1 BROKEN, 2 REVERSIBLE. 0 errors, 0 warnings, 1 accepted. ");
    }

    @Test
    void anEntryThatNoLongerOccursFails() throws IOException {
        verify("--accept");
        Files.writeString(directory.resolve("U3__Index_names.sql"), "DROP INDEX grid_name;");
        Run run = verify().flat(directory);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("error accepted-stale  revision 3 at DIR/palindrome.accepted:3 The accepted finding"
                        + " downgrade-does-not-restore of revision 3 no longer occurs. Remedy: Remove its line, or run with"
                        + " --accept to write the file anew. REVISION");
        Run accepting = verify("--accept").flat(directory);
        assertThat(accepting.status()).isZero();
        assertThat(accepting.out())
                .startsWith("There is nothing to accept any more; DIR/palindrome.accepted has no entry now. REVISION");
        assertThat(Files.readString(file).lines()).allMatch(line -> line.startsWith("#"));
    }

    @Test
    void aRevisionMadeWorseFails() throws IOException {
        verify("--accept");
        Files.writeString(
                directory.resolve("V3__Index_names.sql"),
                "CREATE INDEX grid_name ON grid (name); CREATE INDEX grid_id ON grid (id);");
        Run run = verify().flat(directory);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("error downgrade-does-not-restore  revision 3 at U3__Index_names.sql")
                .contains("- index grid_id is left behind - index grid_name is left behind")
                .contains("error accepted-stale  revision 3 at DIR/palindrome.accepted:3 The accepted finding"
                        + " downgrade-does-not-restore of revision 3 is not what it was when it was accepted. Remedy: Look at"
                        + " what it says now; --accept accepts that instead.");
    }

    @Test
    void reasonsOfItsOwnAreKept() throws IOException {
        verify("--accept");
        Files.writeString(
                file, Files.readString(file).replace("as found on " + LocalDate.now(), "dropped by hand in release 4"));
        verify("--accept");
        assertThat(Files.readString(file)).contains(" dropped by hand in release 4\n");
    }

    @Test
    void nothingToAcceptMakesNoFile() throws IOException {
        Files.writeString(directory.resolve("U3__Index_names.sql"), "DROP INDEX grid_name;");
        assertThat(verify("--accept").out()).startsWith("There is nothing to accept.\nREVISION");
        assertThat(file).doesNotExist();
    }

    @Test
    void standardOutputStaysJsonAlone() {
        Run run = verify("--accept", "--json", "-");
        assertThat(run.out()).startsWith("{");
        assertThat(run.flat(directory).err())
                .isEqualTo("Wrote 1 entry to DIR/palindrome.accepted. Replace each reason by your own.");
        assertThat(file).exists();
    }

    @Test
    void theFileMayStandElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("ci")).resolve("accepted");
        verify("--accept", "--accepted", elsewhere.toString());
        assertThat(elsewhere).exists();
        assertThat(file).doesNotExist();
        assertThat(verify("--accepted", elsewhere.toString()).status()).isZero();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsRefusedBeforeTheProof() throws IOException {
        Files.writeString(file, "downgrade-does-not-restore 3\n");
        assertThat(verify().flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error configuration-invalid at DIR/palindrome.accepted:1 Line 1 of DIR/palindrome.accepted has no reason or"
                                + " too few words. Remedy: A line is: CODE REVISION FINGERPRINT REASON; --accept writes the"
                                + " file."));
        assertThat(verify("--accept", "--accepted", directory + "/no/accepted").flat(directory))
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "error file-unwritable at DIR/no/accepted The file of --accept cannot be written: there is no directory"
                                        + " DIR/no. Remedy: Name a file in a directory that exists and that this user may write to."));
    }

    private Run verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", directory.toString(), "--no-descent"));
        arguments.addAll(Arrays.asList(more));
        return Run.palindrome(Run.with(database, arguments.toArray(String[]::new)));
    }
}
