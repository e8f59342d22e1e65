package dev.palindrome.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where a finding points to.
 *
 * @param file the file as the user would name it, or null where there is none (a Java revision, a command)
 * @param line 1-based line, or 0 when unknown
 * @param column 1-based column in characters, or 0 when unknown
 */
public record Place(@Nullable String file, int line, int column) {
    /** A place that names a whole file. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** A place that names a line of a file. */
    public static Place of(String file, int line, int column) {
        return new Place(file, line, column);
    }

    /** {@code file:line:column}, leaving out what is unknown. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file == null ? "(no file)" : file);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        return text.toString();
    }
}
