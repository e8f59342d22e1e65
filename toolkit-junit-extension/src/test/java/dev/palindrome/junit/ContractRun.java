package dev.palindrome.junit;

import dev.palindrome.database.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The contract over a history that a test writes, on a server that it has. */
final class ContractRun {
    private final Path directory;
    private final Map<String, String> parameters = new HashMap<>();

    /** What is proven is said by configuration parameters. */
    static class AnyTestCases implements MigrationContract {}

    ContractRun(Path directory, Server.ScratchDatabase database) {
        this.directory = directory;
        with("directory", directory.toString());
        with("url", database.url());
        with("user", database.user());
    }

    /** A file of the history. */
    ContractRun file(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** A revision whose downgrade restores. */
    ContractRun table(String id) {
        return file(
                        "V" + id + "__create_t" + id + ".sql",
                        "CREATE TABLE t" + id + " (id int PRIMARY KEY, name text);\n")
                .file("U" + id + "__create_t" + id + ".sql", "DROP TABLE t" + id + ";\n");
    }

    /** A parameter {@code palindrome.…}. */
    ContractRun with(String key, String value) {
        parameters.put("palindrome." + key, value);
        return this;
    }

    TestRun run() {
        return run(AnyTestCases.class);
    }

    TestRun run(Class<?>... classes) {
        return TestRun.of(parameters, classes);
    }
}
