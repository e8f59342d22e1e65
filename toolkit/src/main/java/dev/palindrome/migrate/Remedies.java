package dev.palindrome.migrate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How to fix what PostgreSQL refused, as far as its SQLSTATE tells. */
final class Remedies {
    /** SQLSTATE of a {@code DROP} of something that other objects depend on. */
    static final String DEPENDENT_OBJECTS = "2BP01";

    private Remedies() {}

    /**
     * What to do about a failure.
     *
     * @param file the script or class that failed
     * @param statement the statement, or null when it is not known
     */
    static String of(String sqlState, String file, @Nullable String statement) {
        String begin = statement == null ? "" : statement.strip().toLowerCase(Locale.ROOT);
        return switch (sqlState) {
            case "25001" ->
                "Run it outside a transaction, in a script of its own (Flyway: executeInTransaction=false in " + file
                        + ".conf; goose: -- +goose NO TRANSACTION; dbmate: transaction:false; diesel: run_in_transaction = false"
                        + " in metadata.toml).";
            case "55P04" ->
                "Add the enum value in a revision before " + file + "; its own transaction cannot use it yet.";
            case DEPENDENT_OBJECTS -> "Drop what depends on it first, in " + file + ".";
            case "42501" -> "Run it as a role that may do so, or grant the privilege before.";
            case "42704", "22023" ->
                "Correct " + file
                        + "; if it needs a role or a type that the database has before its first revision, create that before.";
            // feature_not_supported since PostgreSQL 15, undefined_file before.
            case "0A000", "58P01" ->
                begin.startsWith("create extension")
                        ? "Install the extension on the server first, or use a server that has it."
                        : correct(file);
            default -> correct(file);
        };
    }

    /** What to do when a Java revision needs a class that cannot be loaded. */
    static String ofMissingClass(String revision) {
        return "Put everything that " + revision
                + " was compiled with on the class path as well (on the command line: --classpath), in the same versions.";
    }

    private static String correct(String file) {
        return "Correct " + file + ", then run it again.";
    }
}
