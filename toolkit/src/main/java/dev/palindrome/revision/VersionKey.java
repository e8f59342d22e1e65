package dev.palindrome.revision;

import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/**
 * When two ids mean the same revision: numeric versions compare as numbers ({@code 1} is {@code 001} is {@code 1.0}), opaque ids as
 * text.
 */
public final class VersionKey {
    private static final Pattern NUMERIC = Pattern.compile("[0-9]+(?:[._][0-9]+)*");

    private VersionKey() {}

    /** Whether an id is a number, or several separated by dots or underscores. */
    public static boolean isNumeric(String id) {
        return NUMERIC.matcher(id).matches();
    }

    /** Equal for ids that mean the same revision; has {@code equals} and {@code hashCode}. */
    public static Object of(String id) {
        return isNumeric(id) ? MigrationVersion.fromVersion(id) : id;
    }

    /** Whether a numeric id is at or below another; false when one of them is opaque. */
    public static boolean isAtOrBelow(String id, String bound) {
        return isNumeric(id)
                && isNumeric(bound)
                && MigrationVersion.fromVersion(id).compareTo(MigrationVersion.fromVersion(bound)) <= 0;
    }
}
