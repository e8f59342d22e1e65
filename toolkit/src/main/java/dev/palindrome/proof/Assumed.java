package dev.palindrome.proof;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.StatementFailedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a history assumes to be there before its first revision: a role, a type, an extension. A scratch database has none of it unless a
 * proof is told.
 */
final class Assumed {
    private static final String EXTENSION =
            "Use a server that has the extension: a container of an image that brings it, with --image, or one that runs already, with"
                    + " --url. What the extension assumes in turn, a script given with --before can create.";

    private Assumed() {}

    /** How to give a proof what an upgrade lacked, as far as SQLSTATE tells; null when that is not the trouble. */
    static @Nullable String remedy(PalindromeException failure) {
        if (!(failure instanceof StatementFailedException refused)) {
            return null;
        }
        return switch (refused.sqlState()) {
            // undefined_object, invalid_schema_name; invalid_parameter_value is what SET ROLE gets.
            case "42704", "3F000", "22023" ->
                "Correct " + refused.place().file()
                        + "; or, if the history assumes a role, a type, a schema or an extension that this needs, create it in a"
                        + " script given with --before. An extension needs a server that has it: --image or --url.";
            // feature_not_supported since PostgreSQL 15, undefined_file before.
            case "0A000", "58P01" -> createsExtension(refused.statement()) ? EXTENSION : null;
            default -> null;
        };
    }

    private static boolean createsExtension(@Nullable String statement) {
        return statement != null && statement.strip().toLowerCase(Locale.ROOT).matches("(?s)create\\s+extension\\b.*");
    }
}
