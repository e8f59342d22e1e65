package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types of every sort. One that cannot be altered is made again beside the old one, and columns are converted. */
abstract class Types extends Kind {
    static final Set<String> KINDS = Set.of("enum", "domain", "composite type", "range", "type");

    @Override
    String word(SchemaObject object) {
        return object.key().kind().equals("domain") ? "DOMAIN" : "TYPE";
    }

    /** What a type is called while a new one stands beside it. */
    static String aside(String name) {
        return Names.qualifier(name) + "." + Names.derived(Names.last(name), "__old");
    }

    /** Puts the old type aside, so that the new one can have its name. */
    List<DdlStatement> putAside(SchemaObject type) {
        return one("ALTER TYPE " + name(type) + " RENAME TO " + Names.last(aside(name(type))));
    }

    /** Drops the type that was put aside. */
    List<DdlStatement> dropAside(SchemaObject type, SchemaObject after) {
        return one("DROP TYPE " + aside(name(type)));
    }

    static final class Enums extends Types {
        @Override
        List<DdlStatement> create(SchemaObject type, Sides sides) {
            String labels = type.attribute("labels");
            return one("CREATE TYPE " + name(type) + " AS ENUM (" + (labels == null ? "" : labels) + ")");
        }

        private static List<String> labels(SchemaObject type) {
            String labels = type.attribute("labels");
            return labels == null ? List.of() : Names.list(labels);
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            List<String> was = labels(before);
            List<String> is = labels(after);
            if (!is.stream().filter(was::contains).toList().equals(was)) {
                return null;
            }
            List<DdlStatement> statements = new ArrayList<>();
            for (int i = 0; i < is.size(); i++) {
                String label = is.get(i);
                if (was.contains(label)) {
                    continue;
                }
                if (!sides.options.online() && isUsed(label, after.key().name(), sides)) {
                    // What is added cannot be used before the transaction ends.
                    return null;
                }
                String next = is.subList(i, is.size()).stream()
                        .filter(was::contains)
                        .findFirst()
                        .orElse(null);
                statements.add(DdlStatement.of(
                        "ALTER TYPE " + name(after) + " ADD VALUE " + label + (next == null ? "" : " BEFORE " + next)));
            }
            return statements;
        }

        private static boolean isUsed(String label, String type, Sides sides) {
            String constant = label + "::" + type;
            return sides.to.objects().values().stream().anyMatch(object -> object.attributes().values().stream()
                    .anyMatch(value ->
                            value.contains(constant) || (value.contains(label) && value.contains("FOR VALUES"))));
        }

        @Override
        List<DdlStatement> dropAside(SchemaObject type, SchemaObject after) {
            Set<String> lost = new HashSet<>(labels(type));
            labels(after).forEach(lost::remove);
            return lost.isEmpty()
                    ? super.dropAside(type, after)
                    : List.of(DdlStatement.losing(
                            "DROP TYPE " + aside(name(type)),
                            "the labels " + lost.stream().sorted().collect(Collectors.joining(", ")) + " of type "
                                    + name(type)));
        }
    }

    static final class Composites extends Types {
        @Override
        List<DdlStatement> create(SchemaObject type, Sides sides) {
            return one("CREATE TYPE " + name(type) + " AS (" + type.attribute("definition") + ")");
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            List<String> was = Names.list(String.valueOf(before.attribute("definition")));
            List<String> is = Names.list(String.valueOf(after.attribute("definition")));
            List<String> old = was.stream().map(Composites::attribute).toList();
            List<String> young = is.stream().map(Composites::attribute).toList();
            List<String> kept = old.stream().filter(young::contains).toList();
            boolean possible =
                    young.size() >= kept.size() && young.subList(0, kept.size()).equals(kept);
            boolean used = sides.from.users(before.key()).stream()
                    .anyMatch(user -> user.kind().equals("column") || KINDS.contains(user.kind()));
            boolean retyped =
                    kept.stream().anyMatch(name -> !was.get(old.indexOf(name)).equals(is.get(young.indexOf(name))));
            if (!possible || used && retyped) {
                return null;
            }
            List<String> actions = new ArrayList<>();
            old.stream().filter(name -> !young.contains(name)).forEach(name -> actions.add("DROP ATTRIBUTE " + name));
            for (String name : kept) {
                String now = is.get(young.indexOf(name));
                if (!was.get(old.indexOf(name)).equals(now)) {
                    actions.add("ALTER ATTRIBUTE " + name + " TYPE" + now.substring(name.length()));
                }
            }
            is.subList(kept.size(), is.size()).forEach(attribute -> actions.add("ADD ATTRIBUTE " + attribute));
            String sql = "ALTER TYPE " + name(after) + " " + String.join(", ", actions);
            return actions.isEmpty()
                    ? List.of()
                    : used && kept.size() < old.size()
                            ? List.of(DdlStatement.losing(sql, "attributes of values of type " + name(after)))
                            : one(sql);
        }

        private static String attribute(String definition) {
            int end = definition.startsWith("\"") ? definition.indexOf('"', 1) + 1 : definition.indexOf(' ');
            while (definition.startsWith("\"") && end < definition.length() && definition.charAt(end) == '"') {
                end = definition.indexOf('"', end + 1) + 1;
            }
            return definition.substring(0, end);
        }
    }

    static final class Ranges extends Types {
        @Override
        List<DdlStatement> create(SchemaObject type, Sides sides) {
            List<String> parts = new ArrayList<>();
            parts.add("SUBTYPE = " + type.attribute("subtype"));
            add(parts, "SUBTYPE_OPCLASS = ", type.attribute("subtype operator class"));
            add(parts, "COLLATION = ", type.attribute("collation"));
            add(parts, "CANONICAL = ", function(type, "canonical"));
            add(parts, "SUBTYPE_DIFF = ", function(type, "subtype difference"));
            add(parts, "MULTIRANGE_TYPE_NAME = ", type.attribute("multirange"));
            return one("CREATE TYPE " + name(type) + " AS RANGE (" + String.join(", ", parts) + ")");
        }

        private static DdlStatement function(String name, String arguments) {
            return DdlStatement.of("ALTER FUNCTION " + name + arguments + " RENAME TO " + Names.last(aside(name)));
        }

        private static @Nullable String function(SchemaObject type, String attribute) {
            String signature = type.attribute(attribute);
            return signature == null ? null : Names.withoutArguments(signature);
        }

        private static void add(List<String> parts, String words, @Nullable String value) {
            if (value != null) {
                parts.add(words + value);
            }
        }

        @Override
        List<DdlStatement> putAside(SchemaObject type) {
            String multirange = String.valueOf(type.attribute("multirange"));
            String subtype = type.attribute("subtype");
            List<DdlStatement> statements = new ArrayList<>();
            // The functions that make values have the names of the types.
            for (String arguments :
                    List.of("(" + subtype + ", " + subtype + ")", "(" + subtype + ", " + subtype + ", text)")) {
                statements.add(function(name(type), arguments));
            }
            for (String arguments : List.of("()", "(" + name(type) + ")", "(VARIADIC " + name(type) + "[])")) {
                statements.add(function(multirange, arguments));
            }
            statements.addAll(super.putAside(type));
            statements.add(DdlStatement.of("ALTER TYPE " + multirange + " RENAME TO " + Names.last(aside(multirange))));
            return statements;
        }
    }

    /** Collations. */
    static final class Collations extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject collation, Sides sides) {
            List<String> parts = new ArrayList<>();
            parts.add("PROVIDER = " + collation.attribute("provider"));
            for (String name : List.of("locale", "lc_collate", "lc_ctype", "rules")) {
                String value = collation.attribute(name);
                if (value != null) {
                    parts.add(name.toUpperCase(java.util.Locale.ROOT) + " = " + Names.literal(value));
                }
            }
            if (is(collation, "nondeterministic")) {
                parts.add("DETERMINISTIC = false");
            }
            return one("CREATE COLLATION " + name(collation) + " (" + String.join(", ", parts) + ")");
        }
    }

    /** Nothing is said about attributes: their type's statement says it. */
    static final class Attributes extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject attribute, Sides sides) {
            return List.of();
        }

        @Override
        List<DdlStatement> drop(SchemaObject attribute, Sides sides) {
            return List.of();
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return List.of();
        }
    }

    /** Whether a key names a type. */
    static boolean isType(ObjectKey key) {
        return KINDS.contains(key.kind());
    }
}
