package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/junit.md shows are regions of tests that ran, and its tables are whole. */
class JUnitGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "junit.md");
    private static final Path TESTS = Path.of("src/test/java/dev/palindrome/junit");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void showsRegionsOfTestsThatRan() throws IOException {
        String sources = Files.readString(TESTS.resolve("MigrationContractTest.java"))
                + Files.readString(TESTS.resolve("PostgresVersionsTest.java"));
        assertThat(BLOCK.matcher(Files.readString(GUIDE)).results().map(block -> block.group(1)))
                .hasSize(3)
                .allSatisfy(region -> assertThat(sources).containsAnyOf(indented(region, 4), indented(region, 8)));
    }

    @Test
    void tellsOfEachCheckAndEachParameter() throws IOException {
        String guide = Files.readString(GUIDE);
        for (Check check : Check.values()) {
            assertThat(guide).contains("| `" + check + "` | ");
        }
        for (String key : Parameters.KEYS) {
            assertThat(guide).contains("`" + key.replaceFirst("model\\..*", "model.packages") + "`");
        }
    }

    private static String indented(String region, int columns) {
        return region.lines()
                .map(line -> line.isEmpty() ? line : " ".repeat(columns) + line)
                .collect(Collectors.joining("\n"));
    }
}
