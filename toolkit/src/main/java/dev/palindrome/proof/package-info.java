/** The walk, the descent and every other check; verdicts. */
@NullMarked
package dev.palindrome.proof;

import org.jspecify.annotations.NullMarked;
