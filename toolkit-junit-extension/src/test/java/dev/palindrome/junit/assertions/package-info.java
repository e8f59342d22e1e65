@NullMarked
package dev.palindrome.junit.assertions;

import org.jspecify.annotations.NullMarked;
