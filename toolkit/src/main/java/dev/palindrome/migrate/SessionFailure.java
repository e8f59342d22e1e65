package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.SQLException;
import java.util.List;

/** A statement of our own, around a revision, that PostgreSQL refused: mostly a connection that was lost. */
final class SessionFailure {
    private SessionFailure() {}

    static PalindromeException of(String revisionId, SQLException cause) {
        ServerError error = ServerError.of(cause);
        return new PalindromeException(
                PalindromeException.Category.UNAVAILABLE,
                List.of(Finding.of(
                                Code.INTERNAL,
                                null,
                                "Around revision " + revisionId + ", the session could not be prepared or put back: "
                                        + error.headline() + "." + error.explanation(),
                                "Look at the server's log; if the connection was not cut, this is a defect of Palindrome.")
                        .about(revisionId)),
                cause);
    }
}
