package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Privileges that were granted, and those of the built-in defaults that were revoked. */
final class Grants extends Kind {
    private static final String OPTION = "with grant option";
    private static final List<String> OBJECTS = List.of(
            "column",
            "table",
            "view",
            "materialized view",
            "foreign table",
            "sequence",
            "function",
            "window function",
            "procedure",
            "aggregate",
            "type",
            "language",
            "schema");

    /** One privilege as one grantor gave it. */
    private record Held(boolean grantable, @Nullable String grantor) {}

    @Override
    List<DdlStatement> create(SchemaObject grant, Sides sides) {
        return change(Map.of(), held(grant), grant, sides.to);
    }

    @Override
    List<DdlStatement> drop(SchemaObject grant, Sides sides) {
        return change(held(grant), Map.of(), grant, sides.from);
    }

    @Override
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        return change(held(before), held(after), after, sides.to);
    }

    private static Map<String, List<Held>> held(SchemaObject grant) {
        Map<String, List<Held>> held = new TreeMap<>();
        grant.attributes().forEach((privilege, value) -> {
            List<Held> all = new ArrayList<>();
            for (String one : Names.list(value)) {
                int by = one.indexOf(" by ");
                all.add(new Held(one.contains(OPTION), by < 0 ? null : one.substring(by + 4)));
            }
            held.put(privilege, all);
        });
        return held;
    }

    private static List<DdlStatement> change(
            Map<String, List<Held>> was, Map<String, List<Held>> is, SchemaObject grant, World world) {
        boolean revoked = grant.key().kind().equals("revoke");
        String grantee = grantee(grant);
        List<DdlStatement> statements = new ArrayList<>();
        was.forEach((privilege, all) -> {
            for (Held one : all) {
                List<Held> now = is.getOrDefault(privilege, List.of());
                boolean kept = now.stream().anyMatch(other -> java.util.Objects.equals(other.grantor(), one.grantor()));
                if (!kept) {
                    add(statements, !revoked ? null : one, privilege, grant, grantee, one, world);
                } else if (one.grantable() && !now.contains(one)) {
                    statements.add(DdlStatement.of("REVOKE GRANT OPTION FOR " + privilege(privilege, grant) + " ON "
                            + on(grant, world) + " FROM " + grantee));
                }
            }
        });
        is.forEach((privilege, all) -> {
            for (Held one : all) {
                if (!was.getOrDefault(privilege, List.of()).contains(one)) {
                    add(statements, revoked ? null : one, privilege, grant, grantee, one, world);
                }
            }
        });
        return statements;
    }

    /** A grant, or a revocation where {@code granted} is null. */
    private static void add(
            List<DdlStatement> statements,
            @Nullable Held granted,
            String privilege,
            SchemaObject grant,
            String grantee,
            Held one,
            World world) {
        String sql = granted == null
                ? "REVOKE " + privilege(privilege, grant) + " ON " + on(grant, world) + " FROM " + grantee
                : "GRANT " + privilege(privilege, grant) + " ON " + on(grant, world) + " TO " + grantee
                        + (one.grantable() ? " WITH GRANT OPTION" : "");
        if (grant.key().name().endsWith(" on database")) {
            sql = Databases.dynamic(sql);
        }
        if (one.grantor() != null) {
            statements.add(DdlStatement.of("SET ROLE " + one.grantor()));
            statements.add(DdlStatement.of(sql));
            statements.add(DdlStatement.of("RESET ROLE"));
        } else {
            statements.add(DdlStatement.of(sql));
        }
    }

    private static String privilege(String privilege, SchemaObject grant) {
        ObjectKey object = object(grant);
        return object != null && object.kind().equals("column")
                ? privilege + " (" + Names.last(object.name()) + ")"
                : privilege;
    }

    static String grantee(SchemaObject grant) {
        String name = grant.key().name().replaceFirst("^(to|from) ", "");
        return name.substring(0, name.indexOf(" on "));
    }

    /** What it is on; PostgreSQL's own objects and those of extensions are no objects of the snapshot. */
    private static @Nullable ObjectKey object(SchemaObject grant) {
        ObjectKey parent = grant.parent();
        if (parent != null && !parent.kind().equals("extension")) {
            return parent;
        }
        String on = grant.key().name().replaceFirst("^.*? on ", "");
        return OBJECTS.stream()
                .filter(kind -> on.startsWith(kind + " "))
                .findFirst()
                .map(kind -> new ObjectKey(kind, on.substring(kind.length() + 1)))
                .orElse(null);
    }

    private static String on(SchemaObject grant, World world) {
        ObjectKey parent = object(grant);
        if (parent == null) {
            return grant.key().name().replaceFirst("^.*? on ", "").replace("database", Databases.NAME);
        }
        return switch (parent.kind()) {
            case "column" -> "TABLE " + Names.qualifier(parent.name());
            case "table", "view", "materialized view", "foreign table" -> "TABLE " + parent.name();
            case "function", "window function" -> "FUNCTION " + parent.name();
            case "aggregate" -> "ROUTINE " + parent.name();
            case "enum", "composite type", "domain", "range", "type" -> "TYPE " + parent.name();
            case "server" -> "FOREIGN SERVER " + parent.name();
            case "database" -> "DATABASE " + Databases.NAME;
            default -> parent.kind().toUpperCase(Locale.ROOT) + " " + parent.name();
        };
    }

    /** Privileges on what will be made. */
    static final class Defaults extends Kind {
        private static final Pattern NAME =
                Pattern.compile("^by (.+?) on (.+?)(?: in schema (.+?))? (?:to|from) ([^ ]+|\".*\")$");

        @Override
        List<DdlStatement> create(SchemaObject grant, Sides sides) {
            return change(null, grant);
        }

        @Override
        List<DdlStatement> drop(SchemaObject grant, Sides sides) {
            return change(grant, null);
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return change(before, after);
        }

        private static List<DdlStatement> change(@Nullable SchemaObject before, @Nullable SchemaObject after) {
            SchemaObject any = after == null ? before : after;
            Matcher name = NAME.matcher(any.key().name());
            if (!name.matches()) {
                throw new IllegalStateException("no default privilege: " + any.key());
            }
            String start = "ALTER DEFAULT PRIVILEGES FOR ROLE " + name.group(1)
                    + (name.group(3) == null ? "" : " IN SCHEMA " + name.group(3));
            String kind = " ON " + name.group(2).toUpperCase(Locale.ROOT);
            boolean revoked = any.key().kind().equals("default revoke");
            Map<String, String> was = before == null ? Map.of() : before.attributes();
            Map<String, String> is = after == null ? Map.of() : after.attributes();
            List<DdlStatement> statements = new ArrayList<>();
            was.forEach((privilege, value) -> {
                if (!value.equals(is.get(privilege))) {
                    statements.add(DdlStatement.of(
                            revoked
                                    ? start + " GRANT " + privilege + kind + " TO " + name.group(4)
                                    : start + " REVOKE " + privilege + kind + " FROM " + name.group(4)));
                }
            });
            is.forEach((privilege, value) -> {
                if (!value.equals(was.get(privilege))) {
                    statements.add(DdlStatement.of(
                            revoked
                                    ? start + " REVOKE " + privilege + kind + " FROM " + name.group(4)
                                    : start + " GRANT " + privilege + kind + " TO " + name.group(4)
                                            + (value.contains(OPTION) ? " WITH GRANT OPTION" : "")));
                }
            });
            return statements;
        }
    }
}
