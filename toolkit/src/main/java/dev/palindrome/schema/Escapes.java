package dev.palindrome.schema;

/** Characters that a line of the text form cannot hold as they are. */
final class Escapes {
    private Escapes() {}

    /** Whether a text cannot stand on one line as it is: control characters, a tilde at its start that would mean escapes. */
    static boolean areNeeded(String text) {
        return text.startsWith("~")
                || text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\t');
    }

    /** A text with its control characters and backslashes escaped. */
    static String escape(String text) {
        return escape(text, "");
    }

    /** The name of a property, in which nothing looks like the sign that ends it. */
    static String ofName(String name) {
        return name.indexOf(':') >= 0 || name.indexOf('~') >= 0 || name.indexOf('\\') >= 0 || areNeeded(name)
                ? escape(name, ":~")
                : name;
    }

    private static String escape(String text, String more) {
        StringBuilder escaped = new StringBuilder();
        for (char character : text.toCharArray()) {
            if (character == '\\') {
                escaped.append("\\\\");
            } else if (Character.isISOControl(character) || more.indexOf(character) >= 0) {
                escaped.append(String.format("\\u%04x", (int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /** The text that {@link #escape} was given. */
    static String unescape(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char character = escaped.charAt(i);
            if (character != '\\') {
                text.append(character);
            } else if (i + 5 < escaped.length() && escaped.charAt(i + 1) == 'u') {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (i + 1 < escaped.length() && escaped.charAt(i + 1) == '\\') {
                text.append('\\');
                i++;
            } else {
                throw new IllegalArgumentException("a backslash that escapes nothing");
            }
        }
        return text.toString();
    }
}
