package dev.palindrome.script;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
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

    private Script(String text, Lines lines, List<Statement> statements) {
        this.text = text;
        this.lines = lines;
        this.statements = List.copyOf(statements);
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
        return new Script(text, lines, splitter.statements());
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
        return statements.stream().anyMatch(statement -> TransactionRules.controlsTransaction(statement.text()));
    }

    /**
     * The statements that PostgreSQL 14 to 18 refuse inside a transaction block (SQLSTATE 25001), in order.
     *
     * <p>Judged by the words alone, so two things are not seen: {@code REINDEX} of a partitioned table or index and
     * {@code CLUSTER} of a partitioned table, which are refused as well, look like those of an ordinary table; and
     * {@code DROP SUBSCRIPTION} counts as refused although it is not when the subscription has no slot.
     */
    public List<Statement> refusedInTransaction() {
        return statements.stream()
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
}
