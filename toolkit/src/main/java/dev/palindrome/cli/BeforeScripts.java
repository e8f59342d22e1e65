package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the scripts that {@code --before} names. */
final class BeforeScripts {
    private BeforeScripts() {}

    /**
     * Reads all of them.
     *
     * @throws PalindromeException (configuration) with everything that cannot be read
     */
    static List<SqlBody> read(List<Path> files) {
        List<SqlBody> scripts = new ArrayList<>();
        List<Finding> problems = new ArrayList<>();
        IOException last = null;
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                problems.add(problem(Code.FILE_UNREADABLE, file, file + ", given with --before, is a directory."));
            } else if (!Files.exists(file)) {
                problems.add(
                        problem(Code.FILE_UNREADABLE, file, "There is no file " + file + ", given with --before."));
            } else {
                try {
                    scripts.add(script(file, Files.readString(file)));
                } catch (CharacterCodingException e) {
                    last = e;
                    problems.add(problem(Code.FILE_NOT_UTF8, file, file + ", given with --before, is not UTF-8."));
                } catch (IOException e) {
                    last = e;
                    problems.add(problem(
                            Code.FILE_UNREADABLE, file, file + ", given with --before, cannot be read by this user."));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw failure(problems, last);
        }
        return scripts;
    }

    private static SqlBody script(Path file, String text) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new SqlBody(file.toString(), file, withoutMark, 1, SqlBody.TransactionMode.DETECT, null);
    }

    private static Finding problem(Code code, Path file, String message) {
        return Finding.of(code, Place.of(file.toString()), message, "Name a SQL file in UTF-8.");
    }

    private static PalindromeException failure(List<Finding> problems, @Nullable IOException cause) {
        return new PalindromeException(Category.CONFIGURATION, problems, cause);
    }
}
