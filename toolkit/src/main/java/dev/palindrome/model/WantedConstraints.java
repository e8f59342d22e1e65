package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which constraints and indexes a table should have that both a database and a model have. */
final class WantedConstraints {
    private static final String DEFINITION = "definition";
    private static final String CHECK = "check";
    private static final String PRIMARY_KEY = "primary key";

    private final Authority authority;
    private final Draft draft;
    private final ObjectKey table;
    private final Set<String> columns;
    private final List<SchemaObject> found = new ArrayList<>();
    private final List<SchemaObject> missing = new ArrayList<>();

    /** The constraints and indexes of a table whose columns, without quotes, will be these. */
    WantedConstraints(Authority authority, Draft draft, ObjectKey table, Set<String> columns) {
        this.authority = authority;
        this.draft = draft;
        this.table = table;
        this.columns = columns;
    }

    void settle(Set<String> gone) {
        found.addAll(constraints(draft.ofFound(table, "constraint")));
        found.addAll(draft.ofFound(table, "index"));
        missing.addAll(constraints(draft.ofModel(table, "constraint")));
        missing.addAll(draft.ofModel(table, "index"));
        pair((mine, theirs) -> sameKind(mine, theirs) && Structure.of(mine).equals(Structure.of(theirs)), false);
        pair((mine, theirs) -> Structure.unique(mine) != null && unique(mine).equals(unique(theirs)), false);
        pair((mine, theirs) -> sameKind(mine, theirs) && mine.key().equals(theirs.key()), true);
        pair((mine, theirs) -> sameKind(mine, theirs) && isAbout(mine, theirs), true);
        missing.forEach(draft::take);
        for (SchemaObject left : found) {
            if (mentions(left, gone) || !isOutside(left)) {
                draft.drop(left.key());
            }
        }
    }

    private static List<SchemaObject> constraints(List<SchemaObject> all) {
        return all.stream()
                .filter(constraint -> !"not null".equals(constraint.attribute("type")))
                .toList();
    }

    private static String unique(SchemaObject object) {
        String unique = Structure.unique(object);
        return unique == null ? "" : unique;
    }

    private static boolean sameKind(SchemaObject mine, SchemaObject theirs) {
        String type = mine.attribute("type");
        return mine.key().kind().equals(theirs.key().kind())
                && (type == null ? theirs.attribute("type") == null : type.equals(theirs.attribute("type")));
    }

    /** Whether one stands where the other should: the primary key, or what speaks of the same columns. */
    private boolean isAbout(SchemaObject mine, SchemaObject theirs) {
        String type = mine.attribute("type");
        if (type == null) {
            return false;
        }
        return switch (type) {
            case PRIMARY_KEY -> true;
            case "foreign key", CHECK -> mentioned(mine).equals(mentioned(theirs));
            default -> false;
        };
    }

    private Map<String, Boolean> mentioned(SchemaObject object) {
        Map<String, Boolean> names = new HashMap<>();
        for (String name : Structure.names(definition(object))) {
            if (columns.contains(name)) {
                names.put(name, true);
            }
        }
        return names;
    }

    private void pair(BiPredicate<SchemaObject, SchemaObject> match, boolean differ) {
        for (Iterator<SchemaObject> all = missing.iterator(); all.hasNext(); ) {
            SchemaObject mine = all.next();
            SchemaObject theirs = first(mine, match);
            if (theirs != null) {
                all.remove();
                found.remove(theirs);
                keep(mine, theirs, differ);
            }
        }
    }

    /** Of several that match, the one that is called the same. */
    private @Nullable SchemaObject first(SchemaObject mine, BiPredicate<SchemaObject, SchemaObject> match) {
        List<SchemaObject> matching =
                found.stream().filter(theirs -> match.test(mine, theirs)).toList();
        return matching.stream()
                .filter(theirs -> theirs.key().equals(mine.key()))
                .findFirst()
                .orElse(matching.isEmpty() ? null : matching.get(0));
    }

    private void keep(SchemaObject mine, SchemaObject theirs, boolean differ) {
        boolean renamed = !mine.key().equals(theirs.key())
                && authority.is(Strict.NAMES)
                && sameKind(mine, theirs)
                && !Structure.isGenerated(last(mine.key()));
        if (renamed) {
            draft.drop(theirs.key());
            draft.take(mine);
            return;
        }
        Map<String, @Nullable String> set = new HashMap<>();
        if (differ) {
            set.put(DEFINITION, named(definition(mine), last(mine.key()), last(theirs.key())));
        }
        draft.put(Draft.with(theirs, set, List.of("invalid", "not ready")));
    }

    private static String named(String definition, String mine, String theirs) {
        return definition.startsWith("CREATE ") && !mine.equals(theirs)
                ? definition.replaceFirst(
                        " INDEX " + java.util.regex.Pattern.quote(mine) + " ",
                        java.util.regex.Matcher.quoteReplacement(" INDEX " + theirs + " "))
                : definition;
    }

    private static String last(ObjectKey key) {
        List<String> parts = Identifiers.parts(key.name());
        return parts.get(parts.size() - 1);
    }

    private static boolean mentions(SchemaObject object, Set<String> gone) {
        return !gone.isEmpty() && Structure.names(definition(object)).stream().anyMatch(gone::contains);
    }

    /** Whether the model has no say in what it does not have. */
    private boolean isOutside(SchemaObject left) {
        if (left.attribute("partition of") != null || left.attribute("inherited") != null) {
            return true;
        }
        if (left.key().kind().equals("index")) {
            return !authority.is(Strict.INDEXES) && Structure.unique(left) == null;
        }
        String target = Structure.target(left);
        if (target != null) {
            ObjectKey other = new ObjectKey("table", target);
            return draft.has(other) && !draft.isOfModel(other);
        }
        return switch (String.valueOf(left.attribute("type"))) {
            case CHECK -> !authority.is(Strict.CHECKS);
            case PRIMARY_KEY, "unique" -> false;
            default -> true;
        };
    }

    private static String definition(SchemaObject object) {
        String definition = object.attribute(DEFINITION);
        return definition == null ? "" : definition;
    }
}
