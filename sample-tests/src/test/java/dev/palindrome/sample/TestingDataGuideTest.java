package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java of docs/testing-data.md is that of {@link DataMigrationsTest}, which ran. */
class TestingDataGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void showsRegionsOfATestThatRan() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/palindrome/sample/DataMigrationsTest.java"));
        assertThat(BLOCK.matcher(Files.readString(Path.of("..", "docs", "testing-data.md")))
                        .results()
                        .map(block -> block.group(1)))
                .hasSize(7)
                .allSatisfy(region -> assertThat(source).containsAnyOf(region, indented(region)));
    }

    /** As a member of a class stands. */
    private static String indented(String region) {
        return region.lines().map(line -> line.isEmpty() ? line : "    " + line).collect(Collectors.joining("\n"));
    }
}
