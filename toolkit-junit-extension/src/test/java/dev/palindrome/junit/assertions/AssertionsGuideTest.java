package dev.palindrome.junit.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/assertions.md shows are regions of the tests beside this one. */
class AssertionsGuideTest {
    private static final Pattern REGION = Pattern.compile("(?s)// region \\w+\\n(.*?)\\s*// endregion");

    @Test
    void showsWhatRan() throws IOException {
        String guide = Files.readString(Path.of("../docs/assertions.md"));
        List<String> regions = new ArrayList<>();
        for (String name : List.of("SchemaAssertTest", "ScenarioAssertTest")) {
            Matcher region = REGION.matcher(
                    Files.readString(Path.of("src/test/java/dev/palindrome/junit/assertions", name + ".java")));
            while (region.find()) {
                regions.add(region.group(1).stripIndent().strip());
            }
        }
        assertThat(regions).hasSize(3).allSatisfy(region -> assertThat(guide).contains(region));
    }
}
