package dev.palindrome.script;

import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;

/** Statements as psql has to be given them so that it sends them as they are. */
public final class PsqlText {
    private PsqlText() {}

    /** A statement with its semicolon, a line end and the data of a {@code COPY}. */
    public static String of(Statement statement) {
        String data = statement.copyData();
        return withoutVariables(statement.text()) + ";\n"
                + (data == null ? "" : data + (data.isEmpty() || data.endsWith("\n") ? "" : "\n") + "\\.\n");
    }

    /** Colons behind which psql would look for a variable, outside quotes and comments, with a backslash before them. */
    private static String withoutVariables(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        int copied = 0;
        Lexer lexer = new Lexer(text);
        for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (token.kind() == Kind.SYMBOL && token.end() - token.start() == 1 && text.charAt(token.start()) == ':') {
                escaped.append(text, copied, token.start()).append('\\');
                copied = token.start();
            }
        }
        return escaped.append(text, copied, text.length()).toString();
    }
}
