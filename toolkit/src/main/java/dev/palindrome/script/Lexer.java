package dev.palindrome.script;

/**
 * PostgreSQL's lexical rules, as {@code scan.l} of its parser and {@code psqlscan.l} of psql have them, with
 * {@code standard_conforming_strings} on. Reads a text token by token, in linear time and without recursion.
 *
 * <p>Never fails: what is left open at the end of the text is a token that is not {@link Token#closed()}, and what PostgreSQL would
 * refuse is a {@link Kind#SYMBOL} for the server to refuse. White space and a byte order mark at the start are skipped; comments are
 * tokens.
 */
final class Lexer {
    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";

    private final String text;
    private final int length;
    private int position;

    /** What a token is. */
    enum Kind {
        WORD,
        QUOTED_IDENTIFIER,
        STRING,
        DOLLAR_STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        SYMBOL,
        BACKSLASH,
        LINE_COMMENT,
        BLOCK_COMMENT,
        END
    }

    /**
     * A token.
     *
     * @param start offset of its first character
     * @param end offset after its last
     * @param closed false when the text ends before the quote or comment does
     */
    record Token(Kind kind, int start, int end, boolean closed) {
        boolean isComment() {
            return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
        }
    }

    Lexer(String text) {
        this.text = text;
        this.length = text.length();
        this.position = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** Goes on from another offset: behind the data of a COPY. */
    void moveTo(int offset) {
        position = offset;
    }

    /** The next token; {@link Kind#END} once nothing is left. */
    Token next() {
        while (position < length && isSpace(text.charAt(position))) {
            position++;
        }
        int start = position;
        if (start == length) {
            return new Token(Kind.END, start, start, true);
        }
        char c = text.charAt(start);
        char d = at(start + 1);
        if (c == '-' && d == '-') {
            return token(Kind.LINE_COMMENT, start, endOfLine(start));
        }
        if (c == '/' && d == '*') {
            return blockComment(start);
        }
        if (c == '\'') {
            return string(start, start, false);
        }
        if (d == '\'' && isPrefixOfString(c)) {
            return string(start, start + 1, c == 'e' || c == 'E');
        }
        if ((c == 'u' || c == 'U') && d == '&' && at(start + 2) == '\'') {
            return string(start, start + 2, false);
        }
        if ((c == 'u' || c == 'U') && d == '&' && at(start + 2) == '"') {
            return quotedIdentifier(start, start + 2);
        }
        if (c == '"') {
            return quotedIdentifier(start, start);
        }
        if (isWordStart(c)) {
            return token(Kind.WORD, start, endOfWord(start));
        }
        if (c == '$') {
            return dollar(start);
        }
        if (isDigit(c) || (c == '.' && isDigit(d))) {
            return token(Kind.NUMBER, start, endOfNumber(start));
        }
        if (isOperatorCharacter(c)) {
            return token(Kind.OPERATOR, start, endOfOperator(start));
        }
        if (c == '\\') {
            return token(Kind.BACKSLASH, start, start + 1);
        }
        if ((c == ':' && (d == ':' || d == '=')) || (c == '.' && d == '.')) {
            return token(Kind.SYMBOL, start, start + 2);
        }
        return token(Kind.SYMBOL, start, start + 1);
    }

    private Token token(Kind kind, int start, int end) {
        position = end;
        return new Token(kind, start, end, true);
    }

    private Token open(Kind kind, int start) {
        position = length;
        return new Token(kind, start, length, false);
    }

    /** Comments nest. What opens one is looked for before what closes one, at each place. */
    private Token blockComment(int start) {
        int depth = 1;
        int i = start + 2;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '/' && at(i + 1) == '*') {
                depth++;
                i += 2;
            } else if (c == '*' && at(i + 1) == '/') {
                depth--;
                i += 2;
                if (depth == 0) {
                    return token(Kind.BLOCK_COMMENT, start, i);
                }
            } else {
                i++;
            }
        }
        return open(Kind.BLOCK_COMMENT, start);
    }

    private Token string(int start, int openingQuote, boolean escapes) {
        int i = openingQuote + 1;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (at(i + 1) == '\'') {
                i += 2;
            } else {
                int continued = continuation(i + 1);
                if (continued < 0) {
                    return token(Kind.STRING, start, i + 1);
                }
                i = continued;
            }
        }
        return open(Kind.STRING, start);
    }

    /**
     * The offset behind the quote that continues a string, or -1. A string goes on, in the same kind of string, when only white space
     * and {@code --} comments with at least one line end among them stand before the next quote.
     */
    private int continuation(int afterQuote) {
        boolean newLine = false;
        int i = afterQuote;
        while (i < length) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                newLine = true;
                i++;
            } else if (isSpace(c)) {
                i++;
            } else if (c == '-' && at(i + 1) == '-') {
                i = endOfLine(i);
            } else {
                return c == '\'' && newLine ? i + 1 : -1;
            }
        }
        return -1;
    }

    private Token quotedIdentifier(int start, int openingQuote) {
        int i = openingQuote + 1;
        while (i < length) {
            if (text.charAt(i) != '"') {
                i++;
            } else if (at(i + 1) == '"') {
                i += 2;
            } else {
                return token(Kind.QUOTED_IDENTIFIER, start, i + 1);
            }
        }
        return open(Kind.QUOTED_IDENTIFIER, start);
    }

    /** A dollar quote, a parameter such as {@code $1}, or a lone dollar. */
    private Token dollar(int start) {
        int i = start + 1;
        if (isDigit(at(i))) {
            while (isDigit(at(i))) {
                i++;
            }
            return token(Kind.PARAMETER, start, i);
        }
        while (i < length && (isWordStart(text.charAt(i)) || isDigit(text.charAt(i)))) {
            i++;
        }
        if (at(i) != '$') {
            return token(Kind.SYMBOL, start, start + 1);
        }
        String delimiter = text.substring(start, i + 1);
        int close = text.indexOf(delimiter, i + 1);
        return close < 0
                ? open(Kind.DOLLAR_STRING, start)
                : token(Kind.DOLLAR_STRING, start, close + delimiter.length());
    }

    private int endOfWord(int start) {
        int i = start + 1;
        while (i < length && isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Digits with a fraction and an exponent; {@code 1..10} is 1 and not 1. */
    private int endOfNumber(int start) {
        int i = skipDigits(start);
        if (at(i) == '.' && at(i + 1) != '.') {
            i = skipDigits(i + 1);
        }
        if (at(i) == 'e' || at(i) == 'E') {
            int digits = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
            if (isDigit(at(digits))) {
                i = skipDigits(digits);
            }
        }
        return i;
    }

    private int skipDigits(int start) {
        int i = start;
        while (isDigit(at(i))) {
            i++;
        }
        return i;
    }

    /** An operator stops before a comment. That some end before a trailing + or - divides no statement and is left out. */
    private int endOfOperator(int start) {
        int end = start;
        while (end < length && isOperatorCharacter(text.charAt(end)) && !startsComment(end)) {
            end++;
        }
        return end;
    }

    private boolean startsComment(int i) {
        char c = text.charAt(i);
        return (c == '-' && at(i + 1) == '-') || (c == '/' && at(i + 1) == '*');
    }

    private int endOfLine(int start) {
        int i = start;
        while (i < length && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** The character there, or NUL behind the end: PostgreSQL's texts have no NUL. */
    private char at(int offset) {
        return offset < length ? text.charAt(offset) : '\0';
    }

    /** The vertical tab counts since PostgreSQL 16. */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000B';
    }

    private static boolean isPrefixOfString(char c) {
        return "eEbBxXnN".indexOf(c) >= 0;
    }

    /** Every character beyond ASCII may start an identifier, a no-break space included. */
    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOperatorCharacter(char c) {
        return OPERATOR_CHARACTERS.indexOf(c) >= 0;
    }
}
