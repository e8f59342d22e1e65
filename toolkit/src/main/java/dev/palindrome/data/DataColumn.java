package dev.palindrome.data;

/**
 * A column whose values are compared.
 *
 * @param name its name, quoted where PostgreSQL would quote it
 * @param type its type, as PostgreSQL writes it
 * @param generated whether the database makes its values: it is an identity column, or its default is no constant
 */
public record DataColumn(String name, String type, boolean generated) {}
