/** What users have chosen. */
@NullMarked
package dev.palindrome.sample.preference;

import org.jspecify.annotations.NullMarked;
