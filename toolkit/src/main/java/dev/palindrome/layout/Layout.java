package dev.palindrome.layout;

import java.nio.file.Path;

/** A convention by which files become a history. */
sealed interface Layout permits FlywayLayout, GolangMigrateLayout, DieselLayout {
    /** Its name, for {@code --layout}. */
    String name();

    /** Whether files directly in this directory are clearly of this layout. Reads names, not contents. */
    boolean recognises(DirectoryListing listing);

    /**
     * Reads the history.
     *
     * @param directory where its files are
     * @param reading what else is known, and where problems are gathered
     * @throws dev.palindrome.finding.PalindromeException with all problems of the directory
     */
    History load(Path directory, Reading reading);
}
