package dev.palindrome.schema;

import java.util.List;
import java.util.Set;

/**
 * What {@link CatalogQuery} puts together.
 *
 * @param sql statements to be sent together
 * @param files the files that are read, by their number in the rows
 * @param ofUnits those whose rows hang on {@link Unit units}
 * @param attributes for each file, the names of its attributes in the order of their columns
 */
record CatalogStatements(String sql, List<String> files, Set<String> ofUnits, List<List<String>> attributes) {
    /** Number of the statement whose result is the snapshot, from 0. */
    static final int READING = 2;

    /** The file whose rows are no objects, but tell which {@link Unit units} there are. */
    static final String UNITS = "incremental/unit";
}
