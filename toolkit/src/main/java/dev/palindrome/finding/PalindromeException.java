package dev.palindrome.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work that cannot go on, with the findings that say why. The message is the first finding's; a person is shown the findings, never
 * the stack.
 */
public class PalindromeException extends RuntimeException {
    private final transient List<Finding> findings;
    private final Category category;

    /** What a failure means to the caller; the command line's exit status follows from it. */
    public enum Category {
        /** The history, a database or a script is wrong: exit status 1. */
        FAILED(1),
        /** The command, its configuration or its input files are wrong; nothing was touched: exit status 2. */
        CONFIGURATION(2),
        /** No server, no connection, or a defect of our own: exit status 3. */
        UNAVAILABLE(3);

        private final int exitStatus;

        Category(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        /** The exit status of a command that ends so. */
        public int exitStatus() {
            return exitStatus;
        }
    }

    /** One reason. */
    public PalindromeException(Category category, Finding finding) {
        this(category, List.of(finding), null);
    }

    /**
     * Several reasons.
     *
     * @param findings at least one
     * @param cause what made it fail, or null
     */
    public PalindromeException(Category category, List<Finding> findings, @Nullable Throwable cause) {
        super(findings.get(0).message(), cause);
        this.category = category;
        this.findings = List.copyOf(findings);
    }

    /** What the failure means to the caller. */
    public Category category() {
        return category;
    }

    /** Why: at least one finding. */
    public List<Finding> findings() {
        return findings;
    }
}
