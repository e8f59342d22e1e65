package dev.palindrome.schema;

import java.util.Comparator;

/**
 * Names one object of a database. No two objects of a snapshot have the same key.
 *
 * @param kind the kind of object, for example {@code table} or {@code materialized view}
 * @param name qualified by schema and, where it has one, by relation; quoted where PostgreSQL would quote it; with its signature where
 *     the kind has one. Empty for the database itself
 */
public record ObjectKey(String kind, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** {@code kind name}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind : kind + " " + name;
    }
}
