/** SQL text to statements, directives and placeholders. */
@NullMarked
package dev.palindrome.script;

import org.jspecify.annotations.NullMarked;
