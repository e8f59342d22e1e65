@NullMarked
package dev.palindrome.junit.arch.app;

import org.jspecify.annotations.NullMarked;
