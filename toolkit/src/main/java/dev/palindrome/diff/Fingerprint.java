package dev.palindrome.diff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A short text for changes, as independent as can be of how a version of the server writes an expression. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        changes.stream().sorted(java.util.Comparator.comparing(Change::key)).forEach(change -> {
            text.append(change.type()).append(' ').append(change.key()).append('\n');
            for (Difference difference : change.differences()) {
                text.append("  ").append(difference.attribute());
                if (!Order.isOrder(change.key(), difference.attribute())) {
                    text.append(": ").append(plain(difference.before()));
                    text.append(" -> ").append(plain(difference.after()));
                }
                text.append('\n');
            }
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions differ in white space, brackets and letter case of key words. */
    private static String plain(@Nullable String value) {
        return value == null ? "-" : value.replaceAll("[\\s()]+", "").toLowerCase(Locale.ROOT);
    }
}
