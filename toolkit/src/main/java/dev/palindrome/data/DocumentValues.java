package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/** JSON and XML with nesting, numbers of many digits, nulls and letters of other languages. */
final class DocumentValues {
    private DocumentValues() {}

    /** An object, or an array where the column's default is one: what takes a document apart expects its kind. */
    static String json(Spot spot) {
        String object =
                switch (spot.flavour()) {
                    case TYPICAL ->
                        "{\"name\": \"Zoë O'Neil " + spot.number() + "\", \"n\": " + spot.number()
                                + ", \"on\": true, \"tags\": [\"A\", \"b\"]}";
                    case BOUNDARY ->
                        "{\"z\": {\"deep\": [1, 2.50, {\"x\": null}], \"text\": \" Ünï\\n\\\"q\\\" \"},  \"a\": "
                                + "12345678901234567890.10, \"n\": " + spot.number() + "}";
                    case ODD -> spot.distinct() ? "{\"odd\": " + spot.number() + "}" : "{}";
                };
        if (!isArray(spot.defaultValue())) {
            return object;
        }
        return switch (spot.flavour()) {
            case TYPICAL -> "[" + object + "]";
            case BOUNDARY -> "[" + object + ", {\"n\": null}]";
            case ODD -> "[]";
        };
    }

    static String xml(Spot spot) {
        return "<row n=\"" + spot.number() + "\"> <name>Zoë &amp; Co</name><empty/></row>";
    }

    private static boolean isArray(@Nullable String defaultValue) {
        return defaultValue != null && (defaultValue.startsWith("'[") || defaultValue.contains("_array("));
    }
}
