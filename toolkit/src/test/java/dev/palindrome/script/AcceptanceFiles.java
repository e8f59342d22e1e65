package dev.palindrome.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Files whose path below a directory matches, by the pattern's first group. */
    static Map<String, Path> matching(Path directory, String pattern) throws IOException {
        Pattern compiled = Pattern.compile(pattern);
        Map<String, Path> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Matcher matcher = compiled.matcher(directory.relativize(file).toString());
                if (matcher.matches()) {
                    found.put(matcher.group(1), file);
                }
            }
        }
        return found;
    }

    static Path histories() {
        String directory = System.getProperty("acceptance.dir", "");
        assumeTrue(
                !directory.isEmpty() && !directory.startsWith("$"),
                "SKIPPED: the system property acceptance.dir is not set");
        return Path.of(directory, "histories");
    }
}
