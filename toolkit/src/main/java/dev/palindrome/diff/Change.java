package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One object that is not what it was.
 *
 * @param key which object
 * @param before what it was, or null when it was not there
 * @param after what it is, or null when it is not there
 * @param differences the properties that differ, in the order of their names; empty unless the object was there before and after
 * @param consequences other changes that follow from this one and are not told apart: the columns of a table that is missing
 */
public record Change(
        ObjectKey key,
        @Nullable SchemaObject before,
        @Nullable SchemaObject after,
        List<Difference> differences,
        List<Change> consequences) {
    /** What became of an object. */
    public enum Type {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Change {
        differences = List.copyOf(differences);
        consequences = List.copyOf(consequences);
    }

    /** The change of an object, without consequences. One of the two may be null. */
    static Change of(@Nullable SchemaObject before, @Nullable SchemaObject after) {
        if (before == null) {
            return new Change(Objects.requireNonNull(after).key(), null, after, List.of(), List.of());
        }
        if (after == null) {
            return new Change(before.key(), before, null, List.of(), List.of());
        }
        List<Difference> differences = new ArrayList<>();
        if (!Objects.equals(before.parent(), after.parent())) {
            differences.add(new Difference(Difference.PARENT, text(before.parent()), text(after.parent())));
        }
        TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        for (String name : names) {
            String was = before.attribute(name);
            String is = after.attribute(name);
            if (!Objects.equals(was, is) && !(Order.isOrder(before.key(), name) && Order.same(was, is))) {
                differences.add(new Difference(name, was, is));
            }
        }
        return new Change(before.key(), before, after, differences, List.of());
    }

    private static @Nullable String text(@Nullable ObjectKey key) {
        return key == null ? null : key.toString();
    }

    /** What became of the object. */
    public Type type() {
        return before == null ? Type.ADDED : after == null ? Type.REMOVED : Type.CHANGED;
    }

    /** Whether all that differs is the order of a table's columns, or white space and comments in a routine's body. */
    public boolean isEquivalent() {
        return type() == Type.CHANGED && differences.stream().allMatch(this::isEquivalent);
    }

    private boolean isEquivalent(Difference difference) {
        if (Order.isOfTable(key, difference.attribute())) {
            return true;
        }
        return difference.attribute().equals("body")
                && RoutineBody.isSql(before.attribute("language"))
                && RoutineBody.isSql(after.attribute("language"))
                && RoutineBody.canonical(difference.before()).equals(RoutineBody.canonical(difference.after()));
    }

    /** The object as it is, or as it was when it is not there. */
    SchemaObject object() {
        return Objects.requireNonNull(after == null ? before : after);
    }

    /** Number of objects that changed: this one and what follows from it. */
    int size() {
        return 1 + consequences.stream().mapToInt(Change::size).sum();
    }

    /** The same change with some of its differences only. */
    Change with(List<Difference> some) {
        return new Change(key, before, after, some, consequences);
    }

    /** The same change with its consequences. */
    Change causing(List<Change> others) {
        return new Change(key, before, after, differences, others);
    }

    /**
     * In words, as one who finds {@link #after()} where {@link #before()} was expected would say it. One line, unless long texts differ.
     *
     * <p>{@code index orders_status_idx is missing (was: CREATE INDEX …)}, {@code table audit_log is left behind},
     * {@code column users.nick: type was varchar(40), is text}.
     */
    public String words(Wording wording) {
        return Words.of(this, wording);
    }

    /** In words, after a downgrade. */
    public String words() {
        return words(Wording.RESTORED);
    }

    @Override
    public String toString() {
        return words();
    }
}
