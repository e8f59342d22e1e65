package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.SQLException;

/**
 * PostgreSQL refused what a proof does itself with rows: making them up, keeping or comparing them. No script is to blame for it and no
 * proof need end with it; what becomes of the rows of one revision is not known.
 */
final class RowsUnseenException extends PalindromeException {
    private static final long serialVersionUID = 1L;

    /** SQLSTATE of a statement that was cancelled. */
    private static final String CANCELLED = "57014";

    RowsUnseenException(String doing, SQLException problem) {
        super(
                Category.UNAVAILABLE,
                java.util.List.of(Finding.of(Code.INTERNAL, null, reason(doing, problem), "Leave rows out: --no-data")),
                problem);
    }

    /** Whether it took so long that it was ended. */
    boolean isCancelled() {
        return getCause() instanceof SQLException problem && isCancelled(problem);
    }

    private static boolean isCancelled(SQLException problem) {
        return CANCELLED.equals(problem.getSQLState());
    }

    private static String reason(String doing, SQLException problem) {
        return isCancelled(problem)
                ? doing + " did not end within " + Stage.LONGEST_WITH_ROWS.toSeconds() + " s."
                : doing + " was refused: " + problem.getMessage() + " (SQLSTATE " + problem.getSQLState() + ").";
    }
}
