package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Java properties with the line on which each key stands, which {@link Properties} does not keep. */
final class PropertiesText {
    /**
     * A key and its value.
     *
     * @param line 1-based line on which the key stands
     */
    record Entry(String key, String value, int line) {}

    private PropertiesText() {}

    /** The entries in the order written; a key that stands twice is a problem. */
    static List<Entry> parse(String name, String text, Problems problems) {
        List<Entry> entries = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i;
            String start = lines[i].stripLeading();
            if (start.isEmpty() || start.startsWith("#") || start.startsWith("!")) {
                continue;
            }
            StringBuilder logical = new StringBuilder(lines[i]);
            while (continues(lines[i]) && i + 1 < lines.length) {
                logical.append('\n').append(lines[++i]);
            }
            for (Entry entry : decode(name, logical.toString(), first + 1, problems)) {
                entries.stream()
                        .filter(other -> other.key().equals(entry.key()))
                        .findFirst()
                        .ifPresent(other -> problems.add(
                                Code.CONFIGURATION_INVALID,
                                Place.of(name, entry.line(), 0),
                                "The key '" + entry.key() + "' stands twice in " + name + ": in line " + other.line()
                                        + " and in line " + entry.line() + ".",
                                "Keep one of the two."));
                entries.add(entry);
            }
        }
        return entries;
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<Entry> decode(String name, String logical, int line, Problems problems) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(name, line, 0),
                    "Line " + line + " of " + name + " has a \\u that no four hexadecimal digits follow.",
                    "Write \\\\u for a backslash and a u.");
        }
        return properties.stringPropertyNames().stream()
                .map(key -> new Entry(key, properties.getProperty(key), line))
                .toList();
    }
}
