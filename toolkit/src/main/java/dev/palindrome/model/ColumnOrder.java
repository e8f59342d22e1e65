package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order of a table's columns, which is no model's business. */
final class ColumnOrder {
    private static final String COLUMNS = "columns";

    private ColumnOrder() {}

    /** A snapshot whose tables have their columns in the order in which they are found in another; those that come are last. */
    static Snapshot asFound(Snapshot snapshot, Snapshot found) {
        return Snapshot.of(snapshot.list().stream()
                .map(object -> asFound(object, found.find(object.key())))
                .toList());
    }

    private static SchemaObject asFound(SchemaObject object, @Nullable SchemaObject found) {
        String own = object.attribute(COLUMNS);
        String other = found == null ? null : found.attribute(COLUMNS);
        return own == null || other == null || !object.key().kind().endsWith("table")
                ? object
                : withColumns(object, Identifiers.list(own), other);
    }

    /** A snapshot whose tables list the columns that it has, in the order in which they are found in another. */
    static Snapshot ofColumns(Snapshot snapshot, Snapshot found) {
        Map<ObjectKey, List<String>> columns = new HashMap<>();
        for (SchemaObject object : snapshot.list()) {
            if (object.key().kind().equals("column") && object.parent() != null) {
                String own =
                        object.key().name().substring(object.parent().name().length() + 1);
                columns.computeIfAbsent(object.parent(), key -> new ArrayList<>())
                        .add(own);
            }
        }
        return Snapshot.of(snapshot.list().stream()
                .map(object -> ofColumns(object, columns.getOrDefault(object.key(), List.of()), found))
                .toList());
    }

    private static SchemaObject ofColumns(SchemaObject object, List<String> columns, Snapshot found) {
        String own = object.attribute(COLUMNS);
        if (own == null || !object.key().kind().endsWith("table")) {
            return object;
        }
        SchemaObject other = found.find(object.key());
        List<String> order = new ArrayList<>(Identifiers.list(own));
        order.retainAll(columns);
        columns.stream().filter(column -> !order.contains(column)).forEach(order::add);
        return withColumns(object, order, other == null ? null : other.attribute(COLUMNS));
    }

    /** A table with these columns. */
    static SchemaObject withColumns(SchemaObject table, List<String> columns, @Nullable String found) {
        List<String> order = new ArrayList<>();
        if (found != null) {
            Set<String> wanted = Set.copyOf(columns);
            Identifiers.list(found).stream().filter(wanted::contains).forEach(order::add);
        }
        columns.stream().filter(column -> !order.contains(column)).forEach(order::add);
        TreeMap<String, String> attributes = new TreeMap<>(table.attributes());
        attributes.put(COLUMNS, order.stream().collect(Collectors.joining(", ")));
        return new SchemaObject(table.key(), table.parent(), attributes);
    }
}
