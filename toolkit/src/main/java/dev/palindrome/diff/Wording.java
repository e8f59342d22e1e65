package dev.palindrome.diff;

/** From which side changes are told. What was is what was expected; only the words for what is there and was not differ. */
public enum Wording {
    /** After a downgrade, which should have brought back what was before. */
    RESTORED("is left behind"),
    /** After a second upgrade, which should have done what the first did. */
    REPEATED("was not there the first time"),
    /** Of two schemas that should be the same. */
    COMPARED("was not expected");

    private final String added;

    Wording(String added) {
        this.added = added;
    }

    String added() {
        return added;
    }
}
