package dev.palindrome.model;

import dev.palindrome.diff.Change;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the tables and columns of a model come from. Immutable. */
public final class Origins {
    /** Of a model that does not say. */
    public static final Origins NONE = new Origins(Map.of());

    private final Map<String, Origin> byName;

    private Origins(Map<String, Origin> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Where tables and columns come from.
     *
     * @param byName {@code schema.table} or {@code schema.table.column}, without quotes
     */
    static Origins of(Map<String, Origin> byName) {
        return new Origins(byName);
    }

    /** These and others; of two for the same name, this one's. */
    Origins and(Origins others) {
        Map<String, Origin> all = new HashMap<>(others.byName);
        all.putAll(byName);
        return new Origins(all);
    }

    /** The classes whose names begin so. */
    Set<String> types(String prefix) {
        return byName.values().stream()
                .map(Origin::type)
                .filter(type -> type.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where a table or column comes from, or null. */
    public @Nullable Origin of(ObjectKey key) {
        return byName.get(plain(key.name()));
    }

    /**
     * Where what a change is about comes from, or null: a table's class, a column's field, the fields of the columns that a constraint or
     * an index names, else the class of its table.
     */
    public @Nullable Origin of(Change change) {
        Origin own =
                change.key().kind().equals("column") || change.key().kind().equals("table") ? of(change.key()) : null;
        SchemaObject object = change.before() == null ? change.after() : change.before();
        if (own != null || object == null) {
            return own;
        }
        ObjectKey parent = object.parent();
        Origin above = parent == null ? null : of(parent);
        String definition = object.attribute("definition");
        if (above == null || parent == null || definition == null) {
            return above;
        }
        Map<String, Origin> fields = new LinkedHashMap<>();
        for (String column : Structure.names(definition)) {
            Origin field = byName.get(plain(parent.name()) + "." + column);
            if (field != null) {
                fields.put(field.toString(), field);
            }
        }
        return fields.size() == 1 ? fields.values().iterator().next() : above;
    }

    private static String plain(String name) {
        return name.replace("\"", "");
    }
}
