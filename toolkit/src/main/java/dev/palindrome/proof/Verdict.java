package dev.palindrome.proof;

/** What the walk found of one revision; of several that apply, the first. */
public enum Verdict {
    /** A script fails, the schema is not restored, or the second upgrade fails or differs. */
    BROKEN,
    /** There is no downgrade and none is declared impossible. */
    MISSING,
    /** There is no way back, and its author says why. */
    IRREVERSIBLE,
    /** Only the order of columns differs, or white space and comments in a routine's body. */
    EQUIVALENT,
    /** The schema is restored; rows are lost, changed or left behind. */
    LOSSY,
    /** The downgrade restores what was there. */
    REVERSIBLE,
    /** The walk ended before it. */
    NOT_REACHED
}
