package dev.palindrome.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SQL files of the histories that the system property {@code acceptance.dir} names. */
final class AcceptanceFiles {
    private AcceptanceFiles() {}

    /** All of them; the test is skipped, visibly, when the property is not set. */
    static List<Path> sql() throws IOException {
        try (Stream<Path> files = Files.walk(histories())) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    static Path histories() {
        String directory = System.getProperty("acceptance.dir", "");
        assumeTrue(
                !directory.isEmpty() && !directory.startsWith("$"),
                "SKIPPED: the system property acceptance.dir is not set");
        return Path.of(directory, "histories");
    }
}
