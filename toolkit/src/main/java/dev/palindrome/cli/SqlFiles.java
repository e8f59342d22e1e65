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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the SQL files that the command line names. */
final class SqlFiles {
    /** What pg_dump writes around its text since August 2025, for psql alone: the rest between is SQL. */
    private static final Pattern RESTRICT = Pattern.compile("(?m)^(?=\\\\(un)?restrict [A-Za-z0-9]+\\r?$)");

    private SqlFiles() {}

    /**
     * Reads the scripts that {@code --before} names.
     *
     * @throws PalindromeException (configuration) with everything that cannot be read
     */
    static List<SqlBody> before(List<Path> files) {
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

    /**
     * The text of a file that exists.
     *
     * @throws PalindromeException (configuration) if it cannot be read
     */
    static String text(Path file) {
        try {
            return withoutMark(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw failure(List.of(problem(Code.FILE_NOT_UTF8, file, file + " is not UTF-8.")), e);
        } catch (IOException e) {
            throw failure(List.of(problem(Code.FILE_UNREADABLE, file, file + " cannot be read by this user.")), e);
        }
    }

    /** A file's text as a script, to be run as Flyway would run it. */
    static SqlBody script(Path file, String text) {
        String sql = RESTRICT.matcher(withoutMark(text)).replaceAll("--");
        return new SqlBody(file.toString(), file, sql, 1, SqlBody.TransactionMode.DETECT, null);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Finding problem(Code code, Path file, String message) {
        return Finding.of(code, Place.of(file.toString()), message, "Name a SQL file in UTF-8.");
    }

    private static PalindromeException failure(List<Finding> problems, @Nullable IOException cause) {
        return new PalindromeException(Category.CONFIGURATION, problems, cause);
    }
}
