package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes in a person's words: what was expected is what was, what is found is what is. */
final class Words {
    /** A property that is there or not; its value says no more. */
    private static final String FLAG = "yes";

    private static final int LONGEST = 200;
    private static final Pattern PUBLIC = Pattern.compile("(?<![\\w.\"$])public\\.(?=[\\w\"])");
    private static final Pattern PLURAL = Pattern.compile(".*[^s]s");
    private static final List<String> SINGULAR = List.of("statistics", "using", "cost");
    private static final Map<String, String> SHORT_TYPES = Map.of(
            "character varying", "varchar",
            "timestamp without time zone", "timestamp",
            "timestamp with time zone", "timestamptz",
            "time without time zone", "time",
            "time with time zone", "timetz");

    private Words() {}

    static String of(Change change) {
        String name = name(change.key());
        return switch (change.type()) {
            case ADDED -> name + " is left behind";
            case REMOVED -> name + " is missing" + summary(Objects.requireNonNull(change.before()));
            case CHANGED ->
                name + ": "
                        + String.join(
                                "; ",
                                change.differences().stream()
                                        .map(difference -> words(change.key(), difference))
                                        .toList());
        };
    }

    /** Kind and name, without the schema where it is {@code public}. */
    static String name(ObjectKey key) {
        return PUBLIC.matcher(key.toString()).replaceAll("");
    }

    private static String summary(SchemaObject object) {
        String text =
                switch (object.key().kind()) {
                    case "index", "constraint", "domain constraint", "trigger", "rule" ->
                        object.attribute("definition");
                    case "column" -> column(object);
                    case "attribute", "domain" -> shortType(object.attribute("type"));
                    case "enum" -> object.attribute("labels");
                    case "extension" -> object.attribute("version");
                    case "grant", "default privileges" -> privileges(object);
                    default -> null;
                };
        return text == null ? "" : " (was: " + cut(text) + ")";
    }

    private static String column(SchemaObject column) {
        StringBuilder text = new StringBuilder(shortType(Objects.requireNonNull(column.attribute("type"))));
        if (column.attribute("not null") != null) {
            text.append(" not null");
        }
        if (column.attribute("default") != null) {
            text.append(" default ").append(column.attribute("default"));
        }
        if (column.attribute("generated") != null) {
            text.append(" generated ").append(column.attribute("generated"));
        }
        if (column.attribute("identity") != null) {
            text.append(" generated ").append(column.attribute("identity")).append(" as identity");
        }
        return text.toString();
    }

    private static String privileges(SchemaObject grant) {
        return String.join(
                ", ",
                grant.attributes().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }

    private static String words(ObjectKey key, Difference difference) {
        String before = difference.before();
        String after = difference.after();
        String attribute = difference.attribute();
        if (Order.isOrder(key, attribute)) {
            String what = Order.isOfTable(key, attribute) ? "column order" : "attribute order";
            return what + " was (" + before + "), is (" + after + ")";
        }
        if (after == null) {
            return attribute + (isPlural(attribute) ? " are" : " is") + " missing"
                    + (FLAG.equals(before) ? "" : " (" + was(attribute) + ": " + value(attribute, before) + ")");
        }
        if (before == null) {
            return FLAG.equals(after)
                    ? attribute + " was not set, is set"
                    : attribute + " " + was(attribute) + " not set, " + is(attribute) + " " + value(attribute, after);
        }
        if (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0) {
            return attribute + " differs" + FirstLine.of(before, after);
        }
        return attribute + " " + was(attribute) + " " + value(attribute, before) + ", " + is(attribute) + " "
                + value(attribute, after);
    }

    private static String was(String attribute) {
        return isPlural(attribute) ? "were" : "was";
    }

    private static String is(String attribute) {
        return isPlural(attribute) ? "are" : "is";
    }

    private static boolean isPlural(String attribute) {
        return PLURAL.matcher(attribute).matches()
                && !SINGULAR.contains(attribute)
                && !attribute.startsWith("inherit")
                && !attribute.startsWith("belongs");
    }

    private static String value(String attribute, String value) {
        String text = attribute.equals("type") || attribute.equals("returns") ? shortType(value) : value;
        return cut(attribute.equals(Difference.PARENT) ? PUBLIC.matcher(text).replaceAll("") : text);
    }

    /** The names of types that people write where PostgreSQL's own are longer. */
    private static String shortType(@Nullable String type) {
        String text = type == null ? "" : type;
        for (Map.Entry<String, String> entry : SHORT_TYPES.entrySet()) {
            if (text.startsWith(entry.getKey())) {
                return entry.getValue() + text.substring(entry.getKey().length());
            }
        }
        return text;
    }

    private static String cut(@Nullable String text) {
        String line = text == null ? "" : text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
