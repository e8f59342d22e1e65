/** The only package here with the annotation. */
@NullMarked
package dev.palindrome.architecture.broken.data;

import org.jspecify.annotations.NullMarked;
