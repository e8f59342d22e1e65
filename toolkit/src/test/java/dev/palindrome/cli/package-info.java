@NullMarked
package dev.palindrome.cli;

import org.jspecify.annotations.NullMarked;
