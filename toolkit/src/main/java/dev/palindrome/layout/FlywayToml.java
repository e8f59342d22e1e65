package dev.palindrome.layout;

import dev.palindrome.finding.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's TOML files, made into keys as {@code flyway.conf} has them: the table {@code flyway}, and the environment that its key
 * {@code environment} names, {@code default} by default.
 */
final class FlywayToml {
    private static final List<String> OF_ENVIRONMENT = List.of("url", "user", "schemas", "initSql");

    private final Reading reading;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> environments = new LinkedHashMap<>();

    FlywayToml(Reading reading) {
        this.reading = reading;
    }

    /** Reads a file; what it says goes before what the files before it said. */
    void add(SourceFile file) {
        String text = reading.source().read(file);
        if (text == null) {
            return;
        }
        Map<String, Object> root = Toml.parse(file.name(), text);
        flatten("", table(root.get("flyway")), values);
        values.keySet().stream()
                .filter(key -> !FlywayKeys.isKnown(key))
                .toList()
                .forEach(key -> {
                    String last = key.substring(key.lastIndexOf('.') + 1);
                    FlywayConfig.unknown(key, Place.of(file.name(), Toml.lineOf(text, last), 0), reading.problems());
                    values.remove(key);
                });
        table(root.get("environments")).forEach((name, environment) -> environments
                .computeIfAbsent(name, key -> new LinkedHashMap<>())
                .putAll(table(environment)));
    }

    /** Everything by key, without {@code flyway.}. */
    Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>(values);
        Map<String, Object> environment = environment();
        if (environment != null) {
            OF_ENVIRONMENT.forEach(key -> {
                if (environment.containsKey(key)) {
                    all.put(key, shown(environment.get(key)));
                }
            });
            flatten("", table(environment.get("flyway")), all);
        }
        return all;
    }

    /** The environment that is meant: the named one, else the only one. */
    private @Nullable Map<String, Object> environment() {
        String name = values.get("environment");
        if (name == null && !environments.containsKey("default") && environments.size() == 1) {
            return environments.values().iterator().next();
        }
        return environments.get(name == null ? "default" : name);
    }

    private static void flatten(String prefix, Map<String, Object> table, Map<String, String> into) {
        table.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                flatten(prefix + key + ".", table(value), into);
            } else {
                into.put(prefix + key, shown(value));
            }
        });
    }

    private static String shown(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static Map<String, Object> table(@Nullable Object value) {
        Map<String, Object> table = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> table.put(String.valueOf(key), each));
        }
        return table;
    }
}
