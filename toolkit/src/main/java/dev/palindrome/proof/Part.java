package dev.palindrome.proof;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of a snapshot that is compared.
 *
 * @param notNullNames whether the constraints are compared that say, beside the column or domain itself, that it is not null
 */
record Part(Set<String> leftOut, boolean owners, boolean privileges, boolean notNullNames) {
    private static final String OWNER = "owner";

    Snapshot of(Snapshot snapshot) {
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : snapshot.objects().values()) {
            if (!hangsOnLeftOut(object, snapshot)
                    && (privileges || !isPrivilege(object.key()))
                    && (notNullNames || !isNotNull(object))) {
                objects.add(owners || object.attribute(OWNER) == null ? object : withoutOwner(object));
            }
        }
        return Snapshot.of(objects);
    }

    private boolean hangsOnLeftOut(SchemaObject object, Snapshot snapshot) {
        SchemaObject above = object;
        while (above != null) {
            if (above.key().kind().equals("table")
                    && leftOut.contains(above.key().name())) {
                return true;
            }
            above = above.parent() == null ? null : snapshot.find(above.parent());
        }
        return false;
    }

    private static boolean isNotNull(SchemaObject object) {
        return object.key().kind().endsWith("constraint") && "not null".equals(object.attribute("type"));
    }

    private static boolean isPrivilege(ObjectKey key) {
        return key.kind().endsWith("grant") || key.kind().endsWith("revoke");
    }

    private static SchemaObject withoutOwner(SchemaObject object) {
        SortedMap<String, String> attributes = new TreeMap<>(object.attributes());
        attributes.remove(OWNER);
        return new SchemaObject(object.key(), object.parent(), attributes);
    }
}
