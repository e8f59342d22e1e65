/** The entities of the guide's page on models. */
@NullMarked
package dev.palindrome.model.shop;

import org.jspecify.annotations.NullMarked;
