package dev.palindrome.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How messages write the values of properties: short, on one line, as people write them in scripts. */
final class WordsOfValues {
    /** The value of a property that is there or not. */
    private static final String FLAG = "yes";

    private static final int LONGEST = 200;

    /** How much is shown of what is the same, before the place where two long texts differ. */
    private static final int CONTEXT = 40;

    private static final Pattern PUBLIC = Pattern.compile("(?<![\\w.\"$])public\\.");
    private static final Set<String> TYPES = Set.of("type", "returns", "subtype");
    private static final Set<String> PLURALS = Set.of(
            "arguments",
            "bounds",
            "configuration tables",
            "columns",
            "constraints",
            "depends on extensions",
            "disabled constraints",
            "foreign options",
            "functions",
            "generated columns",
            "indexes",
            "labels",
            "members",
            "operators",
            "options",
            "privileges",
            "publications",
            "roles",
            "rows",
            "rules",
            "settings",
            "tags",
            "toast options",
            "transforms",
            "triggers");

    /** Names of types that people write where PostgreSQL's own are longer; with the place of their modifier. */
    private static final List<Map.Entry<Pattern, String>> SHORT_TYPES = List.of(
            type("character varying", "varchar"),
            type("timestamp(\\(\\d\\))? with time zone", "timestamptz$1"),
            type("timestamp(\\(\\d\\))? without time zone", "timestamp$1"),
            type("time(\\(\\d\\))? with time zone", "timetz$1"),
            type("time(\\(\\d\\))? without time zone", "time$1"));

    private WordsOfValues() {}

    private static Map.Entry<Pattern, String> type(String pattern, String replacement) {
        return Map.entry(Pattern.compile("^" + pattern), replacement);
    }

    /** A value of a property in words. */
    static String of(String attribute, @Nullable String value) {
        if (value == null) {
            return attribute.equals(Difference.PARENT) ? "nothing" : "not set";
        }
        if (isFlag(value) || value.startsWith(FLAG + " ")) {
            return "set" + value.substring(FLAG.length());
        }
        if (attribute.equals("comment")) {
            return "'" + cut(value) + "'";
        }
        if (attribute.equals(Difference.PARENT)) {
            return withoutPublic(value);
        }
        return cut(TYPES.contains(attribute) ? withoutPublic(shortType(value)) : value);
    }

    static boolean isFlag(String value) {
        return value.equals(FLAG);
    }

    static boolean isPlural(String attribute) {
        return PLURALS.contains(attribute);
    }

    /** A name without the schema where it is {@code public}. */
    static String withoutPublic(String name) {
        return PUBLIC.matcher(name).replaceAll("");
    }

    /** How much of two texts is the same and can be left out, so that what differs is seen although they are long. */
    static int sameBeginning(String before, String after) {
        if (Math.max(before.length(), after.length()) <= LONGEST) {
            return 0;
        }
        int same = 0;
        while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        return same <= CONTEXT ? 0 : before.lastIndexOf(' ', same - CONTEXT) + 1;
    }

    /** A text on one line, of a length that a person reads. */
    static String cut(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String shortType(String type) {
        for (Map.Entry<Pattern, String> entry : SHORT_TYPES) {
            Matcher matcher = entry.getKey().matcher(type);
            if (matcher.find()) {
                // A group that matched nothing would be replaced by the word null.
                String modifier = matcher.groupCount() == 1 && matcher.group(1) != null ? matcher.group(1) : "";
                return entry.getValue().replace("$1", modifier) + type.substring(matcher.end());
            }
        }
        return type;
    }
}
