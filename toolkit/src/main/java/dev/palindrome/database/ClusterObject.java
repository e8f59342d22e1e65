package dev.palindrome.database;

import java.util.Comparator;

/**
 * Something that belongs to a whole cluster and to no database.
 *
 * @param kind {@code role}, {@code tablespace}, {@code database} or {@code settings}
 * @param name its name; {@code of all roles} for the settings that {@code ALTER ROLE ALL} makes
 */
public record ClusterObject(String kind, String name) implements Comparable<ClusterObject> {
    private static final Comparator<ClusterObject> ORDER =
            Comparator.comparing(ClusterObject::kind).thenComparing(ClusterObject::name);

    @Override
    public int compareTo(ClusterObject other) {
        return ORDER.compare(this, other);
    }

    /** Kind and name: {@code role app}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
