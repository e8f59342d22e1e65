package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/**
 * A column that a row may be given a value for.
 *
 * @param number its position, as in {@code pg_attribute}
 * @param modifier the type's modifier, for example a length; -1 for none
 * @param typeName the type with its modifier, as a cast writes it
 * @param required whether it refuses null
 * @param fromSequence whether a sequence gives its values
 * @param defaultValue the expression of its default, or null
 * @param unique whether a unique index or an exclusion constraint is about it
 */
record SeedColumn(
        int number,
        String name,
        SeedType type,
        int modifier,
        String typeName,
        boolean required,
        boolean fromSequence,
        @Nullable String defaultValue,
        boolean unique) {
    String quoted() {
        return SqlText.identifier(name);
    }
}
