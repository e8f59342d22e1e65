package dev.palindrome.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something that can be read alone, with all that hangs on it.
 *
 * @param kind which of the shared expressions tells of it
 * @param number its OID
 */
record Unit(Kind kind, long number) {
    /** The shared expressions (files under {@code with}) that can be restricted to some of their rows. */
    enum Kind {
        RELATION,
        ROUTINE,
        TYPE;

        private final Pattern selected = Pattern.compile("\\b(?:FROM|JOIN)\\s+" + word() + "\\b");

        /** The name of the expression. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a file selects from it. */
        boolean isReadBy(String text) {
            return selected.matcher(text).find();
        }

        static boolean isReadByAny(String text) {
            return Arrays.stream(values()).anyMatch(kind -> kind.isReadBy(text));
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
