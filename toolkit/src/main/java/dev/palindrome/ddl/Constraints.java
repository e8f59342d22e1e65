package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints of tables. */
final class Constraints extends Kind {
    private static final String NOT_VALID = " NOT VALID";

    @Override
    List<DdlStatement> create(SchemaObject constraint, Sides sides) {
        String relation = Structure.relation(sides.to, constraint);
        boolean attaching = sides.isMade(new ObjectKey(Parts.ATTACHMENT, relation));
        String type = String.valueOf(constraint.attribute("type"));
        boolean inherited =
                is(constraint, "inherited") && !(attaching && (type.equals("check") || type.equals("not null")))
                        || is(constraint, "partition of");
        if (inherited) {
            return List.of();
        }
        String name = Structure.local(constraint, relation);
        String definition = String.valueOf(constraint.attribute("definition"));
        String only = Parts.isOfIndex(constraint) ? "ONLY " : "";
        String altered = "ALTER TABLE " + only + relation;
        SchemaObject table = sides.to.relation(relation);
        boolean online = sides.options.online() && table != null && sides.isKept(table.key());
        boolean partitioned = table != null && is(table, "partitioned by");
        List<DdlStatement> statements = new ArrayList<>();
        if (online
                && !partitioned
                && (type.equals("check") || type.equals("foreign key"))
                && !definition.endsWith(NOT_VALID)) {
            statements.add(DdlStatement.of(altered + " ADD CONSTRAINT " + name + " " + definition + NOT_VALID));
            statements.add(
                    DdlStatement.of(altered + " VALIDATE CONSTRAINT " + name).later());
        } else if (online
                && !partitioned
                && (type.equals("unique") || type.equals("primary key"))
                && !definition.contains(" WITHOUT OVERLAPS")) {
            statements.addAll(concurrently(constraint, relation, name, definition, type));
        } else {
            statements.add(DdlStatement.of(altered + " ADD CONSTRAINT " + name + " " + definition));
        }
        return statements;
    }

    /** Builds the index first, while others write. */
    private static List<DdlStatement> concurrently(
            SchemaObject constraint, String relation, String name, String definition, String type) {
        String rest = definition.substring(type.length()).strip();
        String deferral = "";
        int deferrable = rest.indexOf(" DEFERRABLE");
        if (deferrable >= 0) {
            deferral = rest.substring(deferrable);
            rest = rest.substring(0, deferrable);
        }
        boolean notDistinct = rest.startsWith("NULLS NOT DISTINCT ");
        if (notDistinct) {
            int include = rest.indexOf(") INCLUDE (");
            rest = rest.substring("NULLS NOT DISTINCT ".length());
            rest = include < 0 ? rest + " NULLS NOT DISTINCT" : rest + " NULLS NOT DISTINCT";
        }
        return List.of(
                DdlStatement.alone("CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + relation + " " + rest),
                DdlStatement.of("ALTER TABLE " + relation + " ADD CONSTRAINT " + name + " "
                                + type.toUpperCase(java.util.Locale.ROOT) + " USING INDEX " + name + deferral)
                        .later());
    }

    @Override
    List<DdlStatement> drop(SchemaObject constraint, Sides sides) {
        String relation = Structure.relation(sides.from, constraint);
        return one("ALTER TABLE " + relation + " DROP CONSTRAINT " + Structure.local(constraint, relation));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (onlyChanged(before, after, "inherited", "partition of") && !changed(before, after, "definition")) {
            // Attaching and detaching say it.
            boolean attached = sides.isMade(new ObjectKey(Parts.ATTACHMENT, Structure.relation(sides.to, after)));
            return !attached && Columns.isNotNull(after) && is(before, "inherited") && !is(after, "inherited")
                    ? List.of(Columns.ownNotNull(after))
                    : List.of();
        }
        String was = String.valueOf(before.attribute("definition"));
        String is = String.valueOf(after.attribute("definition"));
        if (onlyChanged(before, after, "definition") && was.equals(is + NOT_VALID)) {
            String relation = Structure.relation(sides.to, after);
            return one("ALTER TABLE " + relation + " VALIDATE CONSTRAINT " + Structure.local(after, relation));
        }
        return null;
    }
}
