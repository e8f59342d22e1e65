package dev.palindrome.diff;

import org.jspecify.annotations.Nullable;

/**
 * The body of a routine without what does not count: white space and comments outside literals. Two bodies with the same canonical text
 * have the same tokens.
 */
final class RoutineBody {
    private static final String OPERATOR = "+-*/<>=~!@#%^&|`?:";

    private final String text;
    private final StringBuilder canonical = new StringBuilder();
    private int at;
    private boolean gap;
    private boolean newline;

    private RoutineBody(String text) {
        this.text = text;
    }

    /** Whether a language is one whose comments and literals are SQL's. */
    static boolean isSql(@Nullable String language) {
        return "sql".equals(language) || "plpgsql".equals(language);
    }

    /** The canonical text of a body; an absent one is empty. */
    static String canonical(@Nullable String body) {
        return body == null ? "" : new RoutineBody(body).run();
    }

    private String run() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character)) {
                gap = true;
                newline |= character == '\n';
                at++;
            } else if (text.startsWith("--", at)) {
                gap = true;
                at = end(text.indexOf('\n', at), 0);
            } else if (text.startsWith("/*", at)) {
                gap = true;
                skipComment();
            } else if (character == '\'') {
                take(endOfQuoted('\'', isEscapeString()));
            } else if (character == '"') {
                take(endOfQuoted('"', false));
            } else if (character == '$' && dollarTag() != null) {
                String tag = dollarTag();
                take(end(text.indexOf(tag, at + tag.length()), tag.length()));
            } else {
                take(at + 1);
            }
        }
        return canonical.toString();
    }

    /** Appends the text up to an index, after a space where leaving out white space would make another token. */
    private void take(int end) {
        if (gap && canonical.length() > 0) {
            char before = canonical.charAt(canonical.length() - 1);
            char after = text.charAt(at);
            if (isQuote(before) && isQuote(after)) {
                // Two literals are one when a line break stands between them, and an error otherwise.
                canonical.append(newline ? '\n' : ' ');
            } else if (isWord(before) && (isWord(after) || isQuote(after))
                    || isQuote(before) && isWord(after)
                    || isOperator(before) && isOperator(after)) {
                canonical.append(' ');
            }
        }
        gap = false;
        newline = false;
        canonical.append(text, at, end);
        at = end;
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }

    private int endOfQuoted(char quote, boolean escapes) {
        for (int i = at + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Whether the quote here follows an E that stands alone. */
    private boolean isEscapeString() {
        return at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'e' && (at == 1 || !isWord(text.charAt(at - 2)));
    }

    private @Nullable String dollarTag() {
        if (at > 0 && !gap && isWord(text.charAt(at - 1))) {
            return null;
        }
        int i = at + 1;
        while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        boolean closed = i < text.length() && text.charAt(i) == '$';
        boolean parameter = i > at + 1 && Character.isDigit(text.charAt(at + 1));
        return closed && !parameter ? text.substring(at, i + 1) : null;
    }

    private int end(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    private static boolean isQuote(char character) {
        return character == '\'' || character == '"';
    }

    /** A full stop counts as a part of words, for {@code 1..10} is not {@code 1. .10}. */
    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character)
                || character == '_'
                || character == '$'
                || character == '.'
                || character > 127;
    }

    private static boolean isOperator(char character) {
        return OPERATOR.indexOf(character) >= 0;
    }
}
