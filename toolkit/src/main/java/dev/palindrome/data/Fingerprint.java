package dev.palindrome.data;

/**
 * What a table held at a moment, in short: equal when its rows are, whatever their order.
 *
 * @param rows how many
 * @param hash the sum of the rows' hashes
 */
public record Fingerprint(long rows, String hash) {}
