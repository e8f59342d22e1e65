/** Carries a plan out: transactions, the lock, the history table, the three kinds of body. */
@NullMarked
package dev.palindrome.migrate;

import org.jspecify.annotations.NullMarked;
