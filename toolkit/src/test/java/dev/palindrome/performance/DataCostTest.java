package dev.palindrome.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.TestServer;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.DataFact;
import dev.palindrome.proof.DataOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints what it costs to look at rows; fails only where that is far from what docs/performance.md promises. */
@Tag("performance")
class DataCostTest {
    private static final int MAJOR = 15;

    @Test
    void theWalkWithRowsAgainstTheWalkWithout() {
        Path mattermost = Path.of(
                System.getProperty("acceptance.dir", ""), "histories", System.getProperty("history", "mattermost"));
        assumeTrue(Files.isDirectory(mattermost), "no -Dacceptance.dir with histories/mattermost: not measured");
        History history = Histories.load(HistoryOptions.of(mattermost));
        Server server = TestServer.shared(MAJOR);
        walk(history, server, DataOptions.DEFAULT);

        double without = seconds(walk(history, server, DataOptions.OFF));
        ProofResult result = walk(history, server, DataOptions.DEFAULT);
        double with = seconds(result);

        Map<DataFact, Long> facts = new TreeMap<>(result.revisions().stream()
                .collect(Collectors.groupingBy(revision -> revision.data(), Collectors.counting())));
        print("the walk without rows   %6.2f s", without);
        print("the walk with rows      %6.2f s = %.2f times; data: %s", with, with / without, facts);
        assertThat(with / without)
                .as("the walk with rows, in times of that without")
                .isLessThan(3);
    }

    private static ProofResult walk(History history, Server server, DataOptions data) {
        try (Proof proof = Proof.of(
                history, server, ProofOptions.DEFAULT.withDescent(false).withData(data), ProofListener.NONE)) {
            return proof.run();
        }
    }

    private static double seconds(ProofResult result) {
        return result.duration().toNanos() / 1e9;
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
