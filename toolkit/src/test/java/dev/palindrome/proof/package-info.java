@NullMarked
package dev.palindrome.proof;

import org.jspecify.annotations.NullMarked;
