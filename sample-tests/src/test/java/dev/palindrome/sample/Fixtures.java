package dev.palindrome.sample;

import dev.palindrome.database.Server;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.DataOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The histories below one directory of the test resources.
 *
 * @param options how they are proven
 */
record Fixtures(Path directory, ProofOptions options) {
    /** What becomes of rows has histories of its own. */
    private static final ProofOptions SCHEMA_ALONE = ProofOptions.DEFAULT.withData(DataOptions.OFF);

    static final Fixtures BROKEN = new Fixtures(Path.of("src/test/resources/broken"), SCHEMA_ALONE);
    static final Fixtures LOSSY = new Fixtures(Path.of("src/test/resources/lossy"), ProofOptions.DEFAULT);
    static final Fixtures GOOD_DATA = new Fixtures(Path.of("src/test/resources/good-data"), ProofOptions.DEFAULT);
    static final Fixtures GOOD = new Fixtures(Path.of("src/test/resources/good"), SCHEMA_ALONE);

    List<String> names() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProofResult prove(String name, Server server) {
        try (Histories.OpenHistory open = Histories.open(HistoryOptions.of(directory.resolve(name)));
                Proof proof = Proof.of(open.history(), server, options, ProofListener.NONE)) {
            return proof.run();
        }
    }
}
