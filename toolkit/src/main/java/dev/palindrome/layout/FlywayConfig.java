package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway's own configuration files in a project say: {@code flyway.toml} and over it {@code flyway.user.toml}, else
 * {@code flyway.conf}, in the directory and in its {@code conf}. Files in the user's home are left alone, so that a history is the same
 * for everyone.
 *
 * @param values by key, without {@code flyway.}; lists with commas
 * @param file the last file read as messages show it, or null when there is none
 */
record FlywayConfig(Map<String, String> values, @Nullable String file) {
    private static final List<String> TOML =
            List.of("conf/flyway.toml", "conf/flyway.user.toml", "flyway.toml", "flyway.user.toml");
    private static final List<String> CONF = List.of("conf/flyway.conf", "flyway.conf");
    private static final String PREFIX = "flyway.";

    /** Whether a directory has such a file. */
    static boolean isIn(Path directory) {
        return present(directory, TOML).size() + present(directory, CONF).size() > 0;
    }

    static FlywayConfig read(Path directory, Reading reading) {
        List<String> toml = present(directory, TOML);
        List<String> conf = present(directory, CONF);
        Map<String, String> values = new LinkedHashMap<>();
        if (!toml.isEmpty()) {
            conf.forEach(file -> reading.problems()
                    .add(Finding.of(
                                    Code.FILE_IGNORED,
                                    Place.of(file),
                                    file + " is ignored, as Flyway ignores it beside " + toml.get(0) + ".",
                                    "Keep one of the two.")
                            .as(Severity.WARNING)));
            FlywayToml read = new FlywayToml(reading);
            toml.forEach(file -> read.add(SourceFile.of(directory, directory.resolve(file))));
            values.putAll(read.values());
            return new FlywayConfig(values, toml.get(toml.size() - 1));
        }
        conf.forEach(file -> addConf(SourceFile.of(directory, directory.resolve(file)), reading, values));
        return new FlywayConfig(values, conf.isEmpty() ? null : conf.get(conf.size() - 1));
    }

    /** Notes a key that no Flyway knows. */
    static void unknown(String key, Place place, Problems problems) {
        problems.add(
                Code.CONFIGURATION_INVALID,
                place,
                "Unknown key '" + PREFIX + key + "' in " + place + ".",
                "Correct it; the nearest key of Flyway is '" + PREFIX + FlywayKeys.nearest(key) + "'.");
    }

    private static List<String> present(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(directory.resolve(name)))
                .toList();
    }

    private static void addConf(SourceFile file, Reading reading, Map<String, String> values) {
        String text = reading.source().read(file);
        if (text == null) {
            return;
        }
        for (PropertiesText.Entry entry : FlywayConf.parse(file.name(), text, System.getenv(), reading.problems())) {
            Place place = Place.of(file.name(), entry.line(), 0);
            String key = entry.key().startsWith(PREFIX) ? entry.key().substring(PREFIX.length()) : null;
            if (key == null) {
                reading.problems()
                        .add(Finding.of(
                                        Code.CONFIGURATION_INVALID,
                                        place,
                                        "The key '" + entry.key() + "' in " + place + " has no effect.",
                                        "Flyway's keys begin with " + PREFIX + ": write " + PREFIX + entry.key() + ".")
                                .as(Severity.WARNING));
            } else if (FlywayKeys.isKnown(key)) {
                values.put(key, entry.value());
            } else {
                unknown(key, place, reading.problems());
            }
        }
    }
}
