/** JUnit 5's view of the toolkit: annotations become toolkit calls, findings become test failures. */
@NullMarked
package dev.palindrome.junit;

import org.jspecify.annotations.NullMarked;
