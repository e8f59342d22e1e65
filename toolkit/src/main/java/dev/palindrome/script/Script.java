package dev.palindrome.script;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.SqlBody;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL script, split into its statements as PostgreSQL's own lexer would split it. Immutable.
 *
 * <pre>{@code
 * Script script = Script.parse("V003__x.sql", text, 1);
 * for (Statement statement : script.statements()) {
 *     // send statement.text()
 * }
 * }</pre>
 *
 * <p>Nothing of the text is lost: what stands between two statements is white space, comments, semicolons and the data of a COPY.
 */
public final class Script {
    private final String text;
    private final Lines lines;
    private final List<Statement> statements;
    /** What stands in them: they themselves, unless a tool sends several statements as one. */
    private final List<Statement> inner;

    private Script(String text, Lines lines, List<Statement> statements, List<Statement> inner) {
        this.text = text;
        this.lines = lines;
        this.statements = List.copyOf(statements);
        this.inner = List.copyOf(inner);
    }

    /**
     * Splits a script.
     *
     * @param name the file as messages show it
     * @param text the script, its placeholders replaced
     * @param firstLine 1-based line of the file on which the text begins
     * @throws PalindromeException if a quote, comment, body or COPY data is never closed, or a command of psql's stands in it
     */
    public static Script parse(String name, String text, int firstLine) {
        Lines lines = new Lines(text, firstLine);
        Splitter splitter = new Splitter(name, text, lines);
        Finding problem = splitter.problem();
        if (problem != null) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, problem);
        }
        return new Script(text, lines, splitter.statements(), splitter.statements());
    }

    /**
     * The statements of a body, where its layout's tool ends them.
     *
     * @throws PalindromeException as {@link #parse}, unless the tool has a rule of its own, which leaves what is wrong to the server
     */
    public static Script of(SqlBody body) {
        return body.cuts() == null
                ? parse(body.name(), body.text(), body.firstLine())
                : cut(body.name(), body.text(), body.firstLine(), body.cuts());
    }

    private static Script cut(String name, String text, int firstLine, List<SqlBody.Cut> cuts) {
        Lines lines = new Lines(text, firstLine);
        List<Statement> statements = new ArrayList<>(cuts.size());
        List<Statement> inner = new ArrayList<>(cuts.size());
        for (SqlBody.Cut cut : cuts) {
            String sent = text.substring(cut.start(), cut.end());
            Position position = lines.position(cut.start());
            Statement statement = new Statement(sent, position.line(), position.column(), cut.start(), null);
            statements.add(statement);
            Splitter splitter = new Splitter(name, sent, new Lines(sent, 1));
            if (splitter.problem() != null) {
                inner.add(statement);
                continue;
            }
            for (Statement found : splitter.statements()) {
                int offset = cut.start() + found.offset();
                Position at = lines.position(offset);
                inner.add(new Statement(found.text(), at.line(), at.column(), offset, null));
            }
        }
        return new Script(text, lines, statements, inner);
    }

    /** The whole script, as it was given. */
    public String text() {
        return text;
    }

    /** Its statements in order; empty when it holds only comments. */
    public List<Statement> statements() {
        return statements;
    }

    /**
     * Whether it begins or ends transactions by itself: {@code BEGIN}, {@code START TRANSACTION}, {@code COMMIT}, {@code END},
     * {@code ROLLBACK}, {@code ABORT} and those about prepared transactions. Savepoints do not count. What a procedure or a
     * {@code DO} block does inside is not seen.
     */
    public boolean controlsTransactions() {
        return inner.stream().anyMatch(statement -> TransactionRules.controlsTransaction(statement.text()));
    }

    /**
     * The statements that PostgreSQL 14 to 18 refuse inside a transaction block (SQLSTATE 25001), in order.
     *
     * <p>Judged by the words alone, so two things are not seen: {@code REINDEX} of a partitioned table or index and
     * {@code CLUSTER} of a partitioned table, which are refused as well, look like those of an ordinary table; and
     * {@code DROP SUBSCRIPTION} counts as refused although it is not when the subscription has no slot.
     */
    public List<Statement> refusedInTransaction() {
        return inner.stream()
                .filter(statement -> TransactionRules.refusedInTransaction(statement.text()))
                .toList();
    }

    /**
     * Where an offset of {@link #text()} is in the file.
     *
     * @param offset 0-based, in UTF-16 units; the text's length is allowed
     */
    public Position position(int offset) {
        return lines.position(java.util.Objects.checkIndex(offset, text.length() + 1));
    }

    /**
     * Where the position that a server's error names is in the file.
     *
     * @param statement one of this script's, whose text was sent as it is
     * @param serverPosition 1-based, in characters, as PostgreSQL's error field {@code P} has it; one beyond the statement is taken
     *     for its end
     */
    public Position position(Statement statement, int serverPosition) {
        String sent = statement.text();
        int characters = Math.min(Math.max(serverPosition - 1, 0), sent.codePointCount(0, sent.length()));
        return position(statement.offset() + sent.offsetByCodePoints(0, characters));
    }

    /** The one statement that the position of a server's error points into, where a tool sends several as one; else the one sent. */
    public Statement at(Statement sent, int serverPosition) {
        if (serverPosition < 1) {
            return sent;
        }
        String text = sent.text();
        int characters = Math.min(serverPosition - 1, text.codePointCount(0, text.length()));
        int offset = sent.offset() + text.offsetByCodePoints(0, characters);
        return inner.stream()
                .filter(statement -> statement.offset() <= offset
                        && offset <= statement.offset() + statement.text().length()
                        && statement.offset() >= sent.offset())
                .findFirst()
                .orElse(sent);
    }
}
