/** Models of a schema: entities, generated tables; and what they have a say in. */
@NullMarked
package dev.palindrome.model;

import org.jspecify.annotations.NullMarked;
