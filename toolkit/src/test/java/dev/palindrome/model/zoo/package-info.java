/** Entities of every kind that a mapping can have, and the history in {@code zoo.sql} that matches them. */
@NullMarked
package dev.palindrome.model.zoo;

import org.jspecify.annotations.NullMarked;
