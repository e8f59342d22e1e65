package dev.palindrome.layout;

import java.nio.file.Path;

/** A convention by which files become a history. */
sealed interface Layout permits FlywayLayout, GolangMigrateLayout, DieselLayout {
    /** Its name, for {@code --layout}. */
    String name();

    /** What a revision of it looks like, for messages. */
    String example();

    /** Whether what stands directly in this directory is clearly of this layout. Reads names, not contents. */
    boolean recognises(DirectoryListing listing);

    /** Whether something there only looks as if it were meant to be of this layout, so that its messages help. */
    boolean mayMean(DirectoryListing listing);

    /**
     * Reads the history.
     *
     * @param directory where its files are
     * @param reading what else is known, and where problems are gathered
     * @throws dev.palindrome.finding.PalindromeException with all problems of the directory
     */
    History load(Path directory, Reading reading);
}
