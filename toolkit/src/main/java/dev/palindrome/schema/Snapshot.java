package dev.palindrome.schema;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything PostgreSQL's catalogs say about a database's schema, as comparable objects. Immutable; equal when nothing differs.
 *
 * <p>Snapshots that follow from each other share the objects that did not change, so that many fit in memory, and to make one from another
 * costs little more than what differs between them.
 */
public final class Snapshot {
    private static final Comparator<SchemaObject> BY_KEY = Comparator.comparing(SchemaObject::key);

    private final SchemaObject[] sorted;
    private volatile @Nullable SortedMap<ObjectKey, SchemaObject> objects;

    private Snapshot(SchemaObject[] sorted) {
        this.sorted = sorted;
    }

    /**
     * A snapshot of the given objects.
     *
     * @throws IllegalArgumentException if two of them have the same key: a defect of the reader
     */
    public static Snapshot of(Collection<SchemaObject> objects) {
        return new Snapshot(sorted(objects));
    }

    /**
     * This snapshot without some of its objects and with others.
     *
     * @param without keys of objects to leave out; those that are not there are passed over
     * @param with objects to take in
     * @throws IllegalArgumentException if two objects would have the same key
     */
    public Snapshot changed(Set<ObjectKey> without, Collection<SchemaObject> with) {
        BitSet gone = new BitSet(sorted.length);
        for (ObjectKey key : without) {
            int position = position(key);
            if (position >= 0) {
                gone.set(position);
            }
        }
        SchemaObject[] all = new SchemaObject[sorted.length + with.size()];
        int size = 0;
        int from = 0;
        for (SchemaObject object : sorted(with)) {
            int position = position(object.key());
            if (position >= 0 && !gone.get(position)) {
                throw twice(object.key());
            }
            int until = position < 0 ? -position - 1 : position;
            size = copy(from, until, gone, all, size);
            all[size++] = object;
            from = until;
        }
        size = copy(from, sorted.length, gone, all, size);
        return new Snapshot(Arrays.copyOf(all, size));
    }

    /** Copies what is between two positions and not gone; returns the new size of the target. */
    private int copy(int from, int until, BitSet gone, SchemaObject[] target, int size) {
        int next = from;
        while (next < until) {
            int missing = gone.nextSetBit(next);
            int end = missing < 0 ? until : Math.min(missing, until);
            System.arraycopy(sorted, next, target, size, end - next);
            size += end - next;
            next = end == until ? until : end + 1;
        }
        return size;
    }

    private static SchemaObject[] sorted(Collection<SchemaObject> objects) {
        SchemaObject[] sorted = objects.toArray(SchemaObject[]::new);
        Arrays.sort(sorted, BY_KEY);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].key().equals(sorted[i - 1].key())) {
                throw twice(sorted[i].key());
            }
        }
        return sorted;
    }

    private static IllegalArgumentException twice(ObjectKey key) {
        return new IllegalArgumentException("two objects have the key " + key);
    }

    /** Where the object is, or where it would be, as {@link Arrays#binarySearch} says it. */
    private int position(ObjectKey key) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted[middle].key().compareTo(key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** The objects in the order of their keys. */
    public List<SchemaObject> list() {
        return Collections.unmodifiableList(Arrays.asList(sorted));
    }

    /** The objects, by key, in order. Made when it is first asked for. */
    public SortedMap<ObjectKey, SchemaObject> objects() {
        SortedMap<ObjectKey, SchemaObject> made = objects;
        if (made == null) {
            SortedMap<ObjectKey, SchemaObject> map = new TreeMap<>();
            for (SchemaObject object : sorted) {
                map.put(object.key(), object);
            }
            made = Collections.unmodifiableSortedMap(map);
            objects = made;
        }
        return made;
    }

    /** The object with this key, or null. */
    public @Nullable SchemaObject find(ObjectKey key) {
        int position = position(key);
        return position < 0 ? null : sorted[position];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }
}
