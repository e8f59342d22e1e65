package dev.palindrome.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The SQL files beside these classes. */
final class SqlFile {
    private SqlFile() {}

    static String text(String name) {
        String resource = "/dev/palindrome/data/" + name + ".sql";
        try (InputStream stream = SqlFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
