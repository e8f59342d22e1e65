package dev.palindrome.schema;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which objects of a database stand on which others: a view on the columns that it reads, a column on its type. Kept beside a
 * {@link Snapshot} and not in it, because two schemas with the same objects are the same whatever PostgreSQL noted about them.
 *
 * <p>A default has a key of its own, of the kind {@code default} and with its column's name.
 *
 * @param uses for each object, those that it stands on directly
 */
public record Dependencies(SortedMap<ObjectKey, SortedSet<ObjectKey>> uses) {
    public Dependencies {
        SortedMap<ObjectKey, SortedSet<ObjectKey>> copy = new TreeMap<>();
        for (Map.Entry<ObjectKey, SortedSet<ObjectKey>> entry : uses.entrySet()) {
            copy.put(entry.getKey(), Collections.unmodifiableSortedSet(new TreeSet<>(entry.getValue())));
        }
        uses = Collections.unmodifiableSortedMap(copy);
    }
}
