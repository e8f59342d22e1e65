package dev.palindrome.proof;

import java.util.Locale;

/** What became of the rows after up and down. */
public enum DataFact {
    KEPT,
    LOST,
    UNCHECKED;

    /** The word that reports write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
