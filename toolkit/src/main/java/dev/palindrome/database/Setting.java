package dev.palindrome.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting as {@code pg_db_role_setting} stores it, put back into SQL.
 *
 * @param name the parameter
 * @param value its value; for the few that are lists of names, the names, quoted where they need it
 */
record Setting(String name, String value) {
    /** The parameters whose values are lists of quoted names, as pg_dump knows them (variable_is_guc_list_quote). */
    private static final Set<String> NAME_LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private static final Pattern ELEMENT =
            Pattern.compile("\\s*(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,\"]*?))\\s*(?:,|$)");

    /** Takes {@code name=value} apart. */
    static Setting parse(String stored) {
        int equals = stored.indexOf('=');
        return new Setting(stored.substring(0, equals), stored.substring(equals + 1));
    }

    /** {@code SET name TO …}, for {@code ALTER DATABASE} and {@code ALTER ROLE}. */
    String clause() {
        List<String> values = NAME_LISTS.contains(name) ? elements() : List.of(value);
        return "SET " + identifier(name) + " TO "
                + String.join(", ", values.stream().map(Setting::literal).toList());
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(value);
        int position = 0;
        while (position < value.length() && matcher.find(position) && matcher.start() == position) {
            String quoted = matcher.group("quoted");
            elements.add(quoted == null ? matcher.group("plain") : quoted.replace("\"\"", "\""));
            position = matcher.end();
        }
        return elements.isEmpty() ? List.of("") : elements;
    }

    /** A quoted identifier. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A quoted literal that means the same whatever standard_conforming_strings says. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.contains("\\") ? " E" + quoted : quoted;
    }
}
