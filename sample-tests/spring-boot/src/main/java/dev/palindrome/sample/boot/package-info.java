@NullMarked
package dev.palindrome.sample.boot;

import org.jspecify.annotations.NullMarked;
