package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a relation's columns, which the snapshot keeps as one attribute of the relation. A column that came or went is its own
 * change: only the order of those that both sides have counts here.
 */
final class Order {
    private Order() {}

    /** Whether an attribute is a list of columns in order. */
    static boolean isOrder(ObjectKey key, String attribute) {
        return isOfTable(key, attribute)
                || (attribute.equals("attributes") && key.kind().equals("composite type"));
    }

    /** Whether an attribute is the order of a table's columns, which PostgreSQL can only restore by making the table anew. */
    static boolean isOfTable(ObjectKey key, String attribute) {
        return attribute.equals("columns")
                && (key.kind().equals("table") || key.kind().equals("foreign table"));
    }

    /** Whether the columns that both lists have stand in the same order. */
    static boolean same(@Nullable String before, @Nullable String after) {
        return common(before, after).equals(common(after, before));
    }

    /** A list with only those columns that another has as well. */
    static String common(@Nullable String list, @Nullable String other) {
        List<String> names = names(list);
        names.retainAll(new HashSet<>(names(other)));
        return String.join(", ", names);
    }

    /** The names in a list that is separated by commas; a quoted name may contain them. */
    static List<String> names(@Nullable String list) {
        List<String> names = new ArrayList<>();
        if (list == null || list.isEmpty()) {
            return names;
        }
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char character = list.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                names.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        names.add(list.substring(start).strip());
        return names;
    }
}
