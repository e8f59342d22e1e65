package dev.palindrome.script;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes once through a text, collects its statements and comments, and stops at the first thing that makes no sense. */
final class Splitter {
    private final String name;
    private final String text;
    private final Lines lines;
    private final Lexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();
    private @Nullable Finding problem;
    private int firstToken = Integer.MAX_VALUE;
    private int metaCommand = -1;

    Splitter(String name, String text, Lines lines) {
        this.name = name;
        this.text = text;
        this.lines = lines;
        this.lexer = new Lexer(text);
        split();
    }

    List<Statement> statements() {
        return statements;
    }

    /** All comments outside statements' data, in order. */
    List<Token> comments() {
        return comments;
    }

    /** Offset of the first token that is no comment, or the largest integer when there is none. */
    int firstToken() {
        return firstToken;
    }

    /** What is wrong, or null. What comes behind it was not read. */
    @Nullable
    Finding problem() {
        return problem;
    }

    /** Offset of the backslash of the command of psql's that is wrong, or -1 when that is not what is wrong. */
    int metaCommand() {
        return metaCommand;
    }

    private void split() {
        StatementTracker statement = null;
        for (Token token = lexer.next(); problem == null; token = lexer.next()) {
            if (!token.closed()) {
                problem = unterminated(token);
            } else if (token.kind() == Kind.BACKSLASH) {
                problem = metaCommand(token);
            } else if (token.isComment()) {
                comments.add(token);
                continue;
            } else if (token.kind() == Kind.END) {
                if (statement != null) {
                    end(statement, token);
                }
                return;
            } else if (isSemicolon(token) && (statement == null || statement.semicolonEnds())) {
                if (statement != null) {
                    end(statement, token);
                }
                statement = null;
            } else if (statement == null) {
                statement = new StatementTracker(text, token);
            } else {
                statement.accept(token);
            }
            firstToken = Math.min(firstToken, token.start());
        }
    }

    /** Closes a statement before a semicolon or the end of the text. */
    private void end(StatementTracker statement, Token terminator) {
        Token body = statement.openBody();
        if (body != null) {
            problem = neverClosed("body of BEGIN ATOMIC", body.start(), "Close it with a semicolon and END.");
            return;
        }
        int start = statement.first().start();
        String copyData = null;
        if (statement.readsCopyData()) {
            copyData = copyData(start, terminator.end());
        }
        Position position = lines.position(start);
        statements.add(new Statement(
                text.substring(start, statement.last().end()), position.line(), position.column(), start, copyData));
    }

    /** The lines from the one below the semicolon to the one with {@code \.}, behind which the lexer goes on. */
    private @Nullable String copyData(int statement, int afterSemicolon) {
        int lineEnd = endOfLine(afterSemicolon);
        if (!restIsEmpty(afterSemicolon, lineEnd)) {
            problem = finding(
                    Code.SCRIPT_COPY_DATA,
                    statement,
                    "The COPY … FROM STDIN at " + place(statement)
                            + " has something behind its semicolon on the same line.",
                    "Begin the data on the next line, and put what stands there behind the line \\. that ends them.");
            return null;
        }
        int data = Math.min(lineEnd + 1, text.length());
        for (int line = data; line < text.length(); line = endOfLine(line) + 1) {
            int end = endOfLine(line);
            if (text.startsWith("\\.", line)
                    && text.substring(line + 2, end).strip().isEmpty()) {
                lexer.moveTo(line + 2);
                return text.substring(data, line);
            }
        }
        problem = neverClosed(
                "data of the COPY … FROM STDIN",
                statement,
                "End the data with a line that holds \\. and nothing else.");
        return null;
    }

    private boolean restIsEmpty(int from, int lineEnd) {
        String rest = text.substring(from, lineEnd).strip();
        // A comment ends at a lone carriage return as well.
        return rest.isEmpty() || (rest.startsWith("--") && rest.indexOf('\r') < 0);
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private boolean isSemicolon(Token token) {
        return token.kind() == Kind.SYMBOL && text.charAt(token.start()) == ';';
    }

    private Finding unterminated(Token token) {
        if (token.kind() == Kind.BLOCK_COMMENT) {
            return neverClosed(
                    "comment",
                    token.start(),
                    "Close it with */. Comments nest in PostgreSQL: each /* needs its own */.");
        }
        if (token.kind() == Kind.DOLLAR_STRING) {
            String tag = text.substring(token.start(), text.indexOf('$', token.start() + 1) + 1);
            return neverClosed("dollar quote " + tag, token.start(), "Close it with the same tag, " + tag + ".");
        }
        if (token.kind() == Kind.QUOTED_IDENTIFIER) {
            return neverClosed(
                    "quoted identifier", token.start(), "Close it with \"; a \" inside of it is written twice.");
        }
        return neverClosed(
                "string",
                token.start(),
                "Close it with '; a ' inside of it is written twice. Look for a missing quote above it as well.");
    }

    private Finding neverClosed(String what, int offset, String remedy) {
        return finding(
                Code.SCRIPT_UNTERMINATED,
                offset,
                "The " + what + " that opens at " + place(offset) + " is never closed.",
                remedy);
    }

    private Finding metaCommand(Token backslash) {
        metaCommand = backslash.start();
        int end = backslash.end();
        while (end < text.length() && !Lexer.isSpace(text.charAt(end)) && text.charAt(end) != '\\') {
            end++;
        }
        String command = text.substring(backslash.start(), end);
        if (command.equals("\\.")) {
            return finding(
                    Code.SCRIPT_META_COMMAND,
                    backslash.start(),
                    "The line \\. at " + place(backslash.start())
                            + " ends the data of a COPY … FROM STDIN, but none comes before it.",
                    "Remove the line, or put the COPY … FROM STDIN statement above its data.");
        }
        return finding(
                Code.SCRIPT_META_COMMAND,
                backslash.start(),
                "The backslash at " + place(backslash.start()) + " begins " + command
                        + ", a command of psql's that PostgreSQL does not know.",
                "Write the script in SQL alone; data can be loaded with COPY … FROM STDIN; followed by the data and a line \\. of its own.");
    }

    private Finding finding(Code code, int offset, String message, String remedy) {
        return Finding.of(code, place(offset), message, remedy);
    }

    private Place place(int offset) {
        Position position = lines.position(offset);
        return Place.of(name, position.line(), position.column());
    }
}
