package dev.palindrome.migrate;

import java.time.Duration;

/**
 * What running one direction of a revision was like.
 *
 * @param duration from before its first statement until after its commit
 * @param inOneTransaction whether all of it took effect at once
 */
public record Execution(Duration duration, boolean inOneTransaction) {}
