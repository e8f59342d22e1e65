package dev.palindrome.layout;

import java.nio.file.Path;
import java.util.List;

/** A convention by which files become a history. */
sealed interface Layout
        permits FlywayLayout,
                GolangMigrateLayout,
                DieselLayout,
                GooseLayout,
                DbmateLayout,
                SqitchLayout,
                AlembicLayout,
                CommandLayout {
    /** Its name, for {@code --layout}. */
    String name();

    /** What a revision of it looks like, for messages. */
    String example();

    /** The keys of {@code palindrome.properties} that it knows beside those of every layout. */
    default List<String> keys() {
        return List.of();
    }

    /** Whether its scripts have placeholders, so that values for them may be given. */
    default boolean hasPlaceholders() {
        return false;
    }

    /** Whether names alone do not tell it from others: it is asked when none fits by name. */
    default boolean needsContents() {
        return false;
    }

    /** Whether what stands directly in this directory is clearly of this layout. */
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
