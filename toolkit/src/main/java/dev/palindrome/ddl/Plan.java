package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operations that the decisions come to, and which stands before which. */
final class Plan {
    /** Kinds that may not be alterable while something stands on them. */
    private static final Set<String> WAITING = Set.of("column", "composite type", "domain");

    private static final Set<String> LOOSE = Set.of(Parts.OWNERSHIP, Parts.COMMENT, "grant", "revoke", "sequence");

    private final Sides sides;
    private final Map<ObjectKey, Operation> drops = new TreeMap<>();
    private final Map<ObjectKey, Operation> alters = new TreeMap<>();
    private final Map<ObjectKey, Operation> makes = new TreeMap<>();
    private final Coverage coverage;

    Plan(Sides sides) {
        this.sides = sides;
        this.coverage = new Coverage(sides);
    }

    /** All operations, each with what has to stand before it. */
    Collection<Operation> operations() {
        for (ObjectKey key : sides.gone) {
            dropped(key, new HashSet<>());
        }
        for (ObjectKey key : sides.from.objects().keySet()) {
            if (sides.isKept(key)) {
                altered(key);
            }
        }
        for (ObjectKey key : sides.made) {
            made(key, new HashSet<>());
        }
        sides.gone.forEach(this::orderDrop);
        alters.keySet().forEach(this::orderAlter);
        makes.keySet().forEach(this::orderAttachment);
        makes.keySet().forEach(this::orderMake);
        new Collisions(sides).order(drops, makes);
        Set<Operation> all = new LinkedHashSet<>(drops.values());
        all.addAll(alters.values());
        all.addAll(makes.values());
        all.forEach(operation -> {
            operation.after.remove(operation);
            operation.rather.remove(operation);
        });
        return all;
    }

    private @Nullable Operation dropped(ObjectKey key, Set<ObjectKey> seen) {
        Operation known = drops.get(key);
        if (known != null || !seen.add(key)) {
            return known;
        }
        ObjectKey cover = coverage.ofDrop(key);
        Operation operation = cover == null ? null : dropped(cover, seen);
        if (operation == null) {
            operation = new Operation(Operation.Type.DROP, "drop", key, dropping(key));
        }
        drops.put(key, operation);
        return operation;
    }

    private List<DdlStatement> dropping(ObjectKey key) {
        Kind kind = Kinds.of(key);
        if (kind == null) {
            return List.of();
        }
        SchemaObject object = sides.from.get(key);
        return sides.isRebuilt(key) ? ((Types) kind).dropAside(object, sides.to.get(key)) : kind.drop(object, sides);
    }

    private void altered(ObjectKey key) {
        Kind kind = Kinds.of(key);
        SchemaObject before = sides.from.get(key);
        SchemaObject after = sides.to.get(key);
        if (kind == null || before.equals(after) && !sides.converted.contains(key)) {
            return;
        }
        List<DdlStatement> statements = kind.altering(before, after, sides);
        alters.put(key, new Operation(Operation.Type.MAKE, "alter", key, statements == null ? List.of() : statements));
    }

    private @Nullable Operation made(ObjectKey key, Set<ObjectKey> seen) {
        Operation known = makes.get(key);
        if (known != null || !seen.add(key)) {
            return known;
        }
        ObjectKey cover = coverage.ofMake(key);
        Operation operation = cover == null ? null : sides.isMade(cover) ? made(cover, seen) : alters.get(cover);
        if (operation == null) {
            operation = new Operation(Operation.Type.MAKE, "make", key, making(key));
        }
        makes.put(key, operation);
        return operation;
    }

    private List<DdlStatement> making(ObjectKey key) {
        Kind kind = Kinds.of(key);
        if (kind == null) {
            return List.of();
        }
        List<DdlStatement> statements = new ArrayList<>();
        if (sides.isRebuilt(key)) {
            statements.addAll(((Types) kind).putAside(sides.from.get(key)));
        }
        statements.addAll(kind.making(sides.to.get(key), sides));
        return statements;
    }

    private void orderDrop(ObjectKey key) {
        Operation operation = drops.get(key);
        boolean rebuilt = sides.isRebuilt(key);
        for (ObjectKey user : sides.from.users(key)) {
            Operation gone = drops.get(user);
            if (gone != null) {
                operation.after.add(gone);
                if (rebuilt && !sides.isRebuilt(gone.key)) {
                    makes.get(key).after.add(gone);
                }
            }
            Operation altered = alters.get(user);
            if (altered != null) {
                operation.after.add(altered);
                // A column whose change comes from its parent.
                sides.from.uses(user).forEach(base -> {
                    if (base.kind().equals(user.kind()) && alters.containsKey(base)) {
                        operation.after.add(alters.get(base));
                    }
                });
            }
        }
        Operation again = makes.get(key);
        ObjectKey parent = sides.from.get(key).parent();
        boolean withRebuilt = parent != null && sides.isRebuilt(parent) && drops.get(parent) == operation;
        if (again != null) {
            if (rebuilt) {
                operation.after.add(again);
            } else if (!withRebuilt) {
                again.after.add(operation);
            }
        }
    }

    private void orderAlter(ObjectKey key) {
        Operation operation = alters.get(key);
        for (ObjectKey user : sides.from.users(key)) {
            Operation gone = drops.get(user);
            if (gone != null && Columns.isNotNull(sides.from.get(user)) && losesIdentity(key)) {
                // An identity that goes with the alteration needs the column to be not null.
                gone.after.add(operation);
            } else if (gone != null && WAITING.contains(key.kind()) && !LOOSE.contains(user.kind())) {
                operation.after.add(gone);
                if (key.kind().equals("column")) {
                    sides.from.uses(key).forEach(base -> {
                        if (base.kind().equals("column") && alters.containsKey(base)) {
                            alters.get(base).after.add(gone);
                        }
                    });
                }
            }
        }
        need(operation, key);
    }

    private void orderMake(ObjectKey key) {
        Operation operation = makes.get(key);
        need(operation, key);
        SchemaObject made = sides.to.get(key);
        Operation column = made.parent() == null ? null : alters.get(made.parent());
        if (column != null && Columns.isNotNull(made) && getsIdentity(made.parent())) {
            // An identity that comes with the alteration does too.
            operation.after.remove(column);
            operation.rather.remove(column);
            column.after.add(operation);
        }
    }

    private boolean losesIdentity(ObjectKey column) {
        return sides.from.get(column).attribute("identity") != null
                && sides.to.get(column).attribute("identity") == null;
    }

    private boolean getsIdentity(ObjectKey column) {
        return sides.from.get(column).attribute("identity") == null
                && sides.to.get(column).attribute("identity") != null;
    }

    /**
     * A partition gets its indexes before it is attached to a table that has its own, so that they are taken and no others are made; a
     * table gets its indexes when the partitions are attached, so that none is taken before we say which.
     */
    private void orderAttachment(ObjectKey key) {
        if (!key.kind().equals(Parts.INDEX_ATTACHMENT)) {
            return;
        }
        SchemaObject part = sides.to.get(key);
        Operation table = makes.get(new ObjectKey(Parts.ATTACHMENT, Structure.relation(sides.to, part)));
        ObjectKey of = new ObjectKey("index", part.attribute("of"));
        if (table != null) {
            for (SchemaObject above = sides.to.find(of); above != null; above = parentOf(above)) {
                if (makes.containsKey(above.key())
                        && Set.of("index", "constraint").contains(above.key().kind())) {
                    makes.get(above.key()).rather.add(table);
                }
            }
            if (!makes.containsKey(of)) {
                for (SchemaObject own = sides.to.get(part.parent()); own != null; own = parentOf(own)) {
                    if (makes.containsKey(own.key())
                            && Set.of("index", "constraint").contains(own.key().kind())) {
                        table.rather.add(makes.get(own.key()));
                    }
                }
            }
        }
    }

    private @Nullable SchemaObject parentOf(SchemaObject object) {
        return object.parent() == null ? null : sides.to.find(object.parent());
    }

    /** What an operation that makes or alters an object needs to be there. */
    private void need(Operation operation, ObjectKey key) {
        for (ObjectKey base : sides.to.uses(key)) {
            add(operation.after, base);
        }
        for (ObjectKey base : sides.to.followed(key)) {
            add(operation.rather, base);
        }
        for (ObjectKey base : sides.to.mentioned(key)) {
            add(operation.rather, base);
        }
    }

    private void add(Set<Operation> operations, ObjectKey base) {
        Operation made = makes.get(base);
        if (made != null) {
            operations.add(made);
        }
        Operation altered = alters.get(base);
        if (altered != null) {
            operations.add(altered);
        }
        if (made == null && base.kind().equals("column")) {
            // What a table has from another changes with the other.
            sides.to.uses(base).stream()
                    .filter(above -> above.kind().equals("column"))
                    .forEach(above -> add(operations, above));
        }
    }

    /** Names that are free only when what had them is gone. */
    private record Collisions(Sides sides) {
        private static final Set<String> RELATIONS =
                Set.of("table", "foreign table", "view", "materialized view", "sequence", "index", "composite type");
        private static final Set<String> TYPES = Set.of(
                "table",
                "foreign table",
                "view",
                "materialized view",
                "composite type",
                "enum",
                "domain",
                "range",
                "type");
        private static final Set<String> ROUTINES = Set.of("function", "procedure", "window function", "aggregate");

        void order(Map<ObjectKey, Operation> drops, Map<ObjectKey, Operation> makes) {
            Map<String, List<ObjectKey>> gone = new HashMap<>();
            for (ObjectKey key : drops.keySet()) {
                for (String name : names(key, sides.from)) {
                    gone.computeIfAbsent(name, any -> new ArrayList<>()).add(key);
                }
            }
            makes.forEach((key, operation) -> {
                for (String name : names(key, sides.to)) {
                    for (ObjectKey other : gone.getOrDefault(name, List.of())) {
                        if (!other.equals(key)) {
                            operation.after.add(drops.get(other));
                        }
                    }
                }
            });
        }

        private static List<String> names(ObjectKey key, World world) {
            List<String> names = new ArrayList<>();
            if (RELATIONS.contains(key.kind())) {
                names.add("relation " + key.name());
            }
            if (TYPES.contains(key.kind())) {
                names.add("type " + key.name());
            }
            if (ROUTINES.contains(key.kind())) {
                names.add("routine " + key.name());
            }
            if (key.kind().equals("constraint") && Parts.isOfIndex(world.get(key))) {
                String relation = Structure.relation(world, world.get(key));
                names.add("relation " + Names.qualifier(relation) + "." + Structure.local(world.get(key), relation));
            }
            return names;
        }
    }
}
