package dev.palindrome.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything PostgreSQL's catalogs say about a database's schema, as comparable objects. Immutable; equal when nothing differs. */
public final class Snapshot {
    private final SortedMap<ObjectKey, SchemaObject> objects;

    private Snapshot(SortedMap<ObjectKey, SchemaObject> objects) {
        this.objects = Collections.unmodifiableSortedMap(objects);
    }

    /**
     * A snapshot of the given objects.
     *
     * @throws IllegalArgumentException if two of them have the same key: a defect of the reader
     */
    public static Snapshot of(Collection<SchemaObject> objects) {
        SortedMap<ObjectKey, SchemaObject> byKey = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalArgumentException("two objects have the key " + object.key());
            }
        }
        return new Snapshot(byKey);
    }

    /** The objects, by key, in order. */
    public SortedMap<ObjectKey, SchemaObject> objects() {
        return objects;
    }

    /** The object with this key, or null. */
    public @Nullable SchemaObject find(ObjectKey key) {
        return objects.get(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot that && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }
}
