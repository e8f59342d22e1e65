/** Java revisions each with one fault. */
@NullMarked
package dev.palindrome.layout.brokenrevisions;

import org.jspecify.annotations.NullMarked;
