package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Finding;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Revisions that lose data or break on it, and revisions of the same kinds that do not; nobody wrote a data test for any of them. What
 * is found of each stands here; what must be said, word for word, in a text file beside each directory. What was said is in
 * {@code target/found}.
 */
class LossyHistoriesTest {
    private static final Map<String, String> LOSSES = losses(
            "array-flattened: 002 data-lost",
            "cascade-delete: 002 data-thrown-away",
            "case-folded: 002 data-thrown-away",
            "columns-swapped: 002 data-lost",
            "default-over-null: 002 data-thrown-away",
            "downgrade-deletes-too-much: 002 data-lost",
            "duplicates-removed: 002 data-thrown-away",
            "enum-mapped-wrongly: 002 data-lost",
            "json-key-dropped: 002 data-lost",
            "merged-columns: 002 data-lost, 002 data-thrown-away",
            "name-rejoined: 002 data-thrown-away",
            "narrowed-type: 002 data-thrown-away",
            "not-null-without-default: 002 data-upgrade-failed",
            "order-lost: 002 data-thrown-away",
            "precision-lost: 002 data-thrown-away",
            "recreated-table: 002 data-lost",
            "seed-rows-left: 002 second-upgrade-failed, 002 data-left-behind",
            "sequence-reset: 002 data-sequence-set-back",
            "time-zone-shifted: 002 data-lost",
            "trimmed-text: 002 data-thrown-away",
            "tristate-collapsed: 002 data-thrown-away",
            "truncate: 002 data-thrown-away",
            "unique-over-duplicates: 002 data-upgrade-failed",
            "update-without-where: 002 data-thrown-away",
            "wrong-join: 002 data-thrown-away");

    private static final AtomicInteger FOUND = new AtomicInteger();

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
    }

    @AfterAll
    static void stop() {
        System.out.println("lossy revisions: " + lossy().size() + ", found by the proof: " + FOUND);
        server.close();
    }

    static List<String> lossy() {
        return Fixtures.LOSSY.names();
    }

    static List<String> right() {
        return Fixtures.GOOD_DATA.names();
    }

    @Test
    void thereAreTwentyFiveAndTwenty() {
        assertThat(lossy()).hasSize(25).containsExactlyElementsOf(LOSSES.keySet());
        assertThat(right()).hasSize(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossy")
    void theLossIsFoundAndNothingElse(String history) throws IOException {
        ProofResult result = Fixtures.LOSSY.prove(history, server);

        Path found = Files.createDirectories(Path.of("target/found")).resolve(history + ".txt");
        Files.writeString(found, text(result.findings()));
        assertThat(result.findings().stream()
                        .map(finding ->
                                finding.revision() + " " + finding.code().id())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(LOSSES.get(history));
        assertThat(found).hasSameTextualContentAs(Fixtures.LOSSY.directory().resolve(history + ".txt"));
        FOUND.incrementAndGet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void nothingIsFoundInWhatIsRight(String history) {
        ProofResult result = Fixtures.GOOD_DATA.prove(history, server);

        assertThat(text(result.findings())).isEmpty();
        assertThat(result.revisions()).extracting(RevisionResult::verdict).containsOnly(Verdict.REVERSIBLE);
    }

    @Test
    void theTestThatPeopleHaveSeesNone() {
        List<String> seen = lossy().stream()
                .filter(history -> !UpDownUp.isGreen(Fixtures.LOSSY.directory().resolve(history), server))
                .toList();

        System.out.println(
                "lossy revisions: " + lossy().size() + ", seen by up, down, up without rows: " + seen.size());
        assertThat(seen).isEmpty();
    }

    private static String text(List<Finding> findings) {
        FindingText text = new FindingText(Ink.NONE);
        return findings.stream().map(text::render).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> losses(String... lines) {
        Map<String, String> losses = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            losses.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return losses;
    }
}
