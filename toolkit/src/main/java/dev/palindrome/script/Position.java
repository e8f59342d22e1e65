package dev.palindrome.script;

/**
 * A place in a file.
 *
 * @param line 1-based line; a line ends with {@code \n}, {@code \r\n} or {@code \r}
 * @param column 1-based column, in characters as PostgreSQL counts them: one beyond the basic plane is one
 */
public record Position(int line, int column) {}
