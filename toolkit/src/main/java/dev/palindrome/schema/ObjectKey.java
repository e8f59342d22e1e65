package dev.palindrome.schema;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Names one object of a database.
 *
 * @param kind the kind of object, for example {@code table} or {@code index}; the name of its SQL file
 * @param name schema-qualified and quoted where PostgreSQL would quote it, with its signature where the kind has one
 * @param parent name of the object that it belongs to and disappears with (a column's table), or null
 */
public record ObjectKey(String kind, String name, @Nullable String parent) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::name)
            .thenComparing(key -> key.parent() == null ? "" : key.parent());

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code kind name}, as messages write it. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
