package dev.palindrome.layout;

import java.nio.file.Path;

/**
 * A file of a revision that is about to be written.
 *
 * @param path where
 * @param text what
 */
public record RevisionFile(Path path, String text) {}
