package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.List;
import java.util.Locale;

/** Comments on objects of any kind. */
final class Comments extends Kind {
    @Override
    List<DdlStatement> create(SchemaObject part, Sides sides) {
        return set(part, sides.to, Names.literal(String.valueOf(part.attribute("text"))));
    }

    @Override
    List<DdlStatement> drop(SchemaObject part, Sides sides) {
        return set(part, sides.from, "NULL");
    }

    @Override
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        return create(after, sides);
    }

    private static List<DdlStatement> set(SchemaObject part, World world, String text) {
        ObjectKey key = part.parent();
        if (key == null) {
            throw new IllegalStateException("a comment on nothing: " + part.key());
        }
        String sql = "COMMENT ON " + target(world.get(key), world) + " IS " + text;
        return one(key.kind().equals("database") ? Databases.dynamic(sql) : sql);
    }

    /** An object as {@code COMMENT ON} names it. */
    static String target(SchemaObject object, World world) {
        String name = object.key().name();
        String relation = Structure.relation(world, object);
        return switch (object.key().kind()) {
            case "database" -> "DATABASE " + Databases.NAME;
            case "column", "attribute" -> "COLUMN " + name;
            case "constraint" -> "CONSTRAINT " + Structure.local(object, relation) + " ON " + relation;
            case "domain constraint" ->
                "CONSTRAINT " + Names.last(name) + " ON DOMAIN "
                        + object.parent().name();
            case "trigger", "rule", "policy" ->
                object.key().kind().toUpperCase(Locale.ROOT) + " " + Structure.local(object, relation) + " ON "
                        + relation;
            case "function", "window function" -> "FUNCTION " + name;
            case "aggregate" -> "ROUTINE " + name;
            case "enum", "composite type", "range", "type" -> "TYPE " + name;
            case "cast" -> "CAST (" + name.replaceFirst(" as ", " AS ") + ")";
            case "transform" ->
                "TRANSFORM " + name.replaceFirst("^for ", "FOR ").replaceFirst(" language ", " LANGUAGE ");
            case "server" -> "SERVER " + name;
            default -> object.key().kind().toUpperCase(Locale.ROOT) + " " + name;
        };
    }

    /** Security labels. */
    static final class Labels extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject label, Sides sides) {
            return set(label, Names.literal(String.valueOf(label.attribute("label"))));
        }

        @Override
        List<DdlStatement> drop(SchemaObject label, Sides sides) {
            return set(label, "NULL");
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return create(after, sides);
        }

        private static List<DdlStatement> set(SchemaObject label, String text) {
            String name = label.key().name();
            int on = name.indexOf(" on ");
            String target = name.substring(on + 4);
            boolean database = target.equals("database");
            String[] words = target.split(" ", 2);
            String sql = "SECURITY LABEL FOR " + name.substring(0, on) + " ON "
                    + (database
                            ? "DATABASE " + Databases.NAME
                            : target.replaceFirst("^table column ", "COLUMN ")
                                    .replaceFirst("^" + words[0], words[0].toUpperCase(Locale.ROOT)))
                    + " IS " + text;
            return one(database ? Databases.dynamic(sql) : sql);
        }
    }
}
