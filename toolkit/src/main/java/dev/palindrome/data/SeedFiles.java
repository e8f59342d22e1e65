package dev.palindrome.data;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.migrate.StatementFailedException;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.util.List;

/**
 * Adds the rows that users have written for a revision: {@code seed/003.sql} beside the history, run right before revision 003.
 *
 * <pre>{@code
 * SqlBody seed = history.seeds().get("003");
 * if (seed != null) {
 *     SeedFiles.run(runner, connection, "003", seed);
 * }
 * }</pre>
 */
public final class SeedFiles {
    private SeedFiles() {}

    /**
     * Runs a script of rows in a transaction.
     *
     * @param runner puts the session back afterwards
     * @param connection in auto-commit mode
     * @param revisionId the revision before which the rows must be there
     * @throws PalindromeException if PostgreSQL refuses a statement: with the file, the line, the statement, and what PostgreSQL says of
     *     the row; nothing was added then
     */
    public static void run(BodyRunner runner, Connection connection, String revisionId, SqlBody seed) {
        try {
            runner.run(connection, seed.name(), Direction.UPGRADE, seed);
        } catch (StatementFailedException e) {
            Finding said = e.findings().get(0);
            throw new PalindromeException(
                    PalindromeException.Category.FAILED,
                    List.of(new Finding(
                            Code.SEED_FAILED,
                            Code.SEED_FAILED.severity(),
                            revisionId,
                            said.place(),
                            "The rows of " + seed.name() + " could not be added before revision " + revisionId + ". "
                                    + said.message(),
                            List.of(),
                            "Correct " + seed.name() + ": its rows must fit the schema as it is before revision "
                                    + revisionId + ".")),
                    e);
        }
    }
}
