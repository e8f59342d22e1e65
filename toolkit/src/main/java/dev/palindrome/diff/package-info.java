/** Two snapshots to changes, and changes to words. */
@NullMarked
package dev.palindrome.diff;

import org.jspecify.annotations.NullMarked;
