package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that are tricky and right: nothing may be found in them. */
class GoodHistoriesTest {
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
        return Fixtures.GOOD.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void nothingIsFound(String history) {
        ProofResult result = Fixtures.GOOD.prove(history, server);

        assertThat(result.findings())
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
        assertThat(result.revisions())
                .filteredOn(revision -> revision.revision().irreversible() == null)
                .extracting(RevisionResult::verdict)
                .isNotEmpty()
                .containsOnly(Verdict.REVERSIBLE);
    }

    @Test
    void branchesAreRunInEitherOrder() {
        for (String history : List.of("branch-and-merge", "labelled-lines")) {
            ProofResult result = Fixtures.GOOD.prove(history, server);

            assertThat(result.confluence()).isNotNull();
            assertThat(result.confluence().pairs()).as(history).isEqualTo(1);
            assertThat(result.confluence().findings()).as(history).isEmpty();
        }
    }

    @Test
    void theSamplesBranchesAreRunInEitherOrder() {
        HistoryOptions options = HistoryOptions.ofLocations(
                List.of("classpath:db/migration", "classpath:dev/palindrome/sample/migration"));
        try (Histories.OpenHistory open = Histories.open(options);
                Proof proof = Proof.of(open.history(), server, ProofOptions.DEFAULT, ProofListener.NONE)) {
            ProofResult result = proof.run();

            assertThat(result.findings()).isEmpty();
            assertThat(result.confluence()).isNotNull();
            assertThat(result.confluence().pairs()).isEqualTo(1);
        }
    }

    @Test
    void whatIsDeclaredIrreversibleIsSaid() {
        ProofResult result = Fixtures.GOOD.prove("declared-irreversible", server);

        assertThat(result.revisions())
                .extracting(RevisionResult::verdict)
                .containsExactly(Verdict.REVERSIBLE, Verdict.IRREVERSIBLE, Verdict.REVERSIBLE);
        assertThat(result.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .isEqualTo("Revision 002 (round ledger) is declared irreversible: the fractions were exported before"
                        + " release 4 and are gone."));
    }
}
