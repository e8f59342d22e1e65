package dev.palindrome.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What servers leave behind, for tests that assert that it is nothing. */
final class LeftBehind {
    private LeftBehind() {}

    /** Directories of servers in a place. */
    static List<Path> directories(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("palindrome-server-"))
                    .toList();
        }
    }

    /** Command lines of programs that were started for a place. */
    static List<String> processes(Path place) {
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains("-D " + place))
                .toList();
    }
}
