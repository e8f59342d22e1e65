/** Revisions that SQL cannot express. */
@NullMarked
package dev.palindrome.sample.migration;

import org.jspecify.annotations.NullMarked;
