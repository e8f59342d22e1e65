package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.SQLException;
import java.util.List;

/** A statement of our own, around the revisions, that PostgreSQL refused: a privilege that is missing, or a connection that was lost. */
final class SessionFailure {
    private SessionFailure() {}

    /**
     * Its explanation.
     *
     * @param doing what was going on, for example {@code writing the history table}
     */
    static PalindromeException of(String doing, SQLException cause) {
        ServerError error = ServerError.of(cause);
        String message = "PostgreSQL refused " + doing + ": " + error.headline() + "." + error.explanation();
        // Classes of the SQL standard: 42501 is a missing privilege, 08 and 57P lost connections.
        if (error.sqlState().equals("42501")) {
            return exception(
                    PalindromeException.Category.FAILED,
                    Finding.of(
                            Code.DATABASE_PRIVILEGE,
                            null,
                            message,
                            "Connect as a role that may do so, or grant it the privilege."),
                    cause);
        }
        if (error.sqlState().startsWith("08") || error.sqlState().startsWith("57P")) {
            return exception(
                    PalindromeException.Category.UNAVAILABLE,
                    Finding.of(
                            Code.DATABASE_UNREACHABLE,
                            null,
                            message,
                            "Look into the server's log for why the connection ended, then run it again."),
                    cause);
        }
        return exception(
                PalindromeException.Category.UNAVAILABLE,
                Finding.of(
                        Code.INTERNAL,
                        null,
                        message,
                        "Look into the server's log; if nothing there explains it, this is a defect of Palindrome."),
                cause);
    }

    private static PalindromeException exception(
            PalindromeException.Category category, Finding finding, SQLException cause) {
        return new PalindromeException(category, List.of(finding), cause);
    }
}
