package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions and procedures. */
final class Routines extends Kind {
    /** Settings whose value is a list of identifiers. */
    private static final Set<String> LISTS = Set.of(
            "search_path",
            "temp_tablespaces",
            "local_preload_libraries",
            "session_preload_libraries",
            "shared_preload_libraries",
            "unix_socket_directories");

    private static final Pattern DEFAULT = Pattern.compile(" DEFAULT ");

    /** Whether the body is SQL that PostgreSQL keeps parsed. */
    static boolean isParsed(SchemaObject routine) {
        String body = routine.attribute("body");
        return "sql".equals(routine.attribute("language"))
                && body != null
                && (body.startsWith("BEGIN ATOMIC") || body.startsWith("RETURN "));
    }

    @Override
    String word(SchemaObject object) {
        return object.key().kind().equals("procedure") ? "PROCEDURE" : "FUNCTION";
    }

    @Override
    List<DdlStatement> create(SchemaObject routine, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>(write(routine));
        statements.addAll(extensions("ALTER " + word(routine) + " " + name(routine), null, routine));
        return statements;
    }

    private List<DdlStatement> write(SchemaObject routine) {
        String arguments = routine.attribute("arguments");
        String language = String.valueOf(routine.attribute("language"));
        boolean compiled = language.equals("c") || language.equals("internal");
        StringBuilder sql = new StringBuilder("CREATE OR REPLACE ")
                .append(word(routine))
                .append(' ')
                .append(Names.withoutArguments(name(routine)))
                .append('(')
                .append(arguments == null ? "" : arguments)
                .append(')');
        if (!routine.key().kind().equals("procedure")) {
            sql.append(with(" RETURNS ", routine.attribute("returns")));
        }
        sql.append("\nLANGUAGE ").append(Names.quoted(language));
        String transforms = routine.attribute("transforms");
        if (transforms != null) {
            sql.append(" TRANSFORM FOR TYPE ").append(String.join(", FOR TYPE ", Names.list(transforms)));
        }
        if (routine.key().kind().equals("window function")) {
            sql.append(" WINDOW");
        }
        if (!routine.key().kind().equals("procedure")) {
            word(sql, routine, "volatility", "volatile");
            sql.append(is(routine, "strict") ? " STRICT" : "");
            sql.append(is(routine, "leakproof") ? " LEAKPROOF" : "");
            String parallel = String.valueOf(routine.attribute("parallel"));
            sql.append(parallel.equals("unsafe") ? "" : " PARALLEL " + parallel.toUpperCase(Locale.ROOT));
            String cost = routine.attribute("cost");
            sql.append(cost == null || cost.equals(compiled ? "1" : "100") ? "" : " COST " + cost);
            String rows = routine.attribute("rows");
            sql.append(rows == null || rows.equals("1000") ? "" : " ROWS " + rows);
            String support = routine.attribute("support");
            sql.append(support == null ? "" : " SUPPORT " + Names.withoutArguments(support));
        }
        sql.append(is(routine, "security definer") ? " SECURITY DEFINER" : "");
        String settings = routine.attribute("settings");
        for (String[] setting : settings == null ? List.<String[]>of() : Names.options(settings)) {
            sql.append("\nSET ").append(setting[0]).append(" TO ").append(value(setting[0], setting[1]));
        }
        String body = String.valueOf(routine.attribute("body"));
        if (isParsed(routine)) {
            sql.append('\n').append(body.replaceFirst(";\\s*$", ""));
        } else if (language.equals("c")) {
            sql.append("\nAS ")
                    .append(Names.literal(String.valueOf(routine.attribute("library"))))
                    .append(", ")
                    .append(Names.literal(body));
        } else if (language.equals("internal")) {
            sql.append("\nAS ").append(Names.literal(body));
        } else {
            sql.append("\nAS ").append(dollars(body));
        }
        return one(sql.toString());
    }

    /** The value of a setting as {@code SET} takes it. */
    static String value(String name, String value) {
        if (LISTS.contains(name)) {
            return value.isBlank()
                    ? "''"
                    : String.join(
                            ", ",
                            Names.list(value).stream()
                                    .map(part -> part.isEmpty() ? "''" : Names.literal(Names.unquoted(part)))
                                    .toList());
        }
        return Names.literal(value);
    }

    private static void word(StringBuilder sql, SchemaObject routine, String attribute, String usual) {
        String value = routine.attribute(attribute);
        if (value != null && !value.equals(usual)) {
            sql.append(' ').append(value.toUpperCase(Locale.ROOT));
        }
    }

    private static String dollars(String body) {
        String tag = "$$";
        for (int i = 0; body.contains(tag.substring(0, tag.length() - 1)); i++) {
            tag = "$body" + (i == 0 ? "" : i) + "$";
        }
        return tag + body + tag;
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (changed(before, after, "returns")
                || !isReplaceable(before.attribute("arguments"), after.attribute("arguments"))) {
            return null;
        }
        List<DdlStatement> statements = new ArrayList<>();
        if (!onlyChanged(before, after, "depends on extensions")) {
            statements.addAll(write(after));
        }
        statements.addAll(extensions("ALTER " + word(after) + " " + name(after), before, after));
        return statements;
    }

    /** Whether nothing about the arguments changes but defaults that come or become others. */
    private static boolean isReplaceable(@Nullable String before, @Nullable String after) {
        List<String> was = Names.list(before == null ? "" : before);
        List<String> is = Names.list(after == null ? "" : after);
        if (was.size() != is.size()) {
            return false;
        }
        for (int i = 0; i < was.size(); i++) {
            String[] old = DEFAULT.split(was.get(i), 2);
            String[] young = DEFAULT.split(is.get(i), 2);
            if (!old[0].equals(young[0]) || old.length > young.length) {
                return false;
            }
        }
        return true;
    }

    /** Aggregates. */
    static final class Aggregates extends Kind {
        private static final Pattern STATE = Pattern.compile("^(.*) on (.*) size (\\d+)$");

        @Override
        String word(SchemaObject object) {
            return "ROUTINE";
        }

        @Override
        List<DdlStatement> create(SchemaObject aggregate, Sides sides) {
            List<String> parts = new ArrayList<>();
            state(parts, aggregate.attribute("transition"), "");
            add(parts, "INITCOND = ", literal(aggregate.attribute("initial")));
            String last = aggregate.attribute("final");
            if (last != null) {
                parts.add("FINALFUNC = " + Names.withoutArguments(last));
                if (last.endsWith(" extra")) {
                    parts.add("FINALFUNC_EXTRA");
                }
            }
            add(parts, "FINALFUNC_MODIFY = ", modify(aggregate.attribute("final modify")));
            function(parts, "COMBINEFUNC = ", aggregate.attribute("combine"));
            function(parts, "SERIALFUNC = ", aggregate.attribute("serialize"));
            function(parts, "DESERIALFUNC = ", aggregate.attribute("deserialize"));
            state(parts, aggregate.attribute("moving transition"), "M");
            function(parts, "MINVFUNC = ", aggregate.attribute("moving inverse"));
            add(parts, "MINITCOND = ", literal(aggregate.attribute("moving initial")));
            String moving = aggregate.attribute("moving final");
            if (moving != null) {
                parts.add("MFINALFUNC = " + Names.withoutArguments(moving));
                if (moving.contains(") extra")) {
                    parts.add("MFINALFUNC_EXTRA");
                }
                add(parts, "MFINALFUNC_MODIFY = ", modify(moving.substring(moving.length() - 1)));
            }
            String operator = aggregate.attribute("sort operator");
            if (operator != null) {
                parts.add("SORTOP = " + Operators.reference(operator));
            }
            String parallel = aggregate.attribute("parallel");
            if (parallel != null && !parallel.equals("unsafe")) {
                parts.add("PARALLEL = " + parallel);
            }
            if ("hypothetical set".equals(aggregate.attribute("kind of aggregate"))) {
                parts.add("HYPOTHETICAL");
            }
            String arguments = aggregate.attribute("arguments");
            return one("CREATE AGGREGATE " + Names.withoutArguments(name(aggregate)) + "("
                    + (arguments == null ? "*" : arguments) + ") (\n    " + String.join(",\n    ", parts) + "\n)");
        }

        private static void state(List<String> parts, @Nullable String transition, String prefix) {
            Matcher matcher = STATE.matcher(transition == null ? "" : transition);
            if (matcher.matches()) {
                parts.add(prefix
                        + (prefix.isEmpty() ? "SFUNC = " : "SFUNC = ")
                        + Names.withoutArguments(matcher.group(1)));
                parts.add(prefix + "STYPE = " + matcher.group(2));
                if (!matcher.group(3).equals("0")) {
                    parts.add(prefix + "SSPACE = " + matcher.group(3));
                }
            }
        }

        private static @Nullable String literal(@Nullable String text) {
            return text == null ? null : Names.literal(text);
        }

        private static @Nullable String modify(@Nullable String letter) {
            return letter == null
                    ? null
                    : switch (letter) {
                        case "s" -> "SHAREABLE";
                        case "w" -> "READ_WRITE";
                        default -> "READ_ONLY";
                    };
        }

        private static void function(List<String> parts, String words, @Nullable String signature) {
            add(parts, words, signature == null ? null : Names.withoutArguments(signature));
        }

        private static void add(List<String> parts, String words, @Nullable String value) {
            if (value != null) {
                parts.add(words + value);
            }
        }
    }
}
