package dev.palindrome.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a snapshot: everything that the catalogs say about it, as text that does not depend on OIDs, order of creation or the
 * {@code search_path}.
 *
 * @param key what it is called
 * @param parent the object that it belongs to and disappears with (a column's table), or null
 * @param attributes its properties, in the order of their names; a property that has no value is left out
 */
public record SchemaObject(ObjectKey key, @Nullable ObjectKey parent, SortedMap<String, String> attributes) {
    public SchemaObject {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The value of a property, or null. */
    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }
}
