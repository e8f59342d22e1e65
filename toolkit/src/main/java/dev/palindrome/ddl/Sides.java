package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a script leads from and to, and what is known so far about how. */
final class Sides {
    final World from;
    final World to;
    final DdlOptions options;

    /** What is there before and is dropped, perhaps to be made again. */
    final SortedSet<ObjectKey> gone = new TreeSet<>();

    /** What is there after and is made, perhaps again. */
    final SortedSet<ObjectKey> made = new TreeSet<>();

    /** Columns whose type is made again under the same name, so that their values have to be converted. */
    final SortedSet<ObjectKey> converted = new TreeSet<>();

    Sides(World from, World to, DdlOptions options) {
        this.from = from;
        this.to = to;
        this.options = options;
    }

    boolean isGone(@Nullable ObjectKey key) {
        return key != null && gone.contains(key);
    }

    boolean isMade(@Nullable ObjectKey key) {
        return key != null && made.contains(key);
    }

    /** Whether an object is there before and after and stays in between. */
    boolean isKept(ObjectKey key) {
        return from.has(key) && to.has(key) && !gone.contains(key);
    }

    /** Whether a type is made again beside the old one, which goes when the columns are converted. */
    boolean isRebuilt(ObjectKey key) {
        return Types.isType(key)
                && gone.contains(key)
                && made.contains(key)
                && from.users(key).stream()
                        .anyMatch(user -> converted.contains(user)
                                || isRebuilt(user)
                                || user.kind().equals("attribute")
                                        && !key.equals(from.get(user).parent())
                                        && isRebuilt(from.get(user).parent()));
    }

    /** Whether a column that stays gets another type, or its type is made again. */
    boolean isRetyped(ObjectKey column) {
        if (!isKept(column)) {
            return false;
        }
        SchemaObject before = from.get(column);
        SchemaObject after = to.get(column);
        return converted.contains(column)
                || !Objects.equals(before.attribute("type"), after.attribute("type"))
                || !Objects.equals(before.attribute("collation"), after.attribute("collation"));
    }

    /** Whether a column gets its change from a table that it is inherited from. */
    boolean comesFromParent(SchemaObject before, SchemaObject after) {
        if (after.attribute("inherited") == null || before.attribute("inherited") == null) {
            return false;
        }
        String relation = Structure.relation(to, after);
        for (String parent : Structure.parents(to, relation)) {
            ObjectKey key = new ObjectKey("column", parent + "." + Structure.local(after, relation));
            if (isKept(key) && !isGone(new ObjectKey(Parts.ATTACHMENT, relation))) {
                SchemaObject was = from.get(key);
                SchemaObject is = to.get(key);
                if (same(was, before, "type")
                        && same(is, after, "type")
                        && same(was, before, "collation")
                        && same(is, after, "collation")
                        && same(was, before, "generated")
                        && same(is, after, "generated")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(SchemaObject one, SchemaObject other, String attribute) {
        return Objects.equals(one.attribute(attribute), other.attribute(attribute));
    }

    /** The role that the script runs as. */
    String role() {
        if (options.role() != null) {
            return options.role();
        }
        SchemaObject database = from.find(new ObjectKey("database", ""));
        String owner = database == null ? null : database.attribute("owner");
        return owner == null ? "" : owner;
    }
}
