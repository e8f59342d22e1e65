package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.RevisionFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes files that are not there yet: all of them or none. */
final class NewFiles {
    private final List<Path> written = new ArrayList<>();

    /**
     * Writes them.
     *
     * @throws PalindromeException (configuration) if one exists or cannot be written; those before it are taken away again
     */
    void write(List<RevisionFile> files) {
        for (RevisionFile file : files) {
            try {
                Files.createDirectories(file.path().toAbsolutePath().getParent());
                Files.writeString(file.path(), file.text(), StandardOpenOption.CREATE_NEW);
                written.add(file.path());
            } catch (FileAlreadyExistsException e) {
                throw undone(refused(file.path(), "it exists already.", "Remove it, or choose another name.", e));
            } catch (IOException e) {
                throw undone(refused(file.path(), e + ".", "Let this user write there.", e));
            }
        }
    }

    /** Takes away again what was written, because of this failure. */
    PalindromeException undone(PalindromeException failure) {
        for (Path path : written) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        written.clear();
        return failure;
    }

    private static PalindromeException refused(Path path, String why, String remedy, Exception cause) {
        return new PalindromeException(
                Category.CONFIGURATION,
                List.of(Finding.of(
                        Code.FILE_UNWRITABLE,
                        Place.of(path.toString()),
                        "The file " + path + " cannot be written: " + why,
                        remedy)),
                cause);
    }
}
