package dev.palindrome.migrate;

import dev.palindrome.revision.SqlBody;
import java.util.List;
import java.util.Objects;

/** Flyway's {@code R__} scripts: which of them are to run. */
final class Repeatables {
    private Repeatables() {}

    /** Those that never ran, or not as they are now, in order. */
    static List<SqlBody> outdated(List<SqlBody> repeatables, HistoryState state) {
        return repeatables.stream()
                .filter(script -> {
                    HistoryRow row = state.repeatables().get(description(script));
                    return row == null || !Objects.equals(row.checksum(), script.checksum());
                })
                .toList();
    }

    /** What Flyway makes of the file's name, by which it knows the script again. */
    static String description(SqlBody script) {
        String name = script.name().substring(script.name().lastIndexOf('/') + 1);
        int separator = name.indexOf("__");
        int end = name.lastIndexOf('.');
        return name.substring(separator < 0 ? 0 : separator + 2, end < 0 ? name.length() : end)
                .replace('_', ' ');
    }
}
