package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leaves what is ignored as it was found. */
final class Sparing {
    private Sparing() {}

    static Snapshot of(List<Ignored> ignored, Snapshot wanted, Snapshot found) {
        Map<ObjectKey, SchemaObject> objects = new TreeMap<>();
        for (SchemaObject object : wanted.list()) {
            if (!isIgnored(ignored, object, wanted)) {
                objects.put(object.key(), object);
            }
        }
        for (SchemaObject object : found.list()) {
            if (isIgnored(ignored, object, found)) {
                objects.put(object.key(), object);
            }
        }
        return ColumnOrder.ofColumns(Snapshot.of(objects.values()), found);
    }

    private static boolean isIgnored(List<Ignored> ignored, SchemaObject object, Snapshot side) {
        for (SchemaObject above = object;
                above != null;
                above = above.parent() == null ? null : side.find(above.parent())) {
            ObjectKey key = above.key();
            if (ignored.stream().anyMatch(pattern -> pattern.matches(key))) {
                return true;
            }
        }
        return false;
    }
}
