package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statement that gives a column another type, with the expression that converts its values. */
final class Conversion {
    private static final Pattern MODIFIED = Pattern.compile("^(.*?)\\((\\d+)(?:,(-?\\d+))?\\)(.*)$");

    private static final Set<String> STRINGS = Set.of("text", "character varying", "character", "bpchar", "name");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TIMES = Set.of("date", "timestamp without time zone", "timestamp with time zone");
    private static final Set<String> JSON = Set.of("json", "jsonb");

    private Conversion() {}

    /** The statement, marked where the new type may not hold what the old one did. */
    static DdlStatement of(String altered, SchemaObject before, SchemaObject after, Sides sides) {
        String old = String.valueOf(before.attribute("type"));
        String young = String.valueOf(after.attribute("type"));
        String column = Names.last(after.key().name());
        String collation = after.attribute("collation");
        String sql = altered + " TYPE " + young
                + (collation != null
                        ? " COLLATE " + collation
                        : before.attribute("collation") != null && STRINGS.contains(base(young))
                                ? " COLLATE \"default\""
                                : "")
                + using(column, old, young, sides.converted.contains(after.key()));
        boolean rebuilt = sides.converted.contains(after.key()) && old.equals(young);
        return rebuilt || isWidening(old, young)
                ? DdlStatement.of(sql)
                : DdlStatement.losing(
                        sql,
                        "what values of column " + after.key().name() + " have that " + young + " cannot hold",
                        after.key().name());
    }

    private static String using(String column, String old, String young, boolean converted) {
        if (converted && old.equals(young)) {
            return " USING " + column + "::text" + (young.endsWith("[]") ? "[]" : "") + "::" + young;
        }
        String from = base(old);
        String to = base(young);
        if (from.equals(to) || INTEGERS.contains(from) && NUMBERS.contains(to)) {
            return "";
        }
        boolean array = old.endsWith("[]");
        if (array != young.endsWith("[]")) {
            return array || !young.endsWith("[]")
                    ? " USING " + column + "::text::" + young
                    : " USING ARRAY[" + column + "]::" + young;
        }
        String one = array ? element(from) : from;
        String other = array ? element(to) : to;
        if (one.equals("boolean") && NUMBERS.contains(other) && !array) {
            return " USING " + column + "::integer::" + young;
        }
        if (other.equals("boolean") && NUMBERS.contains(one) && !array) {
            return " USING " + column + " <> 0";
        }
        boolean cast = STRINGS.contains(one)
                || STRINGS.contains(other)
                || NUMBERS.contains(one) && NUMBERS.contains(other)
                || TIMES.contains(one) && TIMES.contains(other)
                || JSON.contains(one) && JSON.contains(other);
        return " USING " + column + (cast ? "" : array ? "::text[]" : "::text") + "::" + young;
    }

    private static String element(String type) {
        return type.substring(0, type.length() - 2);
    }

    /** A type without its modifier: {@code numeric(10,2)[]} is {@code numeric[]}. */
    private static String base(String type) {
        Matcher matcher = MODIFIED.matcher(type);
        return matcher.matches() ? matcher.group(1) + matcher.group(4) : type;
    }

    /** Whether every value of a type can be told in another. */
    static boolean isWidening(String old, String young) {
        String from = base(old);
        String to = base(young);
        if (to.equals("text") || to.equals("character varying") && young.equals(to)) {
            return true;
        }
        if (from.equals(to)) {
            return holds(old, young);
        }
        if (INTEGERS.contains(from)) {
            return INTEGERS.contains(to) && INTEGERS.indexOf(from) < INTEGERS.indexOf(to)
                    || young.equals("numeric")
                    || to.equals("double precision") && !from.equals("bigint");
        }
        return from.equals("real") && to.equals("double precision")
                || from.equals("character") && to.equals("character varying") && holds(old, young)
                || from.equals("date") && to.startsWith("timestamp") && !young.contains("(")
                || from.equals("json") && to.equals("jsonb")
                || from.equals("jsonb") && to.equals("json")
                || to.equals("text[]") && from.endsWith("[]");
    }

    private static boolean holds(String old, String young) {
        if (old.equals(young)) {
            return true;
        }
        long[] was = modifier(old);
        long[] is = modifier(young);
        if (is == null) {
            return !base(young).equals("character") && !base(young).equals("bit");
        }
        return was != null && is[1] >= was[1] && is[0] - is[1] >= was[0] - was[1];
    }

    private static long @Nullable [] modifier(String type) {
        Matcher matcher = MODIFIED.matcher(type);
        return matcher.matches()
                ? new long[] {
                    Long.parseLong(matcher.group(2)), matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3))
                }
                : null;
    }
}
