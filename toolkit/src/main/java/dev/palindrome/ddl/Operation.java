package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Statements that stay together, and the operations that have to stand before. */
final class Operation implements Comparable<Operation> {
    enum Type {
        DROP,
        MAKE
    }

    private static final Comparator<Operation> ORDER = Comparator.comparing((Operation operation) -> operation.type)
            .thenComparingInt(Operation::rank)
            .thenComparing(operation -> operation.key)
            .thenComparing(operation -> operation.name);

    final Type type;
    final String name;
    final ObjectKey key;
    final List<DdlStatement> statements;

    /** What has to stand before. */
    final Set<Operation> after = new LinkedHashSet<>();

    /** What should stand before, if that is possible. */
    final Set<Operation> rather = new LinkedHashSet<>();

    Operation(Type type, String name, ObjectKey key, List<DdlStatement> statements) {
        this.type = type;
        this.name = name;
        this.key = key;
        this.statements = List.copyOf(statements);
    }

    private int rank() {
        int rank = Kinds.rank(key);
        return type == Type.DROP ? -rank : rank;
    }

    @Override
    public int compareTo(Operation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + " " + key;
    }
}
