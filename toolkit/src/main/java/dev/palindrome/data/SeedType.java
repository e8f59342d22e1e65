package dev.palindrome.data;

import java.util.List;

/**
 * A type of columns that are to be filled.
 *
 * @param name as {@code format_type} writes it without a modifier, with its schema
 * @param baseName its name alone
 * @param kind {@code pg_type.typtype}
 * @param category {@code pg_type.typcategory}
 * @param inner of an array its elements' type, of a domain what it is over, of a range what it ranges over, of a multirange its range;
 *     else 0
 * @param modifier of a domain the modifier of what it is over, else -1
 * @param required whether a domain refuses null
 * @param labels of an enum
 * @param checks of a domain: expressions over {@code VALUE}
 * @param attributes of a composite type
 */
record SeedType(
        long id,
        String name,
        String baseName,
        char kind,
        char category,
        long inner,
        int modifier,
        boolean required,
        List<String> labels,
        List<String> checks,
        List<Attribute> attributes) {
    /** An attribute of a composite type. */
    record Attribute(long type, int modifier) {}

    boolean isDomain() {
        return kind == 'd';
    }

    boolean isArray() {
        return kind == 'b' && category == 'A' && inner != 0;
    }
}
