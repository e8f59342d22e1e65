package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Failures to connect and to make databases, in words. They are told apart by SQLSTATE (the PostgreSQL manual, appendix A); no text
 * holds a password.
 */
final class ConnectionErrors {
    private ConnectionErrors() {}

    /** Why no connection could be made. */
    static PalindromeException explain(ConnectionSettings settings, SQLException failure) {
        String server = settings.display();
        String said = said(failure);
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        boolean passwordMissing = state.equals("08004") && settings.password() == null;
        if (state.startsWith("28") || passwordMissing) {
            return unavailable(
                    Code.DATABASE_AUTHENTICATION,
                    "PostgreSQL at " + server + " did not let " + role(settings) + " in: " + said,
                    "Check the role's name and password: in the URL (jdbc:postgresql://host/database?user=…&password=…), or with --user"
                            + " and PALINDROME_PASSWORD (PALINDROME_TEST_PASSWORD for a server of scratch databases).",
                    failure);
        }
        return switch (state) {
            case "3D000" ->
                unavailable(
                        Code.DATABASE_MISSING,
                        "There is no such database on the server of " + server + ": " + said,
                        "Name a database that exists in the URL; the one called postgres nearly always does.",
                        failure);
            case "42501" ->
                unavailable(
                        Code.DATABASE_PRIVILEGE,
                        "PostgreSQL at " + server + " does not let " + role(settings) + " connect: " + said,
                        "Let a database administrator run GRANT CONNECT ON DATABASE for that role, or connect as another one.",
                        failure);
            case "53300" ->
                unavailable(
                        Code.DATABASE_UNREACHABLE,
                        "PostgreSQL at " + server + " has no free connection: " + said,
                        "Close other clients, or raise max_connections or the role's CONNECTION LIMIT.",
                        failure);
            default ->
                unavailable(
                        Code.DATABASE_UNREACHABLE,
                        "Cannot connect to PostgreSQL at " + server + ": " + said,
                        "Check host and port in the URL, that the server runs, and that it accepts connections from this machine.",
                        failure);
        };
    }

    /** Why a scratch database could not be made. */
    static PalindromeException creating(ConnectionSettings settings, String database, SQLException failure) {
        if ("42501".equals(failure.getSQLState())) {
            return unavailable(
                    Code.DATABASE_PRIVILEGE,
                    "On the server of " + settings.display() + ", " + role(settings)
                            + " may not create scratch databases: " + said(failure),
                    "Let a database administrator run ALTER ROLE … CREATEDB for it, connect as a role that has it, or leave the URL"
                            + " out and let Palindrome start a server of its own.",
                    failure);
        }
        return unavailable(
                Code.SERVER_UNAVAILABLE,
                "The scratch database " + database + " could not be created on the server of " + settings.display()
                        + ": " + said(failure),
                null,
                failure);
    }

    /** Why something else did not work on a server that let us in. */
    static PalindromeException working(ConnectionSettings settings, String what, SQLException failure) {
        return unavailable(
                Code.SERVER_UNAVAILABLE,
                "Palindrome could not " + what + " on the server of " + settings.display() + ": " + said(failure),
                null,
                failure);
    }

    static PalindromeException unavailable(
            Code code, String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new PalindromeException(Category.UNAVAILABLE, List.of(Finding.of(code, null, message, remedy)), cause);
    }

    private static String role(ConnectionSettings settings) {
        return settings.user() == null
                ? "role \"" + System.getProperty("user.name") + "\" (no user is given)"
                : "role \"" + settings.user() + "\"";
    }

    /** What the server, or else the driver, said: one line, ending in a full stop, with SQLSTATE. */
    static String said(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        StringBuilder text = new StringBuilder();
        append(text, server == null ? failure.getMessage() : server.getMessage());
        if (failure.getCause() instanceof UnknownHostException unknown) {
            append(text, "No host is called " + unknown.getMessage());
        }
        if (server != null) {
            append(text, server.getDetail());
            append(text, server.getHint());
        }
        return text + " (SQLSTATE " + failure.getSQLState() + ")";
    }

    private static void append(StringBuilder text, @Nullable String sentence) {
        if (sentence != null && !sentence.isBlank()) {
            String line = sentence.strip().replaceAll("\\s+", " ");
            text.append(text.length() == 0 ? "" : " ").append(line).append(line.endsWith(".") ? "" : ".");
        }
    }
}
