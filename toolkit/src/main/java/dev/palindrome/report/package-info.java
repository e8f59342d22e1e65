/** Findings to text and JSON. */
@NullMarked
package dev.palindrome.report;

import org.jspecify.annotations.NullMarked;
