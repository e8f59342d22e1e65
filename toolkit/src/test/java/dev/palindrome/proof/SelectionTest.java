package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    /** 04 is on a branch of its own beside 02 and 03, and 05 joins them. */
    private static TestHistory branches() {
        return new TestHistory()
                .revision("01", "", "CREATE TABLE t1 (a int)", "DROP TABLE t1")
                .revision("02", "01", "CREATE TABLE t2 (a int)", "DROP TABLE t2")
                .revision("03", "02", "CREATE TABLE t3 (a int)", "SELECT 3")
                .revision("04", "01", "CREATE TABLE t4 (a int)", "DROP TABLE t4")
                .revision("05", "03 04", "SELECT 5", "SELECT 5")
                .revision("06", "05", "CREATE TABLE t6 (a int)", null);
    }

    private static final RevisionGraph GRAPH = branches().history().graph();

    private static List<String> ids(Selection selection) {
        return selection.revisions(GRAPH).stream().map(Revision::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        ",,01 02 03 04 05 06",
        "03,,03 05 06",
        "04,05,04 05",
        ",04,01 04",
        "02,03,02 03",
        "base,head-1,01 02 03 04 05",
        "head,,06"
    })
    void fromOneToAnother(String from, String to, String walked) {
        assertThat(ids(Selection.between(from, to))).containsExactly(walked.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"04 02,02 04", "02:05,02 03 05", "head,06", ":02 06,01 02 06", "5:,05 06"})
    void onlySome(String targets, String walked) {
        assertThat(ids(Selection.only(List.of(targets.split(" "))))).containsExactly(walked.split(" "));
    }

    @Test
    void nothingIsRefused() {
        assertThatThrownBy(() -> ids(Selection.between("03", "04")))
                .isInstanceOfSatisfying(PalindromeException.class, problem -> assertThat(problem.category())
                        .isEqualTo(PalindromeException.Category.CONFIGURATION))
                .hasMessage("No revision lies between 03 and 04.");
        assertThatThrownBy(() -> ids(Selection.only(List.of("05:02"))))
                .hasMessage("No revision lies in the range 05:02.");
        assertThatThrownBy(() -> ids(Selection.only(List.of("base")))).hasMessage("'base' means no revision.");
        assertThatThrownBy(() -> ids(Selection.ALL.of(Shard.parse("1/7"))))
                .hasMessage("Shard 1/7 has nothing to walk: there are 6 revisions.");
        assertThat(ids(Selection.added(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "2", "a/b", "1/0", "-1/3"})
    void aShardThatIsNone(String text) {
        assertThatThrownBy(() -> Shard.parse(text)).hasMessage("'" + text + "' is no slice of a history.");
    }

    @Test
    void shardsCoverEverythingOnceInBalance() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            int size = 1 + random.nextInt(300);
            int count = 1 + random.nextInt(40);
            List<Integer> all = IntStream.range(0, size).boxed().toList();
            List<Integer> covered = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                List<Integer> slice = new Shard(number, count).slice(all);
                assertThat(slice.size()).as("seed " + seed).isBetween(size / count, (size + count - 1) / count);
                covered.addAll(slice);
            }
            assertThat(covered).as("seed " + seed).isEqualTo(all);
            assertThat(new Shard(count, count).slice(all)).as("seed " + seed).isNotEmpty();
        }
    }

    private static ProofResult prove(Selection selection) {
        CountingServer server = new CountingServer(TestServer.shared());
        try (Proof proof = Proof.of(
                branches().history(), server, ProofOptions.DEFAULT.withSelection(selection), ProofListener.NONE)) {
            return proof.run();
        } finally {
            assertThat(server.open()).as("scratch databases left").isZero();
        }
    }

    private static List<String> verdicts(ProofResult result) {
        return result.revisions().stream()
                .map(each -> each.revision().id() + " " + each.verdict())
                .toList();
    }

    @Test
    void theShardsTogetherSayWhatTheWholeProofSays() {
        ProofResult whole = prove(Selection.ALL);
        assertThat(verdicts(whole))
                .containsExactly(
                        "01 REVERSIBLE", "02 REVERSIBLE", "03 BROKEN", "04 REVERSIBLE", "05 REVERSIBLE", "06 MISSING");
        for (int count : List.of(2, 3, 6)) {
            List<String> verdicts = new ArrayList<>();
            List<Finding> findings = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                ProofResult shard = prove(Selection.ALL.of(new Shard(number, count)));
                verdicts.addAll(verdicts(shard));
                shard.findings().stream()
                        .filter(finding -> !finding.code().id().startsWith("descent-"))
                        .forEach(findings::add);
                assertThat(shard.confluence() == null).isEqualTo(number < count);
            }
            assertThat(verdicts).isEqualTo(verdicts(whole));
            assertThat(findings)
                    .containsExactlyInAnyOrderElementsOf(whole.findings().stream()
                            .filter(finding -> !finding.code().id().startsWith("descent-"))
                            .toList());
        }
    }

    @Test
    void aRevisionIsWalkedFromTheSameStateAloneAsWithTheOthers() {
        ProofResult result = prove(Selection.only(List.of("03", "05")));

        assertThat(verdicts(result)).containsExactly("03 BROKEN", "05 REVERSIBLE");
        assertThat(result.carried()).isEqualTo(3);
        assertThat(result.descent())
                .isEqualTo(new DescentResult(
                        2,
                        1,
                        0,
                        true,
                        result.descent() == null ? List.of() : result.descent().findings()));
        assertThat(result.findings())
                .extracting(finding -> finding.code().id() + " " + finding.revision() + " " + finding.message())
                .containsExactly(
                        "downgrade-does-not-restore 03 The downgrade of revision 03 (step) changes nothing: the schema stays as"
                                + " the upgrade made it.",
                        "descent-base-not-empty null After all downgrades down to that of revision 03 (step) the database is not"
                                + " what it was before its upgrade. Upgrading again from there fails. The upgrade of revision 03"
                                + " failed at V03__step.sql:1:1: relation \"t3\" already exists (SQLSTATE 42P07), in the statement:"
                                + " CREATE TABLE t3 (a int); Nothing is left behind: its transaction was rolled back.");
    }

    @Test
    void anUpgradeThatIsCarriedMayFail() {
        TestHistory history = new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("CREATE TABEL u (a int)", null)
                .then("CREATE TABLE v (a int)", "DROP TABLE v");
        try (Proof proof = Proof.of(
                history.history(),
                TestServer.shared(),
                ProofOptions.DEFAULT.withSelection(Selection.between("003", null)),
                ProofListener.NONE)) {
            ProofResult result = proof.run();

            assertThat(verdicts(result)).containsExactly("003 NOT_REACHED");
            assertThat(result.findings())
                    .extracting(finding -> finding.code().id())
                    .containsExactly("upgrade-failed", "revisions-not-reached");
        }
    }

    @Test
    void whatAChangeAddsIsCheckedAtTheHeads() {
        ProofResult result = prove(Selection.added(List.of(java.util.Objects.requireNonNull(GRAPH.find("04")))));

        assertThat(verdicts(result)).containsExactly("04 REVERSIBLE");
        assertThat(result.carried()).isEqualTo(5);
        assertThat(result.confluence()).extracting(ConfluenceResult::pairs).isEqualTo(1);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void askingForARevisionThatIsNotSelected() {
        try (Proof proof = Proof.of(
                branches().history(),
                TestServer.shared(),
                ProofOptions.DEFAULT.withSelection(Selection.only(List.of("02"))),
                ProofListener.NONE)) {
            assertThatThrownBy(() -> proof.result(java.util.Objects.requireNonNull(GRAPH.find("01"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("revision 01 is not selected");
        }
    }
}
