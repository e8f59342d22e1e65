package dev.palindrome.schema;

import java.util.List;

/**
 * What {@link CatalogQuery} puts together.
 *
 * @param sql statements to be sent together
 * @param attributes for each file that is read, by its number in the rows, the names of its attributes in the order of their columns
 */
record CatalogStatements(String sql, List<List<String>> attributes) {
    /** Number of the statement whose result is the snapshot, from 0. */
    static final int READING = 2;
}
