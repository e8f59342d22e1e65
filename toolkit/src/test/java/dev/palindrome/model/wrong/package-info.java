/** Classes that no model can be made of. */
@NullMarked
package dev.palindrome.model.wrong;

import org.jspecify.annotations.NullMarked;
