package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Finding;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories with one fault each. What kind of finding each must earn stands here; what it must say, word for word, stands in a text
 * file beside each directory. What was said is in {@code target/found}.
 */
class BrokenHistoriesTest {
    private static final Map<String, List<String>> FAULTS = faults(
            "base-not-empty: 001 descent-differs, - descent-base-not-empty",
            "branches-do-not-commute: 003 confluence-differs",
            "column-order-only: 002 downgrade-equivalent",
            "comment-lost: 002 downgrade-does-not-restore",
            "constraint-not-valid-left: 002 downgrade-does-not-restore",
            "default-lost: 002 downgrade-does-not-restore",
            "downgrade-takes-what-a-branch-needs: 002 confluence-downgrade-failed",
            "empty-downgrade: 002 downgrade-does-not-restore",
            "enum-value-left: 002 downgrade-does-not-restore",
            "extension-left: 002 downgrade-does-not-restore, - descent-base-not-empty",
            "failing-downgrade: 002 downgrade-failed",
            "forgotten-index: 002 downgrade-does-not-restore",
            "grant-lost: 002 downgrade-does-not-restore",
            "left-behind-function: 002 downgrade-does-not-restore, - descent-base-not-empty",
            "missing-downgrade: 002 downgrade-missing",
            "missing-depends-on: 004 confluence-failed",
            "misspelt-drop-if-exists: 002 downgrade-does-not-restore",
            "not-null-lost: 002 downgrade-does-not-restore",
            "passes-alone-fails-in-sequence: 002 descent-downgrade-failed",
            "second-upgrade-differs: 002 second-upgrade-differs",
            "second-upgrade-fails: 002 second-upgrade-failed",
            "sequence-ownership-lost: 002 downgrade-does-not-restore",
            "trigger-disabled: 002 downgrade-does-not-restore",
            "two-heads: - graph-several-heads",
            "two-wrongs-cancel-out: 002 downgrade-does-not-restore, 003 downgrade-does-not-restore",
            "version-order: 002 graph-version-order",
            "view-definition-changed: 002 downgrade-does-not-restore",
            "wrong-type-restored: 002 downgrade-does-not-restore");

    private static Server server;

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> histories() {
        return Fixtures.BROKEN.names();
    }

    @Test
    void everyHistoryIsListed() {
        assertThat(histories()).containsExactlyElementsOf(FAULTS.keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void itsFaultIsFoundAndNothingElse(String history) throws IOException {
        ProofResult result = Fixtures.BROKEN.prove(history, server);

        assertThat(result.findings()).extracting(BrokenHistoriesTest::kind).isEqualTo(FAULTS.get(history));
        Path found = Files.createDirectories(Path.of("target/found")).resolve(history + ".txt");
        Files.writeString(found, text(result.findings()));
        assertThat(found).hasSameTextualContentAs(Fixtures.BROKEN.directory().resolve(history + ".txt"));
    }

    @Test
    void theTestThatPeopleHaveSeesThreeOfThem() {
        List<String> seen = histories().stream()
                .filter(history -> !UpDownUp.isGreen(Fixtures.BROKEN.directory().resolve(history), server))
                .toList();

        assertThat(seen).containsExactly("failing-downgrade", "missing-downgrade", "passes-alone-fails-in-sequence");
    }

    private static String kind(Finding finding) {
        return (finding.revision() == null ? "-" : finding.revision()) + " "
                + finding.code().id();
    }

    private static String text(List<Finding> findings) {
        FindingText text = new FindingText(Ink.NONE);
        return findings.stream().map(text::render).collect(Collectors.joining("\n"));
    }

    private static Map<String, List<String>> faults(String... lines) {
        Map<String, List<String>> faults = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(": ");
            faults.put(parts[0], Arrays.asList(parts[1].split(", ")));
        }
        return faults;
    }
}
