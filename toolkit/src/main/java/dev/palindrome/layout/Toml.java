package dev.palindrome.layout;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads TOML with Jackson, which is an optional dependency. */
final class Toml {
    private Toml() {}

    /**
     * The tables, values and lists of a file.
     *
     * @throws dev.palindrome.finding.PalindromeException if it is not TOML, or Jackson's TOML format is not there
     */
    static Map<String, Object> parse(String name, String text) {
        try {
            return Mapper.parse(name, text);
        } catch (NoClassDefFoundError e) {
            Finding finding = Finding.of(
                    Code.CONFIGURATION_INVALID,
                    Place.of(name),
                    name + " cannot be read: Jackson's TOML format is not on the class path.",
                    "Add com.fasterxml.jackson.dataformat:jackson-dataformat-toml to the dependencies.");
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, List.of(finding), e);
        }
    }

    /** The line on which a key first stands, or 0. A guess by text: Jackson keeps no places. */
    static int lineOf(String text, String key) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith(key) && line.substring(key.length()).strip().startsWith("=")) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Apart, so that Jackson's absence shows only when a file has to be read. */
    private static final class Mapper {
        private static Map<String, Object> parse(String name, String text) {
            try {
                Map<String, Object> read =
                        new TomlMapper().readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
                return read == null ? Map.of() : read;
            } catch (JsonProcessingException e) {
                JsonLocation location = e.getLocation();
                int line = location == null ? 0 : location.getLineNr();
                int column = location == null ? 0 : location.getColumnNr();
                Finding finding = Finding.of(
                        Code.CONFIGURATION_INVALID,
                        Place.of(name, line, column),
                        name + " is not TOML: " + e.getOriginalMessage() + " in line " + line + ".",
                        "Correct the file.");
                throw new PalindromeException(PalindromeException.Category.CONFIGURATION, List.of(finding), e);
            }
        }
    }
}
