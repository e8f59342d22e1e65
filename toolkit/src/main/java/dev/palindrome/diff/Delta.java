package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a step changed, exactly: applied to the snapshot before, it gives the snapshot after. A proof keeps one for each revision instead
 * of a whole snapshot. Immutable.
 */
public final class Delta {
    /** What an object was and is; never both null. */
    record Pair(@Nullable SchemaObject before, @Nullable SchemaObject after) {}

    private final SortedMap<ObjectKey, Pair> pairs;

    private Delta(SortedMap<ObjectKey, Pair> pairs) {
        this.pairs = Collections.unmodifiableSortedMap(pairs);
    }

    /** What turns one snapshot into the other. Linear; objects that the two share are not compared. */
    public static Delta between(Snapshot before, Snapshot after) {
        SortedMap<ObjectKey, Pair> pairs = new TreeMap<>();
        Iterator<SchemaObject> olds = before.list().iterator();
        Iterator<SchemaObject> news = after.list().iterator();
        SchemaObject old = next(olds);
        SchemaObject young = next(news);
        while (old != null || young != null) {
            int order = old == null ? 1 : young == null ? -1 : old.key().compareTo(young.key());
            SchemaObject was = order <= 0 ? old : null;
            SchemaObject is = order >= 0 ? young : null;
            if (was != is && (was == null || !was.equals(is))) {
                pairs.put((was == null ? is : was).key(), new Pair(was, is));
            }
            old = order <= 0 ? next(olds) : old;
            young = order >= 0 ? next(news) : young;
        }
        return new Delta(pairs);
    }

    private static @Nullable SchemaObject next(Iterator<SchemaObject> objects) {
        return objects.hasNext() ? objects.next() : null;
    }

    /** Whether nothing changed. */
    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** The way back. */
    public Delta inverse() {
        SortedMap<ObjectKey, Pair> inverse = new TreeMap<>();
        pairs.forEach((key, pair) -> inverse.put(key, new Pair(pair.after(), pair.before())));
        return new Delta(inverse);
    }

    /**
     * The snapshot after this step.
     *
     * @throws IllegalArgumentException if the snapshot is not one that this step can start from
     */
    public Snapshot applyTo(Snapshot snapshot) {
        Set<ObjectKey> without = new HashSet<>();
        List<SchemaObject> with = new ArrayList<>();
        pairs.forEach((key, pair) -> {
            if (!Objects.equals(pair.before(), snapshot.find(key))) {
                throw new IllegalArgumentException("the delta does not start from this snapshot: " + key + " differs");
            }
            without.add(key);
            if (pair.after() != null) {
                with.add(pair.after());
            }
        });
        return snapshot.changed(without, with);
    }

    SortedMap<ObjectKey, Pair> pairs() {
        return pairs;
    }
}
