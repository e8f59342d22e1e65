package dev.palindrome.proof;

/** What the walk found of one revision; of several that apply, the first. */
public enum Verdict {
    /** A script fails, the schema is not restored, or the second upgrade fails or differs. */
    BROKEN("a script fails, the schema is not restored, or the second upgrade fails or differs"),
    /** There is no downgrade and none is declared impossible. */
    MISSING("there is no downgrade, and nobody says why"),
    /** There is no way back, and its author says why. */
    IRREVERSIBLE("there is no way back, and its author says why"),
    /** Only the order of columns differs, or white space and comments in a routine's body. */
    EQUIVALENT("only the order of columns differs, or white space and comments in a routine's body"),
    /** The schema is restored; rows are lost, changed or left behind. */
    LOSSY("the schema is restored; rows are lost, changed or left behind"),
    /** The downgrade restores what was there. */
    REVERSIBLE("the downgrade restores what was there"),
    /** The walk ended before it. */
    NOT_REACHED("the walk ended before it");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** What it says of a revision, for legends: a clause without a full stop. */
    public String meaning() {
        return meaning;
    }
}
