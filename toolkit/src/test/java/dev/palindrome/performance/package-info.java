/** Figures for docs/performance.md, measured as ratios in one run; not part of a normal build. */
@NullMarked
package dev.palindrome.performance;

import org.jspecify.annotations.NullMarked;
