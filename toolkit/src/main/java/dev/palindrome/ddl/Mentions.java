package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of objects in texts: for snapshots without dependencies, and for the bodies of routines, of which PostgreSQL itself
 * does not know what they use. Finds too much rather than too little.
 */
final class Mentions {
    private static final Pattern NAME = Pattern.compile(
            "'(?:[^']|'')*'|(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:\\s*\\.\\s*(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*))*");

    /** Attributes that are no SQL. */
    private static final Set<String> PLAIN = Set.of("owner", "text", "label", "version", "language", "event");

    private static final Set<String> NAMED = Set.of(
            "table",
            "foreign table",
            "view",
            "materialized view",
            "sequence",
            "function",
            "procedure",
            "window function",
            "aggregate",
            "enum",
            "domain",
            "composite type",
            "range",
            "type",
            "collation",
            "text search configuration",
            "text search dictionary",
            "text search parser",
            "text search template",
            "operator",
            "operator class");

    private final Map<ObjectKey, SchemaObject> objects;
    private final Map<String, SortedSet<ObjectKey>> byName = new HashMap<>();
    private final Map<String, SortedSet<ObjectKey>> byLast = new HashMap<>();

    Mentions(Map<ObjectKey, SchemaObject> objects) {
        this.objects = objects;
        for (ObjectKey key : objects.keySet()) {
            if (NAMED.contains(key.kind())) {
                String name = Names.withoutArguments(key.name()).replaceFirst(" using \\S+$", "");
                byName.computeIfAbsent(name, any -> new TreeSet<>()).add(key);
                byLast.computeIfAbsent(Names.last(name), any -> new TreeSet<>()).add(key);
            }
        }
    }

    /** What an object names, when nothing else tells what it stands on. */
    Set<ObjectKey> of(SchemaObject object, boolean needed) {
        SortedSet<ObjectKey> found = new TreeSet<>();
        if (needed) {
            object.attributes().forEach((name, value) -> {
                if (!PLAIN.contains(name) && !(name.equals("body") && !Routines.isParsed(object))) {
                    find(value, relationOf(object), byName, found);
                }
            });
            find(Names.arguments(object.key().name()), null, byName, found);
        }
        return found;
    }

    /** What the body of a routine names, with or without its schema. */
    Set<ObjectKey> inBody(SchemaObject object) {
        SortedSet<ObjectKey> found = new TreeSet<>();
        String body = object.attribute("body");
        if (body != null && !Routines.isParsed(object)) {
            find(body, null, byLast, found);
            find(body, null, byName, found);
        }
        return found;
    }

    private static @Nullable String relationOf(SchemaObject object) {
        ObjectKey parent = object.parent();
        if (parent == null) {
            return null;
        }
        return parent.kind().equals("column") ? Names.qualifier(parent.name()) : parent.name();
    }

    private void find(
            String text, @Nullable String relation, Map<String, SortedSet<ObjectKey>> names, Set<ObjectKey> found) {
        Matcher matcher = NAME.matcher(text);
        SortedSet<String> words = new TreeSet<>();
        while (matcher.find()) {
            String name = matcher.group().replaceAll("\\s*\\.\\s*", ".");
            if (name.startsWith("'")) {
                // nextval('public.seq'::regclass)
                find(name.substring(1, name.length() - 1), relation, names, found);
                continue;
            }
            List<String> parts = Names.parts(name);
            words.addAll(parts);
            for (int size = parts.size(); size > 0; size--) {
                String prefix = String.join(".", parts.subList(0, size));
                found.addAll(names.getOrDefault(prefix, new TreeSet<>()));
            }
        }
        SortedSet<String> relations = new TreeSet<>();
        if (relation != null) {
            relations.add(relation);
        }
        found.forEach(key -> relations.add(key.name()));
        for (String each : relations) {
            for (String word : words) {
                ObjectKey column = new ObjectKey("column", each + "." + word);
                if (objects.containsKey(column)) {
                    found.add(column);
                }
            }
        }
    }
}
