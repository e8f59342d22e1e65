/** A directory or class path location to a history; one class a layout. */
@NullMarked
package dev.palindrome.layout;

import org.jspecify.annotations.NullMarked;
