package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which objects go, which are made, and which are made again because something that they stand on is. */
final class Decisions {
    /** What PostgreSQL does not let stand while a column gets another type. */
    private static final Set<String> IN_THE_WAY = Set.of(
            "view",
            "materialized view",
            "rule",
            "trigger",
            "policy",
            "function",
            "window function",
            "procedure",
            "publication table",
            Parts.DEFAULT);

    private final Sides sides;
    private final World from;
    private final World to;

    Decisions(Sides sides) {
        this.sides = sides;
        this.from = sides.from;
        this.to = sides.to;
    }

    /** Decides; some objects are made again in any case. */
    void make(Set<ObjectKey> stale) {
        stale.forEach(this::again);
        from.objects().keySet().stream().filter(key -> !to.has(key)).forEach(sides.gone::add);
        to.objects().keySet().stream().filter(key -> !from.has(key)).forEach(sides.made::add);
        int size;
        do {
            size = size();
            for (ObjectKey key : from.objects().keySet()) {
                if (sides.isKept(key)) {
                    Kind kind = Kinds.of(key);
                    if (kind != null && kind.altering(from.get(key), to.get(key), sides) == null) {
                        again(key);
                    } else if (isDisowned(key)) {
                        again(new ObjectKey(Parts.ATTACHMENT, Structure.relation(to, to.get(key))));
                    } else if (sides.isRetyped(key)) {
                        from.users(key).stream().filter(this::isInTheWay).forEach(this::again);
                    }
                }
            }
            for (ObjectKey gone : List.copyOf(sides.gone)) {
                for (ObjectKey user : new ArrayList<>(from.users(gone))) {
                    if (sides.isKept(user) && follows(user, gone)) {
                        follow(user, gone);
                    }
                }
            }
        } while (size() > size);
    }

    /** Whether a partition that has a column not null by itself shall have it only from its table: attaching does that. */
    private boolean isDisowned(ObjectKey key) {
        SchemaObject before = from.get(key);
        SchemaObject after = to.get(key);
        return Columns.isNotNull(after)
                && before.attribute("inherited") == null
                && after.attribute("inherited") != null
                && sides.isKept(new ObjectKey(Parts.ATTACHMENT, Structure.relation(to, after)));
    }

    private int size() {
        return sides.gone.size() + sides.made.size() + sides.converted.size();
    }

    private boolean isInTheWay(ObjectKey user) {
        if (!sides.isKept(user)) {
            return false;
        }
        SchemaObject object = from.get(user);
        return IN_THE_WAY.contains(user.kind())
                || user.kind().equals("column") && object.attribute("generated") != null
                || user.kind().equals("constraint") && "foreign key".equals(object.attribute("type"));
    }

    /** Whether an object that is there before and after has to go because what it stands on goes. */
    private boolean follows(ObjectKey user, ObjectKey gone) {
        if (sides.isMade(gone)) {
            // A column that a parent has lost and got again is merged with that of the child.
            return true;
        }
        boolean altered = !from.get(user).equals(to.get(user));
        boolean inherited = user.kind().equals(gone.kind())
                && (from.get(user).attribute("inherited") != null
                        || from.get(user).attribute("partition of") != null);
        return !altered && !inherited && !Types.isType(gone);
    }

    private void follow(ObjectKey user, ObjectKey gone) {
        boolean column = user.kind().equals("column");
        if (column && Types.isType(gone) && from.get(user).attribute("generated") == null && isOfTable(user)) {
            // One that gets another type anyway gets it before its own goes.
            if (to.uses(user).contains(gone)) {
                sides.converted.add(user);
            }
            return;
        }
        if (user.kind().equals("attribute")) {
            again(from.get(user).parent());
        }
        again(user);
    }

    private boolean isOfTable(ObjectKey column) {
        ObjectKey parent = from.get(column).parent();
        return parent != null && parent.kind().endsWith("table");
    }

    private void again(ObjectKey key) {
        Set<ObjectKey> done = new HashSet<>();
        again(key, done);
    }

    private void again(ObjectKey key, Set<ObjectKey> done) {
        if (done.add(key) && from.has(key)) {
            sides.gone.add(key);
            if (to.has(key)) {
                sides.made.add(key);
            }
            from.children(key).forEach(child -> again(child.key(), done));
            ObjectKey parent = from.get(key).parent();
            if (key.kind().equals("index") && parent != null && parent.kind().equals("constraint")) {
                again(parent, done);
            }
        }
    }
}
