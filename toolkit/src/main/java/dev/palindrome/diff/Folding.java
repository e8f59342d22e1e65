package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts changes under the change that caused them, the smallest first, and what names a missing object behind it. */
final class Folding {
    private static final Comparator<Change> SMALLEST_FIRST = Comparator.comparing(Change::isEquivalent)
            .thenComparingInt(Change::size)
            .thenComparingInt(change -> Math.max(1, change.differences().size()))
            .thenComparing(Change::key);

    private final List<Change> all;
    private final Function<ObjectKey, @Nullable SchemaObject> unchanged;
    private final Map<ObjectKey, Change> byKey = new HashMap<>();
    private final Map<ObjectKey, Change> above = new HashMap<>();
    private final Naming naming;

    private Folding(List<Change> all, Function<ObjectKey, @Nullable SchemaObject> unchanged) {
        this.all = all;
        this.unchanged = unchanged;
        this.naming = new Naming(all);
    }

    /**
     * Folds.
     *
     * @param unchanged finds an object that did not change, where that is known
     */
    static List<Change> fold(List<Change> all, Function<ObjectKey, @Nullable SchemaObject> unchanged) {
        return new Folding(all, unchanged).fold();
    }

    private List<Change> fold() {
        all.forEach(change -> byKey.put(change.key(), change));
        for (Change change : all) {
            putUnder(change, structuralCause(change));
        }
        for (Change change : all) {
            if (!above.containsKey(change.key())) {
                putUnder(change, naming.ownerOf(change));
            }
        }
        Map<ObjectKey, List<Change>> consequences = new HashMap<>();
        for (Change change : all) {
            if (above.containsKey(change.key())) {
                consequences
                        .computeIfAbsent(root(change).key(), key -> new ArrayList<>())
                        .add(change);
            }
        }
        return behindTheirCauses(all.stream()
                .filter(change -> !above.containsKey(change.key()))
                .map(change -> change.causing(consequences.getOrDefault(change.key(), List.of())))
                .sorted(SMALLEST_FIRST)
                .toList());
    }

    /** Two objects may name each other: the one that is looked at first goes under the other, and not the other way as well. */
    private void putUnder(Change change, @Nullable Change cause) {
        if (cause != null && root(cause) != change) {
            above.put(change.key(), cause);
        }
    }

    private Change root(Change change) {
        Change root = change;
        while (above.containsKey(root.key())) {
            root = above.get(root.key());
        }
        return root;
    }

    private @Nullable Change structuralCause(Change change) {
        for (ObjectKey key : Consequence.causesOf(change, this::find)) {
            Change candidate = byKey.get(key);
            if (candidate != null && Consequence.follows(change, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable SchemaObject find(ObjectKey key) {
        Change change = byKey.get(key);
        return change == null ? unchanged.apply(key) : change.object();
    }

    private List<Change> behindTheirCauses(List<Change> sorted) {
        Map<ObjectKey, List<Change>> behind = new HashMap<>();
        for (Change change : sorted) {
            Change cause = naming.causeOf(byKey.get(change.key()));
            if (cause != null && root(cause) != byKey.get(change.key())) {
                behind.computeIfAbsent(root(cause).key(), key -> new ArrayList<>())
                        .add(change);
            }
        }
        Set<ObjectKey> late = new HashSet<>();
        behind.values().forEach(changes -> changes.forEach(change -> late.add(change.key())));
        List<Change> ordered = new ArrayList<>();
        Set<ObjectKey> told = new HashSet<>();
        sorted.stream()
                .filter(change -> !late.contains(change.key()))
                .forEach(change -> tell(change, behind, told, ordered));
        // Causes in a circle.
        sorted.forEach(change -> tell(change, behind, told, ordered));
        return ordered;
    }

    private static void tell(
            Change change, Map<ObjectKey, List<Change>> behind, Set<ObjectKey> told, List<Change> ordered) {
        if (told.add(change.key())) {
            ordered.add(change);
            behind.getOrDefault(change.key(), List.of()).forEach(next -> tell(next, behind, told, ordered));
        }
    }
}
