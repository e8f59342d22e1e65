package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A snapshot in the making: it begins as what was found, and takes over from the model. */
final class Draft {
    private final Snapshot found;
    private final Map<ObjectKey, SchemaObject> objects;
    private final Map<ObjectKey, List<SchemaObject>> ofModel;
    private final Map<ObjectKey, List<SchemaObject>> ofFound;

    Draft(Snapshot found, Snapshot model) {
        this.found = found;
        this.objects = new TreeMap<>(found.objects());
        this.ofModel = children(model);
        this.ofFound = children(found);
    }

    private static Map<ObjectKey, List<SchemaObject>> children(Snapshot snapshot) {
        Map<ObjectKey, List<SchemaObject>> children = new HashMap<>();
        for (SchemaObject object : snapshot.list()) {
            if (object.parent() != null) {
                children.computeIfAbsent(object.parent(), key -> new ArrayList<>())
                        .add(object);
            }
        }
        return children;
    }

    List<SchemaObject> ofModel(ObjectKey parent, String kind) {
        return of(ofModel, parent, kind);
    }

    List<SchemaObject> ofFound(ObjectKey parent, String kind) {
        return of(ofFound, parent, kind);
    }

    private static List<SchemaObject> of(Map<ObjectKey, List<SchemaObject>> children, ObjectKey parent, String kind) {
        return children.getOrDefault(parent, List.of()).stream()
                .filter(object -> object.key().kind().equals(kind))
                .toList();
    }

    boolean has(ObjectKey key) {
        return objects.containsKey(key);
    }

    boolean isOfModel(ObjectKey key) {
        return ofModel.containsKey(key);
    }

    void put(SchemaObject object) {
        objects.put(object.key(), object);
    }

    /** The object of the model with all that belongs to it. Names of constraints NOT NULL and owners are nothing that a model says. */
    void take(SchemaObject object) {
        if ("not null".equals(object.attribute("type")) && object.key().kind().equals("constraint")) {
            return;
        }
        put(with(object, Map.of(), List.of("owner")));
        ofModel.getOrDefault(object.key(), List.of()).forEach(this::take);
    }

    /** Without the object that was found and all that belongs to it. */
    void drop(ObjectKey key) {
        objects.remove(key);
        ofFound.getOrDefault(key, List.of()).forEach(object -> drop(object.key()));
    }

    /** An object with other properties; those that are null are taken away. */
    static SchemaObject with(SchemaObject object, Map<String, @Nullable String> set, List<String> without) {
        TreeMap<String, String> attributes = new TreeMap<>(object.attributes());
        set.forEach((name, value) -> {
            if (value == null) {
                attributes.remove(name);
            } else {
                attributes.put(name, value);
            }
        });
        without.forEach(attributes::remove);
        return new SchemaObject(object.key(), object.parent(), attributes);
    }

    Snapshot snapshot() {
        return ColumnOrder.ofColumns(Snapshot.of(objects.values()), found);
    }
}
