package dev.palindrome.data;

/** What a made-up value is like. The rows of a table take turns, so that a loss which only some values show is shown. */
enum Flavour {
    /** What people write: mixed case, a fraction, a date of a leap day. */
    TYPICAL,
    /** What just fits: the full length, blanks at both ends, the last microsecond, a great number. */
    BOUNDARY,
    /** What is easily forgotten: an empty text, an empty array, a negative number. */
    ODD;

    private static final Flavour[] ALL = values();

    static Flavour of(long number) {
        return ALL[(int) Math.floorMod(number, (long) ALL.length)];
    }
}
