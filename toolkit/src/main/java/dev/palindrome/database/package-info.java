/** A PostgreSQL to work on, and scratch databases in it. */
@NullMarked
package dev.palindrome.database;

import org.jspecify.annotations.NullMarked;
