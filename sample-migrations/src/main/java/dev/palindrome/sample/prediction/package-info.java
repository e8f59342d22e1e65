/** Models that say which grid squares and foil holes are worth the microscope's time. */
@NullMarked
package dev.palindrome.sample.prediction;

import org.jspecify.annotations.NullMarked;
