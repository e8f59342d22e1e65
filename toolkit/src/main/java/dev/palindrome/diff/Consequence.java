package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which changes follow from which, by PostgreSQL's own doing. */
final class Consequence {
    private static final String PARTITION_OF = "partition of";
    private static final String NOT_NULL = "not null";
    private static final String IDENTITY = "identity";

    /** What a table that becomes a child, or is one no more, changes in all that it has. */
    private static final Set<String> INHERITANCE = Set.of("inherited", PARTITION_OF);

    private static final Set<String> BECOMES_CHILD = Set.of(PARTITION_OF, "inherits");

    private Consequence() {}

    /** The objects whose change can be the cause of an object's: its parent, and what it is a partition of. */
    static List<ObjectKey> causesOf(SchemaObject object) {
        List<ObjectKey> causes = new ArrayList<>(2);
        if (object.parent() != null) {
            causes.add(object.parent());
        }
        String whole = object.attribute(PARTITION_OF);
        if (whole != null) {
            causes.add(new ObjectKey(object.key().kind(), whole));
        }
        return causes;
    }

    /** Whether a change follows from that of one of its {@link #causesOf causes}. */
    static boolean follows(Change below, Change above) {
        if (below.type() == Change.Type.CHANGED) {
            return above.type() == Change.Type.CHANGED
                    && below.differences().stream().allMatch(difference -> INHERITANCE.contains(difference.attribute()))
                    && above.differences().stream()
                            .anyMatch(difference -> BECOMES_CHILD.contains(difference.attribute())
                                    || INHERITANCE.contains(difference.attribute()));
        }
        return above.type() == below.type()
                || above.differences().stream().anyMatch(difference -> implies(difference, below));
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
