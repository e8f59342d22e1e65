package dev.palindrome.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts operations in order: each after those that have to stand before it, the rest by kind and name. */
final class Sorting {
    private Sorting() {}

    static List<Operation> sort(Collection<Operation> operations) {
        TreeSet<Operation> left = new TreeSet<>(operations);
        Set<Operation> done = new HashSet<>();
        List<Operation> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            Operation next = first(left, done, true);
            if (next == null) {
                next = first(left, done, false);
            }
            if (next == null) {
                // They stand on each other: PostgreSQL will say which of them cannot be.
                next = left.first();
            }
            left.remove(next);
            done.add(next);
            sorted.add(next);
        }
        return sorted;
    }

    private static @org.jspecify.annotations.Nullable Operation first(
            Set<Operation> left, Set<Operation> done, boolean strict) {
        for (Operation operation : left) {
            if (done.containsAll(operation.after) && (!strict || done.containsAll(operation.rather))) {
                return operation;
            }
        }
        return null;
    }
}
