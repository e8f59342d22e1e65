package dev.palindrome.cli;

import dev.palindrome.finding.Severity;

/** The least severity that fails a proof. */
enum FailOn {
    ERROR(Severity.ERROR),
    WARNING(Severity.WARNING);

    private final Severity severity;

    FailOn(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    /** Reads it. */
    static final class Converter extends Words<FailOn> {
        Converter() {
            super(FailOn.class);
        }
    }
}
