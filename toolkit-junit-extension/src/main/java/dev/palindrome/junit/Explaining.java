package dev.palindrome.junit;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A failure of the toolkit whose message has all findings and their remedies: a failed test shows no more than its exception's message. */
final class Explaining extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Explaining(String message, PalindromeException cause) {
        super(message, cause);
    }

    /**
     * Does some work of the toolkit's.
     *
     * @throws ExtensionConfigurationException if the configuration or a file is wrong, so that nothing was touched
     */
    static <T> T explaining(Supplier<T> work) {
        try {
            return work.get();
        } catch (PalindromeException problem) {
            String message = problem.findings().stream()
                    .map(new FindingText(Ink.NONE)::render)
                    .collect(Collectors.joining("\n"));
            throw problem.category() == Category.CONFIGURATION
                    ? new ExtensionConfigurationException(message, problem)
                    : new Explaining(message, problem);
        }
    }
}
