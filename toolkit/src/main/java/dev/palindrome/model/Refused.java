package dev.palindrome.model;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models that cannot be read. */
final class Refused {
    private Refused() {}

    static PalindromeException model(Code code, String message, String remedy, @Nullable Throwable cause) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, List.of(Finding.of(code, null, message, remedy)), cause);
    }
}
