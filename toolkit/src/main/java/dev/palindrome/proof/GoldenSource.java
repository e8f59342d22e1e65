package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.schema.SnapshotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A schema that was written down. */
record GoldenSource(String name, SnapshotFile file) implements Source {
    static GoldenSource of(Path file) {
        try {
            String text = Files.readString(file);
            return new GoldenSource(
                    file.toString(),
                    SnapshotFile.read(text.startsWith("\uFEFF") ? text.substring(1) : text, file.toString()));
        } catch (NoSuchFileException e) {
            throw unreadable(Code.FILE_UNREADABLE, file, "There is no file " + file + ".", e);
        } catch (CharacterCodingException e) {
            throw unreadable(Code.FILE_NOT_UTF8, file, file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PalindromeException unreadable(Code code, Path file, String message, IOException cause) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                List.of(Finding.of(
                        code,
                        Place.of(file.toString()),
                        message,
                        "Write it with palindrome snapshot --output " + file + ".")),
                cause);
    }

    @Override
    public SnapshotFile read(Reading reading) {
        return file;
    }

    @Override
    public boolean isBuilt() {
        return false;
    }
}
