package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a history's files, so that a person is told all of it at once. */
final class Problems {
    private final List<Finding> findings = new ArrayList<>();
    private final List<PalindromeException> causes = new ArrayList<>();

    void add(Finding finding) {
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    void add(Code code, @Nullable Place place, String message, @Nullable String remedy) {
        add(Finding.of(code, place, message, remedy));
    }

    /** Takes over what another part of the engine refused; the exception is kept as a cause. */
    void add(PalindromeException exception) {
        exception.findings().forEach(this::add);
        causes.add(exception);
    }

    boolean hasErrors() {
        return errors() > 0;
    }

    /** How many errors were found. */
    long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    /** What was found, when none of it stops the history from being read. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Ends here if there is an error.
     *
     * @throws PalindromeException with everything found, errors first
     */
    void throwIfErrors() {
        if (hasErrors()) {
            throw exception();
        }
    }

    /** Everything found, errors first, as the exception that ends the reading. */
    PalindromeException exception() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity));
        PalindromeException exception = new PalindromeException(
                PalindromeException.Category.CONFIGURATION, sorted, causes.isEmpty() ? null : causes.get(0));
        causes.stream().skip(1).forEach(exception::addSuppressed);
        return exception;
    }

    /** An exception with a single reason. */
    static PalindromeException refuse(Code code, @Nullable Place place, String message, @Nullable String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, Finding.of(code, place, message, remedy));
    }
}
