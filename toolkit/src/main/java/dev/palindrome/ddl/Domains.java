package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Domains and their constraints. */
final class Domains extends Types {
    @Override
    List<DdlStatement> create(SchemaObject type, Sides sides) {
        SchemaObject named = notNull(type, sides.to);
        return one("CREATE DOMAIN " + name(type) + " AS " + type.attribute("type")
                + with(" COLLATE ", type.attribute("collation"))
                + with(" DEFAULT ", type.attribute("default"))
                + (named != null
                        ? " CONSTRAINT " + Names.last(named.key().name()) + " NOT NULL"
                        : is(type, "not null") ? " NOT NULL" : ""));
    }

    private static @Nullable SchemaObject notNull(SchemaObject type, World world) {
        return world.children(type.key(), "domain constraint").stream()
                .filter(one -> "not null".equals(one.attribute("type")))
                .findFirst()
                .orElse(null);
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (!onlyChanged(before, after, "default", "not null")) {
            return null;
        }
        String altered = "ALTER DOMAIN " + name(after);
        List<DdlStatement> statements = new ArrayList<>();
        if (changed(before, after, "default")) {
            String expression = after.attribute("default");
            statements.add(
                    DdlStatement.of(altered + (expression == null ? " DROP DEFAULT" : " SET DEFAULT " + expression)));
        }
        if (changed(before, after, "not null")
                && notNull(before, sides.from) == null
                && notNull(after, sides.to) == null) {
            statements.add(DdlStatement.of(altered + (is(after, "not null") ? " SET NOT NULL" : " DROP NOT NULL")));
        }
        return statements;
    }

    @Override
    List<DdlStatement> putAside(SchemaObject type) {
        return one("ALTER DOMAIN " + name(type) + " RENAME TO " + Names.last(aside(name(type))));
    }

    @Override
    List<DdlStatement> dropAside(SchemaObject type, SchemaObject after) {
        return one("DROP DOMAIN " + aside(name(type)));
    }

    /** Constraints of domains. */
    static final class Constraints extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject constraint, Sides sides) {
            return one("ALTER DOMAIN " + constraint.parent().name() + " ADD CONSTRAINT "
                    + Names.last(constraint.key().name()) + " " + constraint.attribute("definition"));
        }

        @Override
        List<DdlStatement> drop(SchemaObject constraint, Sides sides) {
            return one("ALTER DOMAIN " + constraint.parent().name() + " DROP CONSTRAINT "
                    + Names.last(constraint.key().name()));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            String was = String.valueOf(before.attribute("definition"));
            return was.equals(after.attribute("definition") + " NOT VALID")
                    ? one("ALTER DOMAIN " + after.parent().name() + " VALIDATE CONSTRAINT "
                            + Names.last(after.key().name()))
                    : null;
        }
    }
}
