package dev.palindrome.finding;

/** How much a finding weighs: an error fails a proof, a warning fails a strict one, information never does. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The word that reports write, for example {@code error}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
