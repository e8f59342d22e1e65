package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the objects of a snapshot apart where a statement of its own makes or takes away a part: comments, defaults, which table a
 * partition belongs to, which column a sequence. The parts are objects of kinds that snapshots do not have.
 */
final class Parts {
    static final String COMMENT = "comment";
    static final String DEFAULT = "default";
    static final String ATTACHMENT = "attachment";
    static final String INDEX_ATTACHMENT = "index attachment";
    static final String SHELL = "shell";
    static final String OWNERSHIP = "ownership";
    static final String INHERITANCE = "inheritance";

    private final SortedMap<ObjectKey, SchemaObject> parts = new TreeMap<>();

    private Parts() {}

    static SortedMap<ObjectKey, SchemaObject> of(Snapshot snapshot) {
        Parts parts = new Parts();
        snapshot.objects().values().forEach(object -> parts.take(object, snapshot));
        return parts.parts;
    }

    private void take(SchemaObject object, Snapshot snapshot) {
        ObjectKey key = object.key();
        ObjectKey parent = object.parent();
        SortedMap<String, String> rest = new TreeMap<>(object.attributes());
        move(rest, "comment", key, new ObjectKey(COMMENT, key.toString()), "text");
        switch (key.kind()) {
            case "column" -> move(rest, "default", key, new ObjectKey(DEFAULT, key.name()), "expression");
            case "table", "foreign table" -> {
                String bounds = rest.remove("bounds");
                String of = rest.remove("partition of");
                if (of != null && bounds != null) {
                    SortedMap<String, String> attachment = new TreeMap<>();
                    attachment.put("of", of);
                    attachment.put("bounds", bounds);
                    put(new ObjectKey(ATTACHMENT, key.name()), key, attachment);
                }
                String inherits = rest.remove("inherits");
                for (String from : inherits == null ? List.<String>of() : Names.list(inherits)) {
                    SortedMap<String, String> inheritance = new TreeMap<>();
                    inheritance.put("of", from);
                    inheritance.put("child", key.name());
                    put(new ObjectKey(INHERITANCE, key.name() + " of " + from), key, inheritance);
                }
            }
            case "index" -> move(rest, "partition of", key, new ObjectKey(INDEX_ATTACHMENT, key.name()), "of");
            case "constraint" -> {
                if (isOfIndex(object)) {
                    rest.remove("partition of");
                    // A key of a partition is inherited by being attached.
                    rest.remove("inherited");
                }
            }
            case "sequence" -> {
                if (parent != null && parent.kind().equals("column") && !rest.containsKey("identity")) {
                    SortedMap<String, String> ownership = new TreeMap<>();
                    ownership.put("column", parent.name());
                    put(new ObjectKey(OWNERSHIP, key.name()), key, ownership);
                    parent = new ObjectKey("schema", Names.qualifier(key.name()));
                }
            }
            case "type" -> {
                if (!rest.containsKey("shell")) {
                    put(new ObjectKey(SHELL, key.name()), parent, new TreeMap<>());
                }
            }
            case "composite type" -> rest.put("definition", attributes(object, snapshot));
            default -> {}
        }
        put(key, parent, rest);
    }

    /** Whether a constraint is carried by an index. */
    static boolean isOfIndex(SchemaObject constraint) {
        String type = constraint.attribute("type");
        return "primary key".equals(type) || "unique".equals(type) || "exclusion".equals(type);
    }

    private void move(SortedMap<String, String> from, String attribute, ObjectKey owner, ObjectKey part, String name) {
        String value = from.remove(attribute);
        if (value != null) {
            SortedMap<String, String> attributes = new TreeMap<>();
            attributes.put(name, value);
            put(part, owner, attributes);
        }
    }

    private void put(ObjectKey key, @Nullable ObjectKey parent, SortedMap<String, String> attributes) {
        parts.put(key, new SchemaObject(key, parent, attributes));
    }

    private static String attributes(SchemaObject type, Snapshot snapshot) {
        String names = type.attribute("attributes");
        return Names.list(names == null ? "" : names).stream()
                .map(name -> {
                    SchemaObject attribute =
                            snapshot.find(new ObjectKey("attribute", type.key().name() + "." + name));
                    String collation = attribute == null ? null : attribute.attribute("collation");
                    return name + " " + (attribute == null ? "" : attribute.attribute("type"))
                            + (collation == null ? "" : " COLLATE " + collation);
                })
                .collect(Collectors.joining(", "));
    }
}
