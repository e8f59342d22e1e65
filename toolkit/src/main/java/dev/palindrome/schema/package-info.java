/** Snapshots: one SQL file per kind of object, one reader. */
@NullMarked
package dev.palindrome.schema;

import org.jspecify.annotations.NullMarked;
