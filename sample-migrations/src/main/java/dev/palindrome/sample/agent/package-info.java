/** The agents beside the microscopes: their sessions, what they are told to do and what they answer. */
@NullMarked
package dev.palindrome.sample.agent;

import org.jspecify.annotations.NullMarked;
