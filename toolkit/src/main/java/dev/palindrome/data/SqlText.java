package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/** Names and values as SQL writes them, whatever the session's settings. */
final class SqlText {
    private SqlText() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string constant that means the same with and without {@code standard_conforming_strings}; null is NULL. */
    static String literal(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String text = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + text + "'" : " E'" + text.replace("\\", "\\\\") + "'";
    }
}
