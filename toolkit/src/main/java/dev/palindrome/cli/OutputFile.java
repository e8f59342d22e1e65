package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that a command writes when its work is done.
 *
 * @param option what names it, for messages
 */
record OutputFile(String option, Path path) {
    /**
     * Looks before the work begins whether the file can be written, as far as that can be seen.
     *
     * @throws PalindromeException (configuration) if it cannot
     */
    OutputFile check() {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw unwritable(Category.CONFIGURATION, "it is a directory.", null);
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw unwritable(Category.CONFIGURATION, "there is no directory " + directory + ".", null);
        }
        Path changed = Files.exists(path) || directory == null ? path : directory;
        if (!Files.isWritable(changed)) {
            throw unwritable(Category.CONFIGURATION, "this user may not write to " + changed + ".", null);
        }
        return this;
    }

    /**
     * Writes it, in UTF-8.
     *
     * @throws PalindromeException (unavailable) if that fails
     */
    void write(String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw unwritable(Category.UNAVAILABLE, e + ".", e);
        }
    }

    private PalindromeException unwritable(Category category, String why, @Nullable Exception cause) {
        return new PalindromeException(
                category,
                List.of(Finding.of(
                        Code.FILE_UNWRITABLE,
                        Place.of(path.toString()),
                        "The file of " + option + " cannot be written: " + why,
                        "Name a file in a directory that exists and that this user may write to.")),
                cause);
    }
}
