package dev.palindrome.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The keys that Flyway's configuration may have; the list is the resource {@code flyway-keys.txt}. */
final class FlywayKeys {
    private static final Set<String> KEYS = read();

    private FlywayKeys() {}

    /** Whether Flyway knows a key, given without {@code flyway.}. */
    static boolean isKnown(String key) {
        int dot = key.indexOf('.');
        return KEYS.contains(key) || (dot > 0 && KEYS.contains(key.substring(0, dot) + ".*"));
    }

    /** The known key that differs least from a mistaken one, for the remedy. */
    static String nearest(String key) {
        return Nearest.to(key, KEYS);
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(FlywayKeys.class.getResourceAsStream("flyway-keys.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return new TreeSet<>(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
