package dev.palindrome.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as PostgreSQL writes them. */
final class Identifiers {
    private static final Pattern IDENTIFIER = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^\\s,\"]+");

    private static final Pattern PART = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^.\"]+");

    private Identifiers() {}

    /** The names of a list between commas. */
    static List<String> list(String names) {
        List<String> list = new ArrayList<>();
        Matcher matcher = IDENTIFIER.matcher(names);
        while (matcher.find()) {
            list.add(matcher.group());
        }
        return list;
    }

    /** The parts of a name between full stops, as they are written. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(name);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }

    /** A name without the quotes that it has where it needs some. */
    static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
