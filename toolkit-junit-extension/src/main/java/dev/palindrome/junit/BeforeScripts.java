package dev.palindrome.junit;

import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The SQL files that run first in every scratch database. */
final class BeforeScripts {
    private BeforeScripts() {}

    static List<SqlBody> read(List<Path> files) {
        return files.stream().map(BeforeScripts::read).toList();
    }

    private static SqlBody read(Path file) {
        try {
            return new SqlBody(file.toString(), file, Files.readString(file), 1, SqlBody.TransactionMode.DETECT, null);
        } catch (IOException problem) {
            throw new UncheckedIOException("@MigrationTest(before): cannot read " + file, problem);
        }
    }
}
