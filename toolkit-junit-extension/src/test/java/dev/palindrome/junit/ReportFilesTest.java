package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ReportFilesTest {
    @MigrationTest(locations = "classpath:histories/broken", server = dev.palindrome.database.ServerSpec.Kind.EMBEDDED)
    static class BrokenTestCases implements MigrationContract {}

    /** JUnit's output directory, one directory a test class. */
    private record Output(Path directory) implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            return directory;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            try {
                return Files.createDirectories(directory.resolve(test.getDisplayName()));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    @Test
    void areKeptWithTheResultsOnce(@TempDir Path directory) throws IOException {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .outputDirectoryCreator(new Output(directory))
                .selectors(selectClass(BrokenTestCases.class))
                .execute();

        assertThat(results.containerEvents().failed().count()).isZero();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .contains("palindrome.html", "palindrome.txt")
                    .doesNotHaveDuplicates();
        }
        Path kept = directory.resolve("ReportFilesTest$BrokenTestCases/palindrome");
        assertThat(kept.resolve("palindrome.txt")).content().contains("error downgrade-does-not-restore  revision 002");
        assertThat(kept.resolve("palindrome.html"))
                .content()
                .contains(
                        "<h3>error downgrade-does-not-restore, revision 002</h3>",
                        "<li>sequence grid_number is left behind</li>",
                        "<pre>sequence public.grid_number: not there</pre>",
                        "<td class=\"error\">BROKEN</td>")
                .doesNotContain("<!-- the body -->");
        Files.createDirectories(Path.of("target"));
        Files.copy(
                kept.resolve("palindrome.html"),
                Path.of("target", "palindrome.html"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsSaidAndFailsNothing() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(BrokenTestCases.class))
                .execute();
        assertThat(results.containerEvents().failed().count()).isZero();
        List<String> said = results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.reporting.ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get("palindrome"))
                .toList();
        assertThat(said).singleElement().asString().startsWith("No report was written: ");
    }
}
