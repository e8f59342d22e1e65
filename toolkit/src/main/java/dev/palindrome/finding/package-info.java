/** What can be said: codes, severities, places and remedies. */
@NullMarked
package dev.palindrome.finding;

import org.jspecify.annotations.NullMarked;
