package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts changes under the change that caused them, and the smallest first. */
final class Folding {
    private static final Comparator<Change> SMALLEST_FIRST = Comparator.comparing(Change::isEquivalent)
            .thenComparingInt(Change::size)
            .thenComparingInt(change -> Math.max(1, change.differences().size()))
            .thenComparing(Change::key);

    private Folding() {}

    static List<Change> fold(List<Change> all) {
        Map<ObjectKey, Change> byKey = new HashMap<>();
        all.forEach(change -> byKey.put(change.key(), change));
        Map<ObjectKey, List<Change>> consequences = new HashMap<>();
        List<Change> causes = new ArrayList<>();
        for (Change change : all) {
            ObjectKey cause = cause(change, byKey);
            if (cause == null) {
                causes.add(change);
            } else {
                consequences.computeIfAbsent(cause, key -> new ArrayList<>()).add(change);
            }
        }
        return causes.stream()
                .map(change -> change.causing(consequences.getOrDefault(change.key(), List.of())))
                .sorted(SMALLEST_FIRST)
                .toList();
    }

    /** The topmost change that this one follows from, or null. */
    private static @Nullable ObjectKey cause(Change change, Map<ObjectKey, Change> byKey) {
        ObjectKey cause = null;
        Change below = change;
        while (true) {
            Change above = null;
            for (ObjectKey key : Consequence.causesOf(below.object())) {
                Change candidate = byKey.get(key);
                if (above == null && candidate != null && Consequence.follows(below, candidate)) {
                    above = candidate;
                }
            }
            if (above == null) {
                return cause;
            }
            cause = above.key();
            below = above;
        }
    }
}
