package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Script;
import dev.palindrome.script.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a script is going to run, decided before anything is sent.
 *
 * @param script the parsed script
 * @param transaction whether its statements run in a transaction that we open
 */
record ScriptPlan(Script script, boolean transaction) {
    private static final Pattern INDIFFERENT = Pattern.compile(
            "(?:alter|comment|create|delete|drop|grant|insert|revoke|select|truncate|update|with)\\b"
                    + "|do\\b(?!.*\\b(?:commit|rollback|call)\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Parses a script and decides.
     *
     * @throws PalindromeException if it cannot be split into statements, or mixes statements that PostgreSQL refuses in a transaction with
     *     others where its tool would not allow that
     */
    static ScriptPlan of(String revisionId, SqlBody body) {
        Script script = Script.of(body);
        return new ScriptPlan(
                script,
                switch (body.transaction()) {
                    case ALWAYS -> true;
                    case NEVER, PSQL -> false;
                    case SIMPLE_QUERY -> script.statements().size() > 1 || isIndifferent(script);
                    case DETECT_MIXED -> script.refusedInTransaction().isEmpty();
                    case DETECT -> detect(revisionId, body.name(), script);
                });
    }

    /**
     * Whether a single statement does in a transaction that is opened for it what it does in its own. A procedure and a block may
     * commit, and a few statements may only stand in a transaction.
     */
    private static boolean isIndifferent(Script script) {
        return script.refusedInTransaction().isEmpty()
                && script.statements().stream()
                        .allMatch(statement ->
                                INDIFFERENT.matcher(statement.text()).lookingAt());
    }

    /** Whether all of it takes effect at once or not at all. */
    boolean inOneTransaction() {
        return transaction && !script.controlsTransactions();
    }

    /** As Flyway decides: its parser counts every statement, {@code SET} and {@code SELECT} too. */
    private static boolean detect(String revisionId, String name, Script script) {
        List<Statement> refused = script.refusedInTransaction();
        if (refused.isEmpty() || refused.size() == script.statements().size()) {
            return refused.isEmpty();
        }
        Statement outside = refused.get(0);
        Statement inside = script.statements().stream()
                .filter(statement -> !refused.contains(statement))
                .findFirst()
                .orElseThrow();
        throw new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                                Code.SCRIPT_MIXES_TRANSACTIONS,
                                Place.of(name, outside.line(), outside.column()),
                                name + " mixes a statement that PostgreSQL refuses in a transaction (line "
                                        + outside.line() + ": "
                                        + Excerpt.line(outside.text())
                                        + ") with one that belongs in a transaction (line "
                                        + inside.line() + ": " + Excerpt.line(inside.text())
                                        + "), which Flyway refuses to run.",
                                "Move one of them into a revision of its own. To run the whole script outside a transaction, write"
                                        + " executeInTransaction=false into " + name
                                        + ".conf, or set mixed=true in Flyway's"
                                        + " configuration; then a failure leaves behind what came before it.")
                        .about(revisionId));
    }
}
