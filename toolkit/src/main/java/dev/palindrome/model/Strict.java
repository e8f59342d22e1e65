package dev.palindrome.model;

import java.util.Locale;

/** Where a model is believed although it may not have meant to say anything. */
public enum Strict {
    /** An index that the model does not declare should not be there. */
    INDEXES,
    /** A default that the model does not declare should not be there. */
    DEFAULTS,
    /** A check that the model does not declare should not be there. */
    CHECKS,
    /** Constraints and indexes should be called as the model calls them; names that look generated do not count. */
    NAMES;

    /** The word for it in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
