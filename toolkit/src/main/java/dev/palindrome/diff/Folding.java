package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
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
            SchemaObject object = below.after() == null ? below.before() : below.after();
            Change above = object == null || object.parent() == null ? null : byKey.get(object.parent());
            if (above == null || below.type() == Change.Type.CHANGED || !follows(below, above)) {
                return cause;
            }
            cause = above.key();
            below = above;
        }
    }

    private static boolean follows(Change below, Change above) {
        if (above.type() == below.type()) {
            return true;
        }
        return above.type() == Change.Type.CHANGED
                && above.differences().stream().anyMatch(difference -> implies(difference, below));
    }

    /** A column that is not null has a constraint that says so (since 18), an identity column has a sequence. */
    private static boolean implies(Difference difference, Change below) {
        SchemaObject object = below.after() == null ? below.before() : below.after();
        boolean gone = difference.after() == null;
        if (object == null || gone != (below.type() == Change.Type.REMOVED)) {
            return false;
        }
        return switch (difference.attribute()) {
            case "not null" ->
                "not null".equals(object.attribute("type"))
                        && object.key().kind().equals("constraint");
            case "identity" ->
                "yes".equals(object.attribute("identity"))
                        && object.key().kind().equals("sequence");
            default -> false;
        };
    }
}
