package dev.palindrome.migrate;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL said when it refused something.
 *
 * @param message its primary message, without severity
 * @param sqlState the SQLSTATE, or an empty text when the driver gave none
 * @param position 1-based position in the statement, in characters as PostgreSQL counts them, or 0
 * @param where the context, such as the line of a PL/pgSQL function
 * @param internalQuery the statement inside a function that failed
 */
record ServerError(
        String message,
        String sqlState,
        int position,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where,
        @Nullable String internalQuery) {
    static ServerError of(SQLException exception) {
        String state = exception.getSQLState() == null ? "" : exception.getSQLState();
        ServerErrorMessage said = exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (said == null || said.getMessage() == null) {
            return new ServerError(String.valueOf(exception.getMessage()), state, 0, null, null, null, null);
        }
        return new ServerError(
                said.getMessage(),
                state,
                said.getPosition(),
                said.getDetail(),
                said.getHint(),
                said.getWhere(),
                said.getInternalQuery());
    }

    /** Message and SQLSTATE. */
    String headline() {
        return sqlState.isEmpty() ? message : message + " (SQLSTATE " + sqlState + ")";
    }

    /** What it said beyond its message, as sentences each beginning with a space; perhaps empty. */
    String explanation() {
        StringBuilder text = new StringBuilder();
        sentence(text, "Detail", detail);
        sentence(text, "Hint", hint);
        sentence(text, "Inner statement", internalQuery == null ? null : Excerpt.lines(internalQuery));
        sentence(text, "Where", where);
        return text.toString();
    }

    private static void sentence(StringBuilder text, String name, @Nullable String said) {
        if (said != null && !said.isBlank()) {
            String stripped = said.strip();
            text.append(' ').append(name).append(": ").append(stripped);
            if (!stripped.endsWith(".")) {
                text.append('.');
            }
        }
    }
}
