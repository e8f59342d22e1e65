package dev.palindrome.script;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param text as it is sent to the server, without its semicolon
 * @param line 1-based line of the file on which its first token stands
 * @param column 1-based column, in characters, of its first token
 * @param offset 0-based offset of {@code text} in the script, in characters
 * @param copyData the lines between a {@code COPY … FROM STDIN} and its {@code \.}, with their line ends; null for any other statement
 */
public record Statement(
        String text,
        int line,
        int column,
        int offset,
        @Nullable String copyData) {}
