package dev.palindrome.revision;

/** Forwards or backwards. */
public enum Direction {
    UPGRADE("upgrade"),
    DOWNGRADE("downgrade");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word for it in messages. */
    public String word() {
        return word;
    }
}
