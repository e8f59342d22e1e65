package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedFindingsTest {
    private static final String TABLE = "CREATE TABLE t (a int)";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve(AcceptedFindings.FILE_NAME);
    }

    private static ProofResult prove(TestHistory history) {
        try (Proof proof = Proof.of(history.history(), TestServer.shared(), ProofOptions.DEFAULT, ProofListener.NONE)) {
            return proof.run();
        }
    }

    private ProofResult accepted(ProofResult result) {
        return AcceptedFindings.read(file).applyTo(result);
    }

    private static List<Code> errors(ProofResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::code)
                .toList();
    }

    @Test
    void showsWhatIsAcceptedWithoutFailing() throws IOException {
        ProofResult found =
                prove(new TestHistory().then(TABLE, "DROP TABLE t").then("CREATE INDEX i ON t (a)", "SELECT 1"));
        assertThat(AcceptedFindings.read(file).accept(found, "older than the check"))
                .isEqualTo(1);

        ProofResult result = accepted(found);

        assertThat(errors(result)).isEmpty();
        assertThat(result.findings().get(0).message())
                .isEqualTo(
                        "The downgrade of revision 002 (step) changes nothing: the schema stays as the upgrade made it. "
                                + "(Accepted: older than the check)");
        assertThat(result.revisions().get(1).findings().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(result.revisions().get(1).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(Files.readAllLines(file).get(2))
                .matches("downgrade-does-not-restore 002 [0-9a-f]{12} older than the check");
    }

    @Test
    void keepsTheReasonsThatStandThere() throws IOException {
        ProofResult found = prove(new TestHistory().then(TABLE, "SELECT 1"));
        AcceptedFindings.read(file).accept(found, "first");
        Files.writeString(file, Files.readString(file).replace("first", "the archive needs it"));

        AcceptedFindings.read(file).accept(found, "second");

        assertThat(Files.readString(file)).contains("the archive needs it").doesNotContain("second");
    }

    @Test
    void failsWhenAnAcceptedRevisionIsMadeWorse() {
        AcceptedFindings.read(file).accept(prove(new TestHistory().then(TABLE, "SELECT 1")), "known");

        ProofResult worse = prove(new TestHistory().then(TABLE + "; CREATE TABLE u (a int)", "SELECT 1"));

        assertThat(errors(accepted(worse)))
                .containsExactly(
                        Code.DOWNGRADE_DOES_NOT_RESTORE,
                        Code.DESCENT_BASE_NOT_EMPTY,
                        Code.ACCEPTED_STALE,
                        Code.ACCEPTED_STALE);
    }

    @Test
    void failsWhenAnEntryNoLongerOccurs() {
        AcceptedFindings.read(file).accept(prove(new TestHistory().then(TABLE, "SELECT 1")), "known");

        ProofResult mended = accepted(prove(new TestHistory().then(TABLE, "DROP TABLE t")));

        assertThat(errors(mended)).containsOnly(Code.ACCEPTED_STALE);
        assertThat(mended.findings().get(0).message())
                .isEqualTo("The accepted finding downgrade-does-not-restore of revision 001 no longer occurs.");
        assertThat(mended.findings().get(0).place()).hasToString(file + ":3");
    }

    @Test
    void letsAHistoryWithoutDowngradesBeginToWriteThem() {
        TestHistory old = new TestHistory().then(TABLE, null).then("CREATE TABLE u (a int)", null);
        AcceptedFindings.read(file).accept(prove(old), "before we wrote downgrades");
        assertThat(errors(accepted(prove(old)))).isEmpty();

        assertThat(errors(accepted(prove(old.then("CREATE TABLE v (a int)", "DROP TABLE v")))))
                .isEmpty();
        assertThat(errors(accepted(prove(old.then("CREATE TABLE w (a int)", null)))))
                .containsExactly(Code.DOWNGRADE_MISSING);
    }

    @Test
    void neverAcceptsThatNothingWasLookedAt() {
        ProofResult stopped =
                prove(new TestHistory().then("this is not SQL", null).then(TABLE, null));
        AcceptedFindings.read(file).accept(stopped, "no");

        assertThat(errors(accepted(stopped))).contains(Code.UPGRADE_FAILED, Code.REVISIONS_NOT_REACHED);
    }

    @Test
    void doesNotCallAnEntryStaleThatTheProofDidNotComeTo() {
        AcceptedFindings.read(file)
                .accept(prove(new TestHistory().then("SELECT 1", "SELECT 1").then(TABLE, "SELECT 1")), "known");

        ProofResult stopped =
                prove(new TestHistory().then("this is not SQL", null).then(TABLE, "SELECT 1"));

        assertThat(errors(accepted(stopped))).doesNotContain(Code.ACCEPTED_STALE);
    }

    @Test
    void refusesALineThatIsNoEntry() throws IOException {
        Files.writeString(file, "# header\ndowngrade-missing 001 abc\n");

        assertThatThrownBy(() -> AcceptedFindings.read(file))
                .isInstanceOf(PalindromeException.class)
                .hasMessage("Line 2 of " + file + " has no reason or too few words.");
    }
}
