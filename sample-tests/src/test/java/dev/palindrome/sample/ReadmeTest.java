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
import dev.palindrome.report.Ink;
import dev.palindrome.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what happens. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path JUNIT_EXAMPLE = Path.of("src/test/java/dev/palindrome/sample/MigrationsTest.java");
    private static final Pattern VARYING = Pattern.compile("PostgreSQL \\d+\\.\\d+, \\d+\\.\\d s| +\\d+\\.\\d(?= )");

    @Test
    void showsWhatVerifyPrints() throws IOException {
        Matcher block = block("\\$ ./palindrome verify --server embedded sample-tests/(?<directory>\\S+)\\n");
        Path directory = Path.of(block.group("directory"));
        String printed;
        try (Server server = Servers.start(ServerSpec.embedded());
                Proof proof = Proof.of(
                        Histories.load(HistoryOptions.of(directory)),
                        server,
                        ProofOptions.DEFAULT,
                        ProofListener.NONE)) {
            printed = new TextReport(Ink.NONE, false).render(proof.run());
        }

        assertThat(withoutTimes(block.group("text"))).isEqualTo(withoutTimes(printed));
    }

    @Test
    void showsATestThatRan() throws IOException {
        String shown = block("```java\\n").group("text");
        String source = Files.readString(JUNIT_EXAMPLE);

        assertThat(shown).isEqualTo(source.substring(source.indexOf("@MigrationTest")));
    }

    /** The first block of the README that begins so; its text is the group {@code text}. */
    private static Matcher block(String begin) throws IOException {
        Matcher matcher =
                Pattern.compile(begin + "(?<text>.*?)```\\n", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(matcher.find()).as("the README has the block").isTrue();
        return matcher;
    }

    private static String withoutTimes(String text) {
        return VARYING.matcher(text).replaceAll(" …");
    }
}
