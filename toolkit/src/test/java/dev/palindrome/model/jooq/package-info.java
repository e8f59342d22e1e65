/** What jOOQ's generator writes, in small. */
@NullMarked
package dev.palindrome.model.jooq;

import org.jspecify.annotations.NullMarked;
