package dev.palindrome.architecture.broken.data;

import dev.palindrome.architecture.broken.data.internal.Rows;

/** A public type shows an internal one. */
public class ShowsInternal {
    /** Takes one. */
    public void accept(Rows rows) {}
}
