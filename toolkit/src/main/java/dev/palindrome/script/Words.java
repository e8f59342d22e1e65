package dev.palindrome.script;

import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;

/** Reads a statement word by word, comments left out. A quoted identifier is never a word. */
final class Words {
    private final String text;
    private final Lexer lexer;
    private Token next;

    Words(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.next = read();
    }

    /** Whether a token is this key word: written without quotes, in any case of ASCII letters. */
    static boolean is(String text, Token token, String word) {
        if (token.kind() != Kind.WORD || token.end() - token.start() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(token.start() + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Passes the word when it comes next. */
    boolean take(String word) {
        if (!is(text, next, word)) {
            return false;
        }
        pass();
        return true;
    }

    /** Passes the symbol when it comes next. */
    boolean take(char symbol) {
        if (!isNext(symbol)) {
            return false;
        }
        pass();
        return true;
    }

    boolean isNext(String word) {
        return is(text, next, word);
    }

    boolean isNext(char symbol) {
        return (next.kind() == Kind.SYMBOL || next.kind() == Kind.OPERATOR)
                && next.end() == next.start() + 1
                && text.charAt(next.start()) == symbol;
    }

    Kind kind() {
        return next.kind();
    }

    boolean atEnd() {
        return next.kind() == Kind.END;
    }

    /** Passes whatever comes next. */
    void pass() {
        next = read();
    }

    /** Passes a name, qualified or not. */
    void passName() {
        pass();
        while (take('.')) {
            pass();
        }
    }

    /** What comes next, as an option's name or value: without its quotes, in small letters. */
    String value() {
        String value = text.substring(next.start(), next.end());
        if (next.kind() == Kind.STRING || next.kind() == Kind.QUOTED_IDENTIFIER) {
            value = value.substring(1, value.length() - 1);
        }
        return value.toLowerCase(java.util.Locale.ROOT);
    }

    private Token read() {
        Token token = lexer.next();
        while (token.isComment()) {
            token = lexer.next();
        }
        return token;
    }
}
