package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that a person looks at together: those of one table and all that it has, or of what stands in a schema by itself.
 *
 * @param name {@code table users}, {@code schema public}, {@code database}
 * @param changes the smallest first
 */
public record ChangeGroup(String name, List<Change> changes) {
    private static final Set<String> RELATIONS = Set.of("table", "foreign table", "view", "materialized view");
    private static final String SCHEMA = "schema";
    private static final String DATABASE = "database";

    public ChangeGroup {
        changes = List.copyOf(changes);
    }

    /**
     * The changes between two snapshots in groups; the group with the smallest change comes first.
     *
     * @param changes {@link Changes#between} the two
     */
    public static List<ChangeGroup> of(Changes changes, Snapshot before, Snapshot after) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : changes.changes()) {
            Snapshot side = change.after() == null ? before : after;
            groups.computeIfAbsent(name(change, side), name -> new ArrayList<>())
                    .add(change);
        }
        return groups.entrySet().stream()
                .map(group -> new ChangeGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static String name(Change change, Snapshot side) {
        SchemaObject object = change.object();
        SchemaObject top = object;
        SchemaObject above = parent(object, side);
        while (above != null && !above.key().kind().equals(SCHEMA)) {
            top = above;
            above = parent(above, side);
        }
        boolean together = top != object
                || change.type() == Change.Type.CHANGED
                        && RELATIONS.contains(top.key().kind());
        if (together) {
            return Words.name(top.key());
        }
        return top.parent() == null ? DATABASE : top.parent().toString();
    }

    private static @Nullable SchemaObject parent(SchemaObject object, Snapshot side) {
        ObjectKey key = object.parent();
        return key == null ? null : side.find(key);
    }
}
