package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which objects need no statement of their own, because they come or go with another. */
final class Coverage {
    /** Parents that are not dropped while they have children. */
    private static final Set<String> EMPTY_FIRST =
            Set.of("schema", "server", "foreign data wrapper", "operator family", "language");

    private final Sides sides;

    Coverage(Sides sides) {
        this.sides = sides;
    }

    /** What takes an object with it when it is dropped, or null. */
    @Nullable
    ObjectKey ofDrop(ObjectKey key) {
        SchemaObject object = sides.from.get(key);
        ObjectKey parent = object.parent();
        String kind = key.kind();
        if (kind.equals(Parts.INDEX_ATTACHMENT)) {
            ObjectKey table = new ObjectKey(Parts.ATTACHMENT, Structure.relation(sides.from, object));
            if (sides.isGone(table)) {
                return table;
            }
            ObjectKey of = new ObjectKey("index", object.attribute("of"));
            return sides.isGone(of) ? of : parent;
        }
        boolean attached = kind.equals("comment") || kind.equals("grant") || kind.equals("revoke");
        if (sides.isGone(parent) && (attached || !EMPTY_FIRST.contains(parent.kind())) && !isOfCycle(object)) {
            return parent;
        }
        if (kind.equals(Parts.SHELL)) {
            return new ObjectKey("type", key.name());
        }
        if (kind.equals("function")) {
            for (ObjectKey base : sides.from.uses(key)) {
                if (base.kind().equals(Parts.SHELL) && sides.isGone(base)) {
                    return base;
                }
            }
        }
        if (kind.equals("sequence")) {
            SchemaObject ownership = sides.from.find(new ObjectKey(Parts.OWNERSHIP, key.name()));
            ObjectKey column = ownership == null ? null : new ObjectKey("column", ownership.attribute("column"));
            return sides.isGone(column) ? column : null;
        }
        ObjectKey attachment = new ObjectKey(Parts.ATTACHMENT, Structure.relation(sides.from, object));
        if (kind.equals("trigger") && object.attribute("partition of") != null && sides.isGone(attachment)) {
            return attachment;
        }
        if (Set.of("column", "constraint", "index", "trigger").contains(kind)) {
            if (!sides.isGone(attachment)) {
                return sides.from.uses(key).stream()
                        .filter(base -> sides.isGone(base) && isInherited(object, base))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    private boolean isInherited(SchemaObject object, ObjectKey base) {
        String kind = object.key().kind();
        boolean same = base.kind().equals(kind);
        return switch (kind) {
            case "column" -> same && object.attribute("inherited") != null;
            case "constraint" ->
                Parts.isOfIndex(object)
                        ? base.kind().equals("index") || same && Parts.isOfIndex(sides.from.get(base))
                        : same && (object.attribute("inherited") != null || object.attribute("partition of") != null);
            case "trigger" -> same && object.attribute("partition of") != null;
            default -> same || base.kind().equals("constraint") && !base.equals(object.parent());
        };
    }

    /** Whether an object has to go by itself, because what it stands on goes as well and stands on its table. */
    private boolean isOfCycle(SchemaObject object) {
        String kind = object.key().kind();
        if (kind.equals(Parts.DEFAULT) || kind.equals("constraint") && "check".equals(object.attribute("type"))) {
            String relation = Structure.relation(sides.from, object);
            SchemaObject table = sides.from.relation(relation);
            return table != null
                    && sides.from.uses(object.key()).stream()
                            .filter(base -> sides.isGone(base)
                                    && !Structure.relation(sides.from, sides.from.get(base))
                                            .equals(relation))
                            .anyMatch(base -> Columns.reaches(base, table.key(), sides.from, 20));
        }
        if (!kind.equals("constraint") || !"foreign key".equals(object.attribute("type"))) {
            return false;
        }
        ObjectKey table = object.parent();
        Set<ObjectKey> reached = new TreeSet<>();
        reach(object, table, reached);
        return reached.contains(table);
    }

    private void reach(SchemaObject key, ObjectKey start, Set<ObjectKey> reached) {
        for (ObjectKey base : sides.from.uses(key.key())) {
            if (base.kind().equals("table")
                    && !base.equals(key.parent())
                    && sides.isGone(base)
                    && reached.add(base)
                    && !base.equals(start)) {
                for (SchemaObject child : sides.from.children(base, "constraint")) {
                    if ("foreign key".equals(child.attribute("type"))) {
                        reach(child, start, reached);
                    }
                }
            }
        }
    }

    /** What an object is made with, or null. */
    @Nullable
    ObjectKey ofMake(ObjectKey key) {
        SchemaObject object = sides.to.get(key);
        ObjectKey parent = object.parent();
        if (parent == null) {
            return null;
        }
        return switch (key.kind()) {
            case "column" -> sides.isMade(parent) && parent.kind().endsWith("table") ? parent : null;
            case Parts.DEFAULT ->
                sides.isMade(parent)
                                && sides.to.get(parent).parent().kind().endsWith("table")
                                && Columns.isInline(object, sides)
                                && !isOfInherited(sides.to.get(parent))
                        ? parent
                        : null;
            case "attribute" -> parent;
            case "domain constraint" ->
                sides.isMade(parent) && "not null".equals(object.attribute("type")) ? parent : null;
            case "constraint" ->
                sides.isMade(parent)
                                && parent.kind().equals("column")
                                && object.equals(Columns.notNull(sides.to.get(parent), sides.to))
                                && !isOfInherited(sides.to.get(parent))
                        ? parent
                        : null;
            case "sequence" -> object.attribute("identity") != null ? parent : null;
            case Parts.INHERITANCE ->
                sides.isMade(parent) && !sides.to.has(new ObjectKey(Parts.ATTACHMENT, parent.name())) ? parent : null;
            default -> null;
        };
    }

    /** Whether a column is not written down, because its table has it from another. */
    private boolean isOfInherited(SchemaObject column) {
        return column.attribute("inherited") != null
                && !sides.isMade(new ObjectKey(Parts.ATTACHMENT, Structure.relation(sides.to, column)));
    }
}
