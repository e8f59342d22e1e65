@org.jspecify.annotations.NullMarked
package dev.palindrome.data;
