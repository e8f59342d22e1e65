package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema that a database should have by the word of a mapping. */
final class Wanted {
    private static final String TABLE = "table";
    private static final String COLUMN = "column";
    private static final String SEQUENCE = "sequence";
    private static final String LABELS = "labels";
    private static final List<String> TYPES = List.of("enum", "composite type", "domain");
    private static final List<String> INSTEAD_OF_TABLES = List.of("view", "materialized view", "foreign table");

    private final Authority authority;
    private final Snapshot found;
    private final Snapshot model;
    private final Origins origins;
    private final Draft draft;

    Wanted(Authority authority, Snapshot found, Snapshot model, Origins origins) {
        this.authority = authority;
        this.found = found;
        this.model = model;
        this.origins = origins;
        this.draft = new Draft(found, model);
    }

    Snapshot snapshot() {
        for (SchemaObject object : model.list()) {
            switch (object.key().kind()) {
                case "schema" -> takeIfMissing(object);
                case TABLE -> table(object);
                case SEQUENCE -> sequence(object);
                default -> {
                    if (TYPES.contains(object.key().kind())) {
                        type(object);
                    }
                }
            }
        }
        if (authority.unmapped()) {
            unmapped(found, model).forEach(draft::drop);
        }
        return draft.snapshot();
    }

    /** The tables that were found and that a model does not have; partitions of others do not count. */
    static List<ObjectKey> unmapped(Snapshot found, Snapshot model) {
        return found.list().stream()
                .filter(object -> object.key().kind().equals(TABLE)
                        && object.attribute("partition of") == null
                        && model.find(object.key()) == null)
                .map(SchemaObject::key)
                .toList();
    }

    /** A schema comes without what stands in it, which is looked at by itself. */
    private void takeIfMissing(SchemaObject object) {
        if (found.find(object.key()) == null) {
            draft.put(Draft.with(object, Map.of(), List.of("owner")));
        }
    }

    private void table(SchemaObject table) {
        SchemaObject other = found.find(table.key());
        if (other != null) {
            draft.put(commented(other, table));
            columns(table, other);
            return;
        }
        for (String kind : INSTEAD_OF_TABLES) {
            SchemaObject view = found.find(new ObjectKey(kind, table.key().name()));
            if (view != null) {
                viewed(table, view);
                return;
            }
        }
        draft.take(table);
    }

    private static SchemaObject commented(SchemaObject found, SchemaObject model) {
        String comment = model.attribute("comment");
        return comment == null ? found : Draft.with(found, Map.of("comment", comment), List.of());
    }

    private void columns(SchemaObject table, SchemaObject other) {
        Set<String> columns = new HashSet<>();
        Set<String> gone = new HashSet<>();
        for (SchemaObject column : draft.ofModel(table.key(), COLUMN)) {
            SchemaObject there = found.find(column.key());
            columns.add(name(column));
            if (there == null) {
                draft.take(column);
            } else {
                column(there, column);
            }
        }
        for (SchemaObject column : draft.ofFound(other.key(), COLUMN)) {
            if (model.find(column.key()) == null && column.attribute("inherited") == null) {
                draft.drop(column.key());
                gone.add(name(column));
            }
        }
        new WantedConstraints(authority, draft, table.key(), columns).settle(gone);
    }

    private static String name(SchemaObject column) {
        ObjectKey parent = column.parent();
        int start = parent == null ? 0 : parent.name().length() + 1;
        return Identifiers.plain(column.key().name().substring(start));
    }

    private void column(SchemaObject there, SchemaObject column) {
        Origin origin = origins.of(column.key());
        boolean ownSequence = !draft.ofModel(column.key(), SEQUENCE).isEmpty();
        SchemaObject wanted = new WantedColumn(
                        there, column, origin != null && origin.written(), ownSequence, authority.is(Strict.DEFAULTS))
                .column();
        draft.put(wanted);
        if (wanted.attribute("identity") != null && there.attribute("identity") == null) {
            draft.ofModel(column.key(), SEQUENCE).forEach(draft::take);
        }
        if (wanted.attribute("not null") == null) {
            draft.ofFound(there.key(), "constraint").forEach(constraint -> draft.drop(constraint.key()));
        }
    }

    /** What an entity reads from a view: its columns should be there, of these types. */
    private void viewed(SchemaObject table, SchemaObject view) {
        for (SchemaObject column : draft.ofModel(table.key(), COLUMN)) {
            SchemaObject there = found.find(column.key());
            if (there == null) {
                draft.put(new SchemaObject(column.key(), view.key(), column.attributes()));
            } else if (!WantedColumn.sameType(column.attribute("type"), there.attribute("type"))) {
                draft.put(Draft.with(there, type(column.attribute("type")), List.of()));
            }
        }
    }

    private static Map<String, @Nullable String> type(@Nullable String type) {
        Map<String, @Nullable String> set = new HashMap<>();
        set.put("type", type);
        return set;
    }

    /** A sequence of its own; one that a column has comes with the column. */
    private void sequence(SchemaObject sequence) {
        ObjectKey parent = sequence.parent();
        if (parent == null || !parent.kind().equals("schema")) {
            return;
        }
        SchemaObject there = found.find(sequence.key());
        if (there == null) {
            draft.take(sequence);
            return;
        }
        Map<String, @Nullable String> set = new HashMap<>();
        set.put("increment", sequence.attribute("increment"));
        set.put("cycle", sequence.attribute("cycle"));
        String start = sequence.attribute("start");
        if (start != null && !start.equals(sequence.attribute("minimum")) && !start.equals("1")) {
            set.put("start", start);
        }
        draft.put(Draft.with(there, set, List.of()));
    }

    private void type(SchemaObject type) {
        SchemaObject there = found.find(type.key());
        if (there == null) {
            draft.take(type);
            return;
        }
        Map<String, @Nullable String> set = new HashMap<>(type.attributes());
        set.remove("owner");
        set.remove("columns");
        if (sameLabels(type.attribute(LABELS), there.attribute(LABELS))) {
            set.remove(LABELS);
        }
        draft.put(Draft.with(there, set, List.of()));
        Set<ObjectKey> wanted = new HashSet<>();
        for (SchemaObject attribute : draft.ofModel(type.key(), "attribute")) {
            wanted.add(attribute.key());
            draft.take(attribute);
        }
        draft.ofFound(type.key(), "attribute").stream()
                .filter(attribute -> !wanted.contains(attribute.key()))
                .forEach(attribute -> draft.drop(attribute.key()));
    }

    /** Whether the same labels stand there, and the model's order is the alphabet's: Hibernate then meant none. */
    private static boolean sameLabels(@Nullable String model, @Nullable String found) {
        if (model == null || found == null) {
            return false;
        }
        String[] mine = model.split(", ");
        String[] theirs = found.split(", ");
        String[] sorted = mine.clone();
        Arrays.sort(sorted);
        Arrays.sort(theirs);
        return Arrays.equals(mine, sorted) && Arrays.equals(sorted, theirs);
    }
}
