package dev.palindrome.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of options: storage parameters ({@code WITH}, {@code SET}, {@code RESET}) and options of foreign things. */
final class Storage {
    private Storage() {}

    /** {@code WITH (…)} with a space before it, or nothing. */
    static String with(@Nullable String options, @Nullable String toastOptions) {
        List<String> all = new ArrayList<>(assignments(options, ""));
        all.addAll(assignments(toastOptions, "toast."));
        return all.isEmpty() ? "" : " WITH (" + String.join(", ", all) + ")";
    }

    /** {@code altered SET (…)} and {@code altered RESET (…)} for what changed. */
    static List<DdlStatement> change(String altered, @Nullable String before, @Nullable String after, String prefix) {
        Map<String, String> was = map(before);
        Map<String, String> is = map(after);
        List<DdlStatement> statements = new ArrayList<>();
        String set = is.entrySet().stream()
                .filter(option -> !option.getValue().equals(was.get(option.getKey())))
                .map(option -> prefix + option.getKey() + "=" + value(option.getValue()))
                .collect(Collectors.joining(", "));
        String reset = was.keySet().stream()
                .filter(name -> !is.containsKey(name))
                .map(name -> prefix + name)
                .collect(Collectors.joining(", "));
        if (!reset.isEmpty()) {
            statements.add(DdlStatement.of(altered + " RESET (" + reset + ")"));
        }
        if (!set.isEmpty()) {
            statements.add(DdlStatement.of(altered + " SET (" + set + ")"));
        }
        return statements;
    }

    /** {@code OPTIONS (…)} with a space before it, or nothing. */
    static String foreign(@Nullable String options) {
        Map<String, String> all = map(options);
        return all.isEmpty()
                ? ""
                : " OPTIONS ("
                        + all.entrySet().stream()
                                .map(option -> Names.quoted(option.getKey()) + " " + Names.literal(option.getValue()))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    /** {@code altered OPTIONS (ADD …, SET …, DROP …)} for what changed. */
    static List<DdlStatement> changeForeign(String altered, @Nullable String before, @Nullable String after) {
        Map<String, String> was = map(before);
        Map<String, String> is = map(after);
        List<String> changes = new ArrayList<>();
        was.keySet().stream()
                .filter(name -> !is.containsKey(name))
                .forEach(name -> changes.add("DROP " + Names.quoted(name)));
        is.forEach((name, value) -> {
            if (!value.equals(was.get(name))) {
                changes.add(
                        (was.containsKey(name) ? "SET " : "ADD ") + Names.quoted(name) + " " + Names.literal(value));
            }
        });
        return changes.isEmpty()
                ? List.of()
                : List.of(DdlStatement.of(altered + " OPTIONS (" + String.join(", ", changes) + ")"));
    }

    private static List<String> assignments(@Nullable String options, String prefix) {
        return map(options).entrySet().stream()
                .map(option -> prefix + option.getKey() + "=" + value(option.getValue()))
                .toList();
    }

    private static String value(String value) {
        return value.matches("[A-Za-z_][A-Za-z0-9_]*|-?[0-9.]+") ? value : Names.literal(value);
    }

    private static Map<String, String> map(@Nullable String options) {
        Map<String, String> map = new LinkedHashMap<>();
        if (options != null) {
            Names.options(options).forEach(option -> map.put(option[0], option[1]));
        }
        return map;
    }
}
