package dev.palindrome.proof;

import java.util.Locale;

/** What became of the schema after up and down. */
public enum SchemaFact {
    RESTORED,
    EQUIVALENT,
    DIFFERENT,
    UNCHECKED;

    /** The word that reports write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
