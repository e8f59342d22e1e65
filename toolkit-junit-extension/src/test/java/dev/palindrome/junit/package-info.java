@NullMarked
package dev.palindrome.junit;

import org.jspecify.annotations.NullMarked;
