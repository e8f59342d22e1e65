package dev.palindrome.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small schema from a file of them: {@code --- name} begins one, lines that begin with {@code => } say what is expected.
 */
record SeedCase(String name, String sql, List<String> expected) {
    static List<SeedCase> read(String file) {
        List<SeedCase> cases = new ArrayList<>();
        for (String part : text("/dev/palindrome/data/" + file + ".sql").split("(?m)^--- ")) {
            if (part.isBlank()) {
                continue;
            }
            int end = part.indexOf('\n');
            StringBuilder sql = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (String line : part.substring(end + 1).split("\n")) {
                if (line.startsWith("-- => ")) {
                    expected.add(line.substring("-- => ".length()));
                } else {
                    sql.append(line).append('\n');
                }
            }
            cases.add(new SeedCase(part.substring(0, end), sql.toString(), expected));
        }
        return cases;
    }

    private static String text(String resource) {
        try (InputStream stream = SeedCase.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
