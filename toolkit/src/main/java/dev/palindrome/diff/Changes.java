package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes between two snapshots. Immutable.
 *
 * <pre>{@code
 * Changes changes = Changes.between(expected, found);
 * if (!changes.isEmpty()) {
 *     changes.words().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Changes {
    private final List<Change> all;
    private final List<Change> told;
    private final Function<ObjectKey, @Nullable SchemaObject> unchanged;

    private Changes(List<Change> all, Function<ObjectKey, @Nullable SchemaObject> unchanged) {
        this.all = List.copyOf(all);
        this.unchanged = unchanged;
        this.told = Folding.fold(this.all, unchanged);
    }

    /** The changes that lead from one snapshot to the other. */
    public static Changes between(Snapshot before, Snapshot after) {
        return of(Delta.between(before, after), after::find);
    }

    /** The changes that a step makes. */
    public static Changes of(Delta delta) {
        return of(delta, key -> null);
    }

    private static Changes of(Delta delta, Function<ObjectKey, @Nullable SchemaObject> unchanged) {
        return new Changes(
                delta.pairs().values().stream()
                        .map(pair -> Change.of(pair.before(), pair.after()))
                        .filter(change -> change.type() != Change.Type.CHANGED
                                || !change.differences().isEmpty())
                        .toList(),
                unchanged);
    }

    /** How many objects differ, consequences included. */
    int count() {
        return all.size();
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether something differs, but no more than the order of tables' columns, or white space and comments in routines' bodies. */
    public boolean isEquivalent() {
        return !all.isEmpty() && all.stream().allMatch(Change::isEquivalent);
    }

    /** The changes, smallest first, each with the changes that follow from it. */
    public List<Change> changes() {
        return told;
    }

    /** Each change in words, smallest first. */
    public List<String> words(Wording wording) {
        return told.stream().map(change -> change.words(wording)).toList();
    }

    /** Each change in words, after a downgrade. */
    public List<String> words() {
        return words(Wording.RESTORED);
    }

    /**
     * The changes that others do not have: not an object that is missing, or left behind, there as well, nor a property that differs in
     * the same way.
     */
    public Changes minus(Changes others) {
        Map<Object, Change> known = new HashMap<>();
        others.all.forEach(change -> known.put(change.key(), change));
        List<Change> rest = new ArrayList<>();
        for (Change change : all) {
            Change other = known.get(change.key());
            if (other == null || other.type() != change.type()) {
                rest.add(change);
            } else if (change.type() == Change.Type.CHANGED) {
                Set<Object> told = other.differences().stream()
                        .map(difference -> identity(change, difference))
                        .collect(Collectors.toSet());
                List<Difference> left = change.differences().stream()
                        .filter(difference -> !told.contains(identity(change, difference)))
                        .toList();
                if (!left.isEmpty()) {
                    rest.add(change.with(left));
                }
            }
        }
        return new Changes(rest, unchanged);
    }

    /** Lists of columns differ with every column that comes: that the order differs is what is compared. */
    private static Object identity(Change change, Difference difference) {
        return Order.isOrder(change.key(), difference.attribute()) ? difference.attribute() : difference;
    }

    /**
     * A short text that stays the same as long as the same objects differ in the same way, whatever the version of the server. Sixteen
     * hexadecimal digits.
     */
    public String fingerprint() {
        return Fingerprint.of(told);
    }

    @Override
    public String toString() {
        return String.join("\n", words());
    }
}
