package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.Selection;
import dev.palindrome.report.Ink;
import dev.palindrome.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/verify.md shows is what happens. */
class VerifyGuideTest {
    private static final Pattern BLOCK = Pattern.compile(
            "\\$ ./palindrome verify --server embedded (--from (?<from>\\S+) )?sample-tests/(?<directory>\\S+)\\n(?<text>.*?)```\\n",
            Pattern.DOTALL);
    private static final Pattern VARYING = Pattern.compile("PostgreSQL \\d+\\.\\d+, \\d+\\.\\d s| +\\d+\\.\\d(?= )");

    @Test
    void showsWhatVerifyPrints() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "verify.md")));
        int blocks = 0;
        try (Server server = Servers.start(ServerSpec.embedded())) {
            while (block.find()) {
                blocks++;
                ProofOptions options = ProofOptions.DEFAULT.withSelection(Selection.between(block.group("from"), null));
                try (Proof proof = Proof.of(
                        Histories.load(HistoryOptions.of(Path.of(block.group("directory")))),
                        server,
                        options,
                        ProofListener.NONE)) {
                    String printed = new TextReport(Ink.NONE, false).render(proof.run());
                    assertThat(withoutTimes(block.group("text"))).isEqualTo(withoutTimes(printed));
                }
            }
        }
        assertThat(blocks).isEqualTo(2);
    }

    private static String withoutTimes(String text) {
        return VARYING.matcher(text).replaceAll(" …");
    }
}
