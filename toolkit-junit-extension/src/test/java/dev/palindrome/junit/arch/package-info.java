@NullMarked
package dev.palindrome.junit.arch;

import org.jspecify.annotations.NullMarked;
