/** Two snapshots to the ordered script that leads from one to the other. */
@NullMarked
package dev.palindrome.ddl;

import org.jspecify.annotations.NullMarked;
