package dev.palindrome.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what way the values of a column changed, where that can be recognised.
 *
 * @param kind in what way
 * @param words the same for a person; empty when there is nothing to add
 */
record How(Kind kind, String words) {
    /** Kinds of change. */
    enum Kind {
        /** Nothing is left of the values. */
        GONE,
        /** Less is left than there was: the way back is unknown. */
        REDUCED,
        /** Others, from which the former can be told. */
        CONVERTED,
        /** None of these. */
        OTHER
    }

    /** A value that changed. */
    record Change(@Nullable String before, @Nullable String after) {}

    /** Recognises what all of these have in common; at least one, each with two values that differ. */
    static How of(List<Change> changes) {
        How of = nulls(changes);
        if (of == null) {
            of = texts(changes);
        }
        if (of == null) {
            of = Numbers.how(changes);
        }
        if (of == null) {
            of = Times.how(changes);
        }
        if (of == null) {
            of = constant(changes);
        }
        if (of == null) {
            of = mapping(changes);
        }
        return of == null ? new How(Kind.OTHER, "") : of;
    }

    private static @Nullable How nulls(List<Change> changes) {
        if (changes.stream().allMatch(change -> change.after() == null)) {
            return changes.stream().allMatch(change -> "".equals(change.before()))
                    ? new How(Kind.REDUCED, "empty text became null")
                    : new How(Kind.GONE, "");
        }
        if (changes.stream().allMatch(change -> change.before() == null)) {
            Set<@Nullable String> values = new HashSet<>();
            changes.forEach(change -> values.add(change.after()));
            return new How(
                    Kind.REDUCED,
                    values.size() == 1
                            ? "null became " + Shown.value(changes.get(0).after())
                            : "null became a value");
        }
        return null;
    }

    private static @Nullable How texts(List<Change> changes) {
        if (changes.stream().anyMatch(change -> change.before() == null || change.after() == null)) {
            return null;
        }
        if (all(changes, (before, after) -> before.strip().equals(after.strip()) && after.length() < before.length())) {
            return new How(Kind.REDUCED, "trimmed");
        }
        if (all(changes, (before, after) -> before.strip().equals(after.strip()))) {
            return new How(Kind.REDUCED, "padded");
        }
        boolean times = changes.stream().allMatch(change -> Times.isTime(change.before()));
        boolean numbers = changes.stream().allMatch(change -> Numbers.isNumber(change.before()));
        if (!times && !numbers && all(changes, (before, after) -> !after.isEmpty() && before.startsWith(after))) {
            Set<Integer> lengths = changes.stream()
                    .map(change -> Objects.requireNonNull(change.after()))
                    .map(after -> after.codePointCount(0, after.length()))
                    .collect(Collectors.toSet());
            return new How(
                    Kind.REDUCED,
                    lengths.size() == 1
                            ? "text truncated to "
                                    + Shown.count(lengths.iterator().next(), "character")
                            : "text truncated");
        }
        if (all(changes, String::equalsIgnoreCase) && !isBoolean(changes)) {
            return new How(Kind.REDUCED, "case changed");
        }
        if (isBoolean(changes)) {
            return new How(Kind.CONVERTED, changes.size() == 1 ? "" : "true and false exchanged");
        }
        return null;
    }

    private static boolean isBoolean(List<Change> changes) {
        return all(
                changes,
                (before, after) -> Set.of("t", "f", "true", "false").contains(before)
                        && (before.startsWith("t")
                                ? after.equals("f") || after.equals("false")
                                : after.startsWith("t")));
    }

    private static @Nullable How constant(List<Change> changes) {
        String value = changes.get(0).after();
        boolean same = changes.stream().allMatch(change -> Objects.equals(change.after(), value));
        Set<@Nullable String> before = new HashSet<>();
        changes.forEach(change -> before.add(change.before()));
        if (same && (before.size() > 1 || (value != null && value.isEmpty()))) {
            return new How(Kind.GONE, (changes.size() > 1 ? "all became " : "became ") + Shown.value(value));
        }
        return null;
    }

    private static @Nullable How mapping(List<Change> changes) {
        if (changes.size() > 1 && sorted(changes, true).equals(sorted(changes, false))) {
            return new How(Kind.CONVERTED, "values went to other rows");
        }
        Map<@Nullable String, @Nullable String> map = new HashMap<>();
        for (Change change : changes) {
            String known = map.putIfAbsent(change.before(), change.after());
            if (known != null && !known.equals(change.after())) {
                return null;
            }
        }
        boolean injective = new HashSet<>(map.values()).size() == map.size();
        String words = map.size() > 3
                ? ""
                : map.entrySet().stream()
                        .map(entry -> Shown.value(entry.getKey()) + " became " + Shown.value(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "));
        // That many different values each became another one says nothing of how.
        boolean repeats = changes.size() > map.size();
        return new How(!injective ? Kind.REDUCED : repeats || map.size() == 1 ? Kind.CONVERTED : Kind.OTHER, words);
    }

    private static List<String> sorted(List<Change> changes, boolean before) {
        return changes.stream()
                .map(change -> String.valueOf(before ? change.before() : change.after()))
                .sorted()
                .toList();
    }

    /** What holds for both values of a change. */
    interface Test {
        boolean holds(String before, String after);
    }

    static boolean all(List<Change> changes, Test test) {
        return changes.stream()
                .allMatch(change -> change.before() != null
                        && change.after() != null
                        && test.holds(change.before(), change.after()));
    }
}
