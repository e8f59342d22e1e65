/** A Java migration that a test finds by its location. */
@NullMarked
package dev.palindrome.proof.fidelity;

import org.jspecify.annotations.NullMarked;
