package dev.palindrome.script;

import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;
import org.jspecify.annotations.Nullable;

/**
 * Follows the tokens of one statement, comments left out, and knows whether a semicolon ends it and whether data come after it.
 *
 * <p>A semicolon does not end a statement inside parentheses ({@code CREATE RULE … DO (a; b)}) nor inside the body of a
 * {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE … BEGIN ATOMIC … END}. The end of such a body stands behind a semicolon or the word
 * ATOMIC itself; any other END belongs to a CASE or is a name.
 */
final class StatementTracker {
    private final String text;
    private final Token first;
    private Token last;
    private int tokens;
    private int depth;

    private boolean create;
    private boolean routine;
    private @Nullable Token body;

    private boolean copy;
    private boolean from;
    private boolean copyFromStdin;

    StatementTracker(String text, Token first) {
        this.text = text;
        this.first = first;
        this.last = first;
        accept(first);
    }

    Token first() {
        return first;
    }

    Token last() {
        return last;
    }

    /** Where a body of BEGIN ATOMIC opened that is not closed yet, or null. */
    @Nullable
    Token openBody() {
        return body;
    }

    /** Whether a semicolon that comes now ends the statement. */
    boolean semicolonEnds() {
        return depth == 0 && body == null;
    }

    /** Whether the statement is a COPY that reads data from the client. */
    boolean readsCopyData() {
        return copyFromStdin;
    }

    void accept(Token token) {
        tokens++;
        if (token.kind() == Kind.SYMBOL) {
            symbol(text.charAt(token.start()));
        } else if (tokens <= 4) {
            head(token);
        }
        if (routine && depth == 0 && token.kind() == Kind.WORD) {
            routineWord(token);
        }
        if (copy && depth == 0) {
            copyWord(token);
        }
        last = token;
    }

    private void symbol(char symbol) {
        if (symbol == '(') {
            depth++;
        } else if (symbol == ')' && depth > 0) {
            depth--;
        }
    }

    private void head(Token token) {
        if (tokens == 1) {
            create = is(token, "create");
            copy = is(token, "copy");
        } else if (create && (tokens == 2 || tokens == 4)) {
            routine |= is(token, "function") || is(token, "procedure");
            create = tokens == 2 && is(token, "or");
        } else if (create && tokens == 3) {
            create = is(token, "replace");
        }
    }

    /** Inside of a body no statement begins with END and no CASE holds a semicolon: what END stands behind tells what it ends. */
    private void routineWord(Token token) {
        if (body == null) {
            body = is(token, "atomic") && is(last, "begin") ? last : null;
        } else if (is(token, "end") && (isSymbol(last, ';') || is(last, "atomic"))) {
            body = null;
        }
    }

    /** Grammar's {@code copy_file_name} takes STDOUT for STDIN as well. */
    private void copyWord(Token token) {
        if (from) {
            copyFromStdin = is(token, "stdin") || is(token, "stdout");
            copy = false;
        }
        from = is(token, "from");
    }

    private boolean is(Token token, String word) {
        return Words.is(text, token, word);
    }

    private boolean isSymbol(Token token, char symbol) {
        return token.kind() == Kind.SYMBOL && text.charAt(token.start()) == symbol;
    }
}
