package dev.palindrome.layout;

import dev.palindrome.revision.Body;
import org.jspecify.annotations.Nullable;

/**
 * A revision before its place in the graph is known.
 *
 * @param id what the file name shows
 * @param version what the id stands for, equal for ids that the layout's tool takes for the same
 * @param description in words
 * @param upgrade how to go forwards
 * @param downgrade how to come back, or null
 * @param declared what its author declared
 */
record Draft(
        String id,
        Object version,
        String description,
        Body upgrade,
        @Nullable Body downgrade,
        Declarations declared) {}
