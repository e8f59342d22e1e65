package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Base types and shells. */
final class BaseTypes extends Types {
    @Override
    List<DdlStatement> create(SchemaObject type, Sides sides) {
        if (is(type, "shell")) {
            return one("CREATE TYPE " + name(type));
        }
        List<String> parts = new ArrayList<>();
        for (String[] one : FUNCTIONS) {
            String signature = type.attribute(one[0]);
            if (signature != null && !signature.equals("-")) {
                parts.add(one[1] + " = " + Names.withoutArguments(signature));
            }
        }
        String length = type.attribute("length");
        parts.add("INTERNALLENGTH = " + ("-1".equals(length) ? "VARIABLE" : length));
        if (is(type, "by value")) {
            parts.add("PASSEDBYVALUE");
        }
        parts.add("ALIGNMENT = "
                + switch (String.valueOf(type.attribute("alignment"))) {
                    case "c" -> "char";
                    case "s" -> "int2";
                    case "d" -> "double";
                    default -> "int4";
                });
        parts.add("STORAGE = "
                + switch (String.valueOf(type.attribute("storage"))) {
                    case "e" -> "external";
                    case "m" -> "main";
                    case "x" -> "extended";
                    default -> "plain";
                });
        parts.add("CATEGORY = " + Names.literal(String.valueOf(type.attribute("category"))));
        if (is(type, "preferred")) {
            parts.add("PREFERRED = true");
        }
        if (is(type, "default")) {
            parts.add("DEFAULT = " + Names.literal(String.valueOf(type.attribute("default"))));
        }
        if (is(type, "element")) {
            parts.add("ELEMENT = " + type.attribute("element"));
        }
        parts.add("DELIMITER = " + Names.literal(String.valueOf(type.attribute("delimiter"))));
        if (is(type, "collatable")) {
            parts.add("COLLATABLE = true");
        }
        return one("CREATE TYPE " + name(type) + " (\n    " + String.join(",\n    ", parts) + "\n)");
    }

    private static final List<String[]> FUNCTIONS = List.of(
            new String[] {"input", "INPUT"},
            new String[] {"output", "OUTPUT"},
            new String[] {"receive", "RECEIVE"},
            new String[] {"send", "SEND"},
            new String[] {"modifier input", "TYPMOD_IN"},
            new String[] {"modifier output", "TYPMOD_OUT"},
            new String[] {"analyze", "ANALYZE"},
            new String[] {"subscript", "SUBSCRIPT"});

    @Override
    List<DdlStatement> drop(SchemaObject type, Sides sides) {
        // Its functions cannot be dropped before it, nor it before them.
        return one("DROP TYPE " + name(type) + (is(type, "shell") ? "" : " CASCADE"));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        return null;
    }

    /** The name of a base type, which its functions need before it is defined. */
    static final class Shells extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject shell, Sides sides) {
            return one("CREATE TYPE " + name(shell));
        }

        @Override
        List<DdlStatement> drop(SchemaObject shell, Sides sides) {
            return List.of();
        }
    }
}
