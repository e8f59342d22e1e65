package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes that a snapshot tells and that no statement makes, or none that a snapshot tells all about. */
final class Impossible {
    /** When an attribute is more than a statement can say. */
    private enum When {
        /** Both sides have the object, with different values. */
        CHANGED,
        /** The goal has a value that the start has not. */
        WANTED,
        /** Any side has a value: an object that comes or goes with it is ordered in a way that is not written here. */
        THERE
    }

    /** What nobody can ask PostgreSQL for, by kind. */
    private static final List<Rule> ATTRIBUTES = List.of(
            new Rule("table", "disabled constraints", When.CHANGED),
            new Rule("table", "disabled constraints", When.WANTED),
            new Rule("table", "detach pending", When.CHANGED),
            new Rule("table", "detach pending", When.WANTED),
            new Rule("index", "not ready", When.WANTED),
            new Rule("range", "canonical", When.THERE),
            new Rule("extension", "owner", When.CHANGED),
            new Rule("extension", "configuration tables", When.CHANGED));

    /** Stands for a secret in a snapshot. */
    private static final Pattern SECRET = Pattern.compile("=<[0-9a-f]{16}>");

    private Impossible() {}

    private record Rule(String kind, String attribute, When when) {
        boolean breaks(@Nullable SchemaObject before, @Nullable SchemaObject after) {
            String was = before == null ? null : before.attribute(attribute);
            String is = after == null ? null : after.attribute(attribute);
            return switch (when) {
                case CHANGED -> before != null && after != null && !Objects.equals(was, is);
                case WANTED -> is != null && !is.equals(was);
                case THERE -> was != null || is != null;
            };
        }
    }

    /** Why a change cannot be made, as the end of a sentence that begins with the object; null when it can. */
    static @Nullable String reason(ObjectKey key, Sides sides) {
        SchemaObject before = sides.from.find(key);
        SchemaObject after = sides.to.find(key);
        if (Objects.equals(before, after)) {
            return null;
        }
        if (Kinds.of(key) == null) {
            return "";
        }
        for (Rule rule : ATTRIBUTES) {
            if (rule.kind().equals(key.kind()) && rule.breaks(before, after)) {
                return ": " + rule.attribute();
            }
        }
        SchemaObject any = Objects.requireNonNull(after == null ? before : after);
        boolean ofExtension = any.parent() != null && any.parent().kind().startsWith("extension");
        if (ofExtension && key.kind().equals("policy")) {
            return ", which is on a table of an extension";
        }
        if (after != null
                && SECRET.matcher(String.valueOf(after.attribute("options"))).find()) {
            return ": it has a password, which a snapshot does not tell";
        }
        if (key.kind().equals("index") && Kind.is(any, "invalid") && after != null && !isOfPartitioned(after, sides)) {
            return ": invalid";
        }
        return before == null || after == null ? null : changed(before, after, sides);
    }

    private static @Nullable String changed(SchemaObject before, SchemaObject after, Sides sides) {
        return switch (after.key().kind()) {
            case "type" -> {
                boolean remade = before.attribute("shell") == null
                        && after.attribute("shell") == null
                        && !Kind.onlyChanged(before, after, "owner");
                yield remade ? ", because what it is made of cannot be changed while it is there" : null;
            }
            case "extension" -> {
                // Another version has other members, and another schema gives them other names.
                boolean members = Kind.changed(before, after, "members")
                        && !Kind.changed(before, after, "version")
                        && !Kind.changed(before, after, "schema");
                yield members ? ": members" : null;
            }
            case "column", "constraint" ->
                Kind.changed(before, after, "inherited") && isPlainlyInherited(sides, after)
                        ? ": whether it is inherited only"
                        : null;
            default -> null;
        };
    }

    /** An index of a partitioned table is invalid until those of all partitions are attached to it. */
    private static boolean isOfPartitioned(SchemaObject index, Sides sides) {
        SchemaObject table = sides.to.relation(Structure.relation(sides.to, index));
        return table != null && Kind.is(table, "partitioned by");
    }

    /** Whether an object of a table stays beside that of a table that it inherits from, before and after. */
    private static boolean isPlainlyInherited(Sides sides, SchemaObject object) {
        String relation = Structure.relation(sides.to, object);
        String local = Structure.local(object, relation);
        Predicate<String> stays = parent -> sides.isKept(new ObjectKey(Parts.INHERITANCE, relation + " of " + parent))
                && sides.isKept(new ObjectKey(object.key().kind(), parent + "." + local));
        return Structure.parents(sides.to, relation).stream().anyMatch(stays);
    }
}
