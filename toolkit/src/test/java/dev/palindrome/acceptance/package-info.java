/** The acceptance harness: real cases of others, read from a directory outside the project. */
@NullMarked
package dev.palindrome.acceptance;

import org.jspecify.annotations.NullMarked;
