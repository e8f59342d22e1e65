/** What a user's own code refers to: the base class of Java revisions and their annotation. */
@NullMarked
package dev.palindrome;

import org.jspecify.annotations.NullMarked;
