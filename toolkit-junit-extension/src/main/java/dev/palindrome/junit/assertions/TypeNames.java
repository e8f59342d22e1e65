package dev.palindrome.junit.assertions;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short names that PostgreSQL takes for types, as it writes them back (its manual, table 8.1). */
final class TypeNames {
    private static final Pattern SHAPE =
            Pattern.compile("([a-z0-9_ \".]+?)\\s*(\\([^)]*\\))?((?: with(?:out)? time zone)?)((?:\\[])*)");
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("bool", "boolean"),
            Map.entry("char", "character"),
            Map.entry("decimal", "numeric"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("varbit", "bit varying"),
            Map.entry("varchar", "character varying"));

    private TypeNames() {}

    /** A type as PostgreSQL writes it, without the schema {@code public}. */
    static String canonical(String written) {
        String text = written.strip().replaceAll("\\s+", " ").replaceFirst("^public\\.", "");
        Matcher shape = SHAPE.matcher(text.contains("\"") ? text : text.toLowerCase(Locale.ROOT));
        if (!shape.matches()) {
            return text;
        }
        String base = shape.group(1);
        String modifier = shape.group(2) == null ? "" : shape.group(2).replace(" ", "");
        String zone = shape.group(3);
        if (base.equals("timestamptz") || base.equals("timetz")) {
            base = base.substring(0, base.length() - 2);
            zone = " with time zone";
        } else if ((base.equals("timestamp") || base.equals("time")) && zone.isEmpty()) {
            zone = " without time zone";
        }
        return LONG.getOrDefault(base, base) + modifier + zone + shape.group(4);
    }
}
