package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operators. */
final class Operators extends Kind {
    /** An operator as other statements name it. */
    static String reference(String signature) {
        return "OPERATOR(" + Names.withoutArguments(qualified(signature)) + ")";
    }

    /** A signature with its schema; PostgreSQL leaves its own away. */
    private static String qualified(String signature) {
        return Names.withoutArguments(signature).indexOf('.') >= 0 ? signature : "pg_catalog." + signature;
    }

    @Override
    List<DdlStatement> create(SchemaObject operator, Sides sides) {
        if (!is(operator, "function")) {
            // It comes with the one that names it.
            return List.of();
        }
        List<String> arguments = Names.list(Names.arguments(name(operator)));
        List<String> parts = new ArrayList<>();
        parts.add("FUNCTION = " + Names.withoutArguments(String.valueOf(operator.attribute("function"))));
        add(parts, "LEFTARG = ", arguments.get(0).equalsIgnoreCase("none") ? null : arguments.get(0));
        add(parts, "RIGHTARG = ", arguments.get(1).equalsIgnoreCase("none") ? null : arguments.get(1));
        add(parts, "COMMUTATOR = ", reference(operator, "commutator"));
        add(parts, "NEGATOR = ", reference(operator, "negator"));
        add(parts, "RESTRICT = ", function(operator, "restrict"));
        add(parts, "JOIN = ", function(operator, "join"));
        if (is(operator, "hashes")) {
            parts.add("HASHES");
        }
        if (is(operator, "merges")) {
            parts.add("MERGES");
        }
        return one("CREATE OPERATOR " + Names.withoutArguments(name(operator)) + " (" + String.join(", ", parts) + ")");
    }

    private static @Nullable String reference(SchemaObject operator, String attribute) {
        String signature = operator.attribute(attribute);
        return signature == null ? null : reference(signature);
    }

    private static @Nullable String function(SchemaObject operator, String attribute) {
        String signature = operator.attribute(attribute);
        return signature == null ? null : Names.withoutArguments(signature);
    }

    private static void add(List<String> parts, String words, @Nullable String value) {
        if (value != null) {
            parts.add(words + value);
        }
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (!onlyChanged(before, after, "restrict", "join")) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String attribute : List.of("restrict", "join")) {
            if (changed(before, after, attribute)) {
                String function = function(after, attribute);
                parts.add(
                        attribute.toUpperCase(java.util.Locale.ROOT) + " = " + (function == null ? "NONE" : function));
            }
        }
        return one("ALTER OPERATOR " + name(after) + " SET (" + String.join(", ", parts) + ")");
    }

    /** Operator families. Those of their members that no class has are added. */
    static final class Families extends Kind {
        private static final Pattern OPERATOR = Pattern.compile("^(\\d+) (.*?)( for order by .*)?$");

        @Override
        List<DdlStatement> create(SchemaObject family, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>(one("CREATE OPERATOR FAMILY " + name(family)));
            statements.addAll(add(family, members(family), sides));
            return statements;
        }

        private List<DdlStatement> add(SchemaObject family, List<String> members, Sides sides) {
            List<String> loose = new ArrayList<>(members);
            loose.removeAll(inClasses(family, sides.to));
            return loose.isEmpty()
                    ? List.of()
                    : one("ALTER OPERATOR FAMILY " + name(family) + " ADD\n    " + String.join(",\n    ", loose));
        }

        private static Set<String> inClasses(SchemaObject family, World world) {
            Set<String> members = new HashSet<>();
            for (SchemaObject one : world.children(family.key(), "operator class")) {
                members.addAll(members(one));
            }
            return members;
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            List<String> was = members(before);
            List<String> is = members(after);
            List<DdlStatement> statements = new ArrayList<>();
            List<String> dropped = new ArrayList<>(was);
            dropped.removeAll(is);
            dropped.removeAll(inClasses(before, sides.from));
            if (!dropped.isEmpty()) {
                List<String> parts = dropped.stream().map(Families::slot).toList();
                statements.add(DdlStatement.of(
                        "ALTER OPERATOR FAMILY " + name(after) + " DROP\n    " + String.join(",\n    ", parts)));
            }
            List<String> added = new ArrayList<>(is);
            added.removeAll(was);
            statements.addAll(add(after, added, sides));
            return statements;
        }

        /** The members of a family or a class in the words of {@code CREATE OPERATOR CLASS}. */
        static List<String> members(SchemaObject one) {
            List<String> members = new ArrayList<>();
            String operators = one.attribute("operators");
            for (String operator : Names.list(operators == null ? "" : operators)) {
                Matcher matcher = OPERATOR.matcher(operator);
                if (matcher.matches()) {
                    members.add("OPERATOR " + matcher.group(1) + " " + qualified(matcher.group(2))
                            + (matcher.group(3) == null
                                    ? ""
                                    : matcher.group(3).replace("for order by", "FOR ORDER BY")));
                }
            }
            String functions = one.attribute("functions");
            for (String function : Names.list(functions == null ? "" : functions)) {
                members.add("FUNCTION " + function);
            }
            return members;
        }

        /** A member as {@code DROP} takes it: its number and types. */
        private static String slot(String member) {
            String[] words = member.split(" ", 3);
            String rest = words[2].replaceFirst(" FOR ORDER BY .*", "");
            String types = words[0].equals("OPERATOR")
                    ? "(" + Names.arguments(rest) + ")"
                    : rest.substring(0, rest.indexOf(')') + 1);
            return words[0] + " " + words[1] + " " + types;
        }
    }

    /** Operator classes. */
    static final class Classes extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject one, Sides sides) {
            int using = one.key().name().lastIndexOf(" using ");
            List<String> parts = new ArrayList<>(Families.members(one));
            if (is(one, "storage")) {
                parts.add("STORAGE " + one.attribute("storage"));
            }
            if (parts.isEmpty()) {
                parts.add("STORAGE " + one.attribute("type"));
            }
            return one("CREATE OPERATOR CLASS " + one.key().name().substring(0, using)
                    + (is(one, "default") ? " DEFAULT" : "") + " FOR TYPE " + one.attribute("type")
                    + one.key().name().substring(using).replace(" using ", " USING ")
                    + " FAMILY " + one.attribute("family") + " AS\n    " + String.join(",\n    ", parts));
        }
    }
}
