@NullMarked
package dev.palindrome.junit.arch.revisions;

import org.jspecify.annotations.NullMarked;
