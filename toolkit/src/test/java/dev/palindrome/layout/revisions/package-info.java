/** Java revisions that are right. */
@NullMarked
package dev.palindrome.layout.revisions;

import org.jspecify.annotations.NullMarked;
