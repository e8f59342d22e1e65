/** Seeds rows, fingerprints tables, and says what was lost. */
@NullMarked
package dev.palindrome.data;

import org.jspecify.annotations.NullMarked;
