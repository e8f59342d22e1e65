package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Direction;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A revision's body that PostgreSQL, or the body's own Java code, refused to go through with. Its one finding says which revision, where,
 * which statement, everything that PostgreSQL said, and whether anything was left behind.
 */
public final class StatementFailedException extends PalindromeException {
    private final Direction direction;
    private final String sqlState;
    private final String serverMessage;
    private final @Nullable String statement;
    private final boolean leftBehind;

    private StatementFailedException(
            Finding finding,
            Throwable cause,
            Direction direction,
            String sqlState,
            String serverMessage,
            @Nullable String statement,
            boolean leftBehind) {
        super(Category.FAILED, List.of(finding), cause);
        this.direction = direction;
        this.sqlState = sqlState;
        this.serverMessage = serverMessage;
        this.statement = statement;
        this.leftBehind = leftBehind;
    }

    static StatementFailedException of(
            Failure failure, Throwable cause, SQLException refusal, @Nullable String statement, Leftovers leftovers) {
        ServerError error = ServerError.of(refusal);
        String message = failure.beginning() + error.headline()
                + (statement == null ? "." : ", in the statement: " + Excerpt.lines(statement) + ";")
                + error.explanation()
                + " " + leftovers.sentence();
        return new StatementFailedException(
                failure.finding(message, leftovers, Remedies.of(error.sqlState(), failure.file(), statement)),
                cause,
                failure.direction(),
                error.sqlState(),
                error.message(),
                statement,
                leftovers.any());
    }

    static StatementFailedException of(Failure failure, Throwable cause, Leftovers leftovers) {
        String said = cause.getMessage() == null
                ? cause.getClass().getName()
                : cause.getClass().getName() + ": " + cause.getMessage();
        return new StatementFailedException(
                failure.finding(
                        failure.beginning() + said + ". " + leftovers.sentence(),
                        leftovers,
                        cause instanceof LinkageError
                                ? Remedies.ofMissingClass(failure.file())
                                : Remedies.of("", failure.file(), null)),
                cause,
                failure.direction(),
                "",
                said,
                null,
                leftovers.any());
    }

    /** Of a command of another tool. */
    static StatementFailedException of(Failure failure, Throwable cause, String said, Leftovers leftovers) {
        return new StatementFailedException(
                failure.finding(
                        failure.beginning() + said + (said.endsWith("\n") ? "" : " ") + leftovers.sentence(),
                        leftovers,
                        "Look into what it said; the command must be found on the path."),
                cause,
                failure.direction(),
                "",
                said,
                null,
                leftovers.any());
    }

    /** The same failure, with another sentence and another remedy. */
    StatementFailedException with(String sentence, String remedy) {
        Finding said = findings().get(0);
        return new StatementFailedException(
                new Finding(
                        said.code(),
                        said.severity(),
                        said.revision(),
                        said.place(),
                        said.message() + " " + sentence,
                        said.changes(),
                        remedy),
                Objects.requireNonNull(getCause()),
                direction,
                sqlState,
                serverMessage,
                statement,
                leftBehind);
    }

    /** Id of the revision that failed, or null for a script that belongs to none. */
    public @Nullable String revision() {
        return findings().get(0).revision();
    }

    /** Which way it was going. */
    public Direction direction() {
        return direction;
    }

    /** File, line and column of what PostgreSQL pointed at, else of the statement; a class name for a Java revision. */
    public Place place() {
        return Objects.requireNonNull(findings().get(0).place());
    }

    /** The SQLSTATE; empty when the failure was not PostgreSQL's. */
    public String sqlState() {
        return sqlState;
    }

    /** PostgreSQL's primary message, or what the exception of a Java revision says. */
    public String serverMessage() {
        return serverMessage;
    }

    /** The whole statement, or null when it failed at a commit or in Java. */
    public @Nullable String statement() {
        return statement;
    }

    /** Whether a part of the body had taken effect for good, or may have. */
    public boolean leftBehind() {
        return leftBehind;
    }

    /** What failed and where. */
    record Failure(String revisionId, Direction direction, Place place) {
        String beginning() {
            if (isRevision()) {
                String word = direction == Direction.UPGRADE ? "The upgrade" : "The downgrade";
                return word + " of revision " + revisionId + " failed at " + place + ": ";
            }
            return "The script failed at " + place + ": ";
        }

        /** A script that belongs to no revision, such as a repeatable one, runs under its own name. */
        private boolean isRevision() {
            return !revisionId.equals(place.file());
        }

        String file() {
            return String.valueOf(place.file());
        }

        Finding finding(String message, Leftovers leftovers, String nothingLeft) {
            String remedy = leftovers.any()
                    ? "Undo by hand what is left behind, correct " + file() + ", then run it again."
                    : nothingLeft;
            Finding finding = Finding.of(Code.STATEMENT_FAILED, place, message, remedy);
            return isRevision() ? finding.about(revisionId) : finding;
        }
    }
}
