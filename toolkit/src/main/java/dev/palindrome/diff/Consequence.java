package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which changes follow from which, by PostgreSQL's own doing. */
final class Consequence {
    private static final String PARTITION_OF = "partition of";
    private static final String NOT_NULL = "not null";
    private static final String IDENTITY = "identity";
    private static final String INHERITED = "inherited";
    private static final String INHERITS = "inherits";

    /** What a table that becomes a child, or is one no more, changes in all that it has. */
    private static final Set<String> INHERITANCE = Set.of(INHERITED, PARTITION_OF);

    private static final Set<String> BECOMES_CHILD = Set.of(PARTITION_OF, INHERITS);

    private Consequence() {}

    /**
     * The objects whose change can be the cause of a change: the object's parent, what it is a partition of or inherited from, and the
     * parent that it had before.
     *
     * @param objects finds an object, where it is known
     */
    static List<ObjectKey> causesOf(Change change, Function<ObjectKey, @Nullable SchemaObject> objects) {
        SchemaObject object = change.object();
        List<ObjectKey> causes = new ArrayList<>(2);
        if (object.parent() != null) {
            causes.add(object.parent());
        }
        String whole = object.attribute(PARTITION_OF);
        if (whole != null) {
            causes.add(new ObjectKey(object.key().kind(), whole));
        }
        if (object.parent() != null && object.attribute(INHERITED) != null) {
            SchemaObject table = objects.apply(object.parent());
            if (table != null) {
                causes.addAll(inheritedFrom(object, table));
            }
        }
        if (change.before() != null && change.after() != null && change.before().parent() != null) {
            causes.add(change.before().parent());
        }
        return causes;
    }

    /** The columns or constraints of the same name of the tables that a table inherits from. */
    private static List<ObjectKey> inheritedFrom(SchemaObject object, SchemaObject table) {
        String own = object.key().name().substring(table.key().name().length());
        return Stream.of(table.attribute(PARTITION_OF), table.attribute(INHERITS))
                .filter(Objects::nonNull)
                .flatMap(names -> Order.names(names).stream())
                .map(name -> new ObjectKey(object.key().kind(), name + own))
                .toList();
    }

    /** Whether a change follows from that of one of its {@link #causesOf causes}. */
    static boolean follows(Change below, Change above) {
        if (below.type() == Change.Type.CHANGED) {
            return above.type() == Change.Type.CHANGED ? changesWith(below, above) : movesFrom(below, above);
        }
        return above.type() == below.type()
                || above.differences().stream().anyMatch(difference -> implies(difference, below));
    }

    private static boolean changesWith(Change below, Change above) {
        boolean same = below.object().attribute(INHERITED) != null
                && below.key().kind().equals(above.key().kind())
                && below.differences().equals(above.differences());
        return same
                || below.differences().stream().allMatch(difference -> INHERITANCE.contains(difference.attribute()))
                        && above.differences().stream()
                                .anyMatch(difference -> BECOMES_CHILD.contains(difference.attribute())
                                        || INHERITANCE.contains(difference.attribute()))
                || isOnly(below, IDENTITY)
                        && above.differences().stream()
                                .anyMatch(difference -> difference.attribute().equals(IDENTITY));
    }

    /** What belonged to a missing object and belongs to another now: the sequence of a renamed table. */
    private static boolean movesFrom(Change below, Change above) {
        return above.type() == Change.Type.REMOVED
                && isOnly(below, Difference.PARENT)
                && above.key().equals(Objects.requireNonNull(below.before()).parent());
    }

    private static boolean isOnly(Change change, String attribute) {
        return change.differences().stream()
                .allMatch(difference -> difference.attribute().equals(attribute));
    }

    /** A column or domain that is not null has a constraint that says so (since 18 and 17), an identity column has a sequence. */
    private static boolean implies(Difference difference, Change below) {
        boolean gone = difference.after() == null;
        boolean came = difference.before() == null;
        if (below.type() == Change.Type.ADDED ? !came : !gone) {
            return false;
        }
        SchemaObject object = below.object();
        return switch (difference.attribute()) {
            case NOT_NULL -> NOT_NULL.equals(object.attribute("type"));
            case IDENTITY -> "yes".equals(object.attribute(IDENTITY));
            default -> false;
        };
    }
}
