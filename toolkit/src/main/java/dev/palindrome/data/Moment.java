package dev.palindrome.data;

import java.util.Locale;

/** When, on a revision's way up, down and up, rows are looked at. */
public enum Moment {
    /** Before the first upgrade. */
    BEFORE,
    /** After the first upgrade. */
    AFTER,
    /** After the downgrade. */
    BACK,
    /** After the second upgrade. */
    AGAIN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
