/** Assertions on schemas, scenarios and drift, in AssertJ's manner. Needs AssertJ, which is optional. */
@NullMarked
package dev.palindrome.junit.assertions;

import org.jspecify.annotations.NullMarked;
