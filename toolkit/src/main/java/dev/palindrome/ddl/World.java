package dev.palindrome.ddl;

import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One side: the objects of a snapshot in the parts that statements are about, and what stands on what. */
final class World {
    private final SortedMap<ObjectKey, SchemaObject> objects;
    private final Map<ObjectKey, List<SchemaObject>> children = new HashMap<>();
    private final Map<ObjectKey, SortedSet<ObjectKey>> uses = new HashMap<>();
    private final Map<ObjectKey, SortedSet<ObjectKey>> users = new HashMap<>();
    private final Map<ObjectKey, SortedSet<ObjectKey>> followed = new HashMap<>();
    private final Map<ObjectKey, SortedSet<ObjectKey>> mentioned = new HashMap<>();

    World(Snapshot snapshot, @Nullable Dependencies dependencies) {
        objects = Parts.of(snapshot);
        for (SchemaObject object : objects.values()) {
            if (object.parent() != null) {
                children.computeIfAbsent(object.parent(), key -> new ArrayList<>())
                        .add(object);
                use(object.key(), object.parent());
            }
        }
        if (dependencies != null) {
            dependencies
                    .uses()
                    .forEach((user, bases) -> bases.forEach(base -> {
                        // What a table has from another is an attachment or an inheritance, which can be undone.
                        if (!user.kind().endsWith("table") || !base.kind().endsWith("table")) {
                            use(user, base);
                        }
                    }));
        }
        Mentions mentions = new Mentions(objects);
        for (SchemaObject object : objects.values()) {
            for (ObjectKey base : mentions.of(object, dependencies == null)) {
                use(object.key(), base);
                if (String.valueOf(object.attribute("definition")).contains("GROUP BY")) {
                    // The key may be why other columns need not be grouped by.
                    children(base, "constraint").stream()
                            .filter(child -> "primary key".equals(child.attribute("type")))
                            .forEach(child -> use(object.key(), child.key()));
                }
            }
            mentions.inBody(object).forEach(base -> mention(object.key(), base));
        }
        new Structure(this).link();
    }

    /** Notes that an object cannot be without another. */
    void use(ObjectKey user, ObjectKey base) {
        if (!user.equals(base) && objects.containsKey(user) && objects.containsKey(base)) {
            uses.computeIfAbsent(user, key -> new TreeSet<>()).add(base);
            users.computeIfAbsent(base, key -> new TreeSet<>()).add(user);
        }
    }

    /** Takes back what {@link #use} noted. */
    void forget(ObjectKey user, ObjectKey base) {
        uses.getOrDefault(user, new TreeSet<>()).remove(base);
        users.getOrDefault(base, new TreeSet<>()).remove(user);
    }

    /** Notes that an object is to be made after another, though it can be without. */
    void follow(ObjectKey later, ObjectKey earlier) {
        if (!later.equals(earlier) && objects.containsKey(later) && objects.containsKey(earlier)) {
            followed.computeIfAbsent(later, key -> new TreeSet<>()).add(earlier);
        }
    }

    private void mention(ObjectKey user, ObjectKey base) {
        if (!user.equals(base)) {
            mentioned.computeIfAbsent(user, key -> new TreeSet<>()).add(base);
        }
    }

    SortedMap<ObjectKey, SchemaObject> objects() {
        return objects;
    }

    boolean has(ObjectKey key) {
        return objects.containsKey(key);
    }

    @Nullable
    SchemaObject find(ObjectKey key) {
        return objects.get(key);
    }

    SchemaObject get(ObjectKey key) {
        SchemaObject object = objects.get(key);
        if (object == null) {
            throw new IllegalStateException("no " + key);
        }
        return object;
    }

    List<SchemaObject> children(ObjectKey key) {
        return children.getOrDefault(key, List.of());
    }

    /** The children of a kind. */
    List<SchemaObject> children(ObjectKey key, String kind) {
        return children(key).stream()
                .filter(child -> child.key().kind().equals(kind))
                .toList();
    }

    Set<ObjectKey> uses(ObjectKey key) {
        return uses.getOrDefault(key, EMPTY);
    }

    Set<ObjectKey> users(ObjectKey key) {
        return users.getOrDefault(key, EMPTY);
    }

    Set<ObjectKey> followed(ObjectKey key) {
        return followed.getOrDefault(key, EMPTY);
    }

    /** What the body of a routine, which is only a text, names. */
    Set<ObjectKey> mentioned(ObjectKey key) {
        return mentioned.getOrDefault(key, EMPTY);
    }

    /** The relation of this name, or null. */
    @Nullable
    SchemaObject relation(String name) {
        for (String kind : Kinds.RELATIONS) {
            SchemaObject found = objects.get(new ObjectKey(kind, name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static final SortedSet<ObjectKey> EMPTY = new TreeSet<>();
}
