/** What a user of Palindrome writes, on the sample's migrations and on histories made for it. */
@NullMarked
package dev.palindrome.sample;

import org.jspecify.annotations.NullMarked;
