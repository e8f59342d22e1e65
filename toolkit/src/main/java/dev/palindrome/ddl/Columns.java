package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns of tables; those of views come with the view. */
final class Columns extends Kind {
    /** The columns of a relation in their order. */
    static List<SchemaObject> inOrder(SchemaObject table, World world) {
        String names = table.attribute("columns");
        List<SchemaObject> columns = new ArrayList<>();
        for (String name : Names.list(names == null ? "" : names)) {
            SchemaObject column = world.find(new ObjectKey("column", table.key().name() + "." + name));
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** A column as {@code CREATE TABLE} has it. */
    static String definition(SchemaObject column, Sides sides) {
        return Names.last(column.key().name()) + " " + column.attribute("type")
                + Storage.foreign(column.attribute("foreign options"))
                + with(" COMPRESSION ", column.attribute("compression"))
                + with(" COLLATE ", column.attribute("collation"))
                + options(column, sides);
    }

    /** What stands behind a column's type. */
    static String options(SchemaObject column, Sides sides) {
        StringBuilder sql = new StringBuilder();
        SchemaObject expression =
                sides.to.find(new ObjectKey(Parts.DEFAULT, column.key().name()));
        if (expression != null && isInline(expression, sides)) {
            sql.append(" DEFAULT ").append(expression.attribute("expression"));
        }
        String generated = column.attribute("generated");
        if (generated != null) {
            sql.append(" GENERATED ")
                    .append(generated
                            .replaceFirst("^always as", "ALWAYS AS")
                            .replaceFirst(" stored$", " STORED")
                            .replaceFirst(" virtual$", " VIRTUAL"));
        }
        if (hasIdentity(column, sides.to)) {
            sql.append(' ').append(Sequences.identity(column, sides.to));
        }
        SchemaObject named = notNull(column, sides.to);
        if (named != null) {
            String relation = Structure.relation(sides.to, column);
            sql.append(" CONSTRAINT ")
                    .append(Structure.local(named, relation))
                    .append(" NOT NULL")
                    .append(String.valueOf(named.attribute("definition")).endsWith(" NO INHERIT") ? " NO INHERIT" : "");
        } else if (is(column, "not null")) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    /** Whether a column has an identity that is its own, and not that of the table that it is a partition of. */
    private static boolean hasIdentity(SchemaObject column, World world) {
        return is(column, "identity") && (!is(column, "inherited") || Sequences.of(column, world) != null);
    }

    /** Whether a default can stand with its column: what it stands on does not stand on the table. */
    static boolean isInline(SchemaObject expression, Sides sides) {
        ObjectKey table = sides.to.get(expression.parent()).parent();
        return sides.isMade(expression.parent())
                && sides.to.uses(expression.key()).stream()
                        .filter(base -> !base.equals(expression.parent()) && sides.isMade(base))
                        .noneMatch(base -> reaches(base, table, sides.to, 20));
    }

    static boolean reaches(ObjectKey from, @Nullable ObjectKey goal, World world, int depth) {
        return from.equals(goal)
                || depth > 0
                        && !from.kind().equals("schema")
                        && world.uses(from).stream().anyMatch(base -> reaches(base, goal, world, depth - 1));
    }

    /** The constraint by which a column is not null, where the server names it and it can stand with the column; or null. */
    static @Nullable SchemaObject notNull(SchemaObject column, World world) {
        return world.children(column.key(), "constraint").stream()
                .filter(one -> !String.valueOf(one.attribute("definition")).endsWith("NOT VALID"))
                .findFirst()
                .orElse(null);
    }

    /** Whether an object is the constraint by which a column is not null. */
    static boolean isNotNull(SchemaObject object) {
        return object.key().kind().equals("constraint")
                && "not null".equals(object.attribute("type"))
                && object.parent() != null
                && object.parent().kind().equals("column");
    }

    /** Makes the constraint by which a column is not null the table's own, where it has it from the table that it is attached to. */
    static DdlStatement ownNotNull(SchemaObject constraint) {
        ObjectKey column = constraint.parent();
        return DdlStatement.of("ALTER TABLE " + Names.qualifier(column.name()) + " ALTER COLUMN "
                + Names.last(column.name()) + " SET NOT NULL");
    }

    private static boolean isOfView(SchemaObject column) {
        String kind = column.parent() == null ? "" : column.parent().kind();
        return kind.endsWith("view");
    }

    @Override
    List<DdlStatement> create(SchemaObject column, Sides sides) {
        if (isOfView(column)) {
            return properties(null, column);
        }
        String relation = Structure.relation(sides.to, column);
        if (is(column, "inherited") && !sides.isMade(new ObjectKey(Parts.ATTACHMENT, relation))) {
            return properties(null, column);
        }
        List<DdlStatement> statements = new ArrayList<>();
        statements.add(DdlStatement.of("ALTER TABLE " + relation + " ADD COLUMN " + definition(column, sides))
                .with(needsValue(column, sides) ? fillFirst(column, "has no default") : null));
        statements.addAll(properties(null, column));
        return statements;
    }

    @Override
    List<DdlStatement> drop(SchemaObject column, Sides sides) {
        String relation = Structure.relation(sides.from, column);
        String sql = "ALTER TABLE " + relation + " DROP COLUMN " + Structure.local(column, relation);
        return is(column, "generated")
                ? one(sql)
                : List.of(DdlStatement.losing(
                        sql,
                        "the values of column " + column.key().name(),
                        column.key().name()));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (isOfView(after)) {
            return changed(before, after, "type") || changed(before, after, "collation")
                    ? List.of()
                    : properties(before, after);
        }
        String relation = Structure.relation(sides.to, after);
        String altered = "ALTER TABLE " + relation + " ALTER COLUMN " + Structure.local(after, relation);
        String only = altered.replaceFirst("ALTER TABLE ", "ALTER TABLE ONLY ");
        List<DdlStatement> statements = new ArrayList<>();
        boolean parental = sides.comesFromParent(before, after);
        if (changed(before, after, "generated") && !parental) {
            if (is(before, "generated")
                    && !is(after, "generated")
                    && before.attribute("generated").endsWith("stored")) {
                statements.add(DdlStatement.of(altered + " DROP EXPRESSION"));
            } else if (is(before, "generated")
                    && is(after, "generated")
                    && sides.options.postgres() >= 17
                    && word(before).equals(word(after))) {
                statements.add(DdlStatement.of(altered + " SET EXPRESSION AS " + expression(after)));
            } else {
                return null;
            }
        }
        boolean was = hasIdentity(before, sides.from);
        boolean now = hasIdentity(after, sides.to);
        boolean toIdentity = now && !was && !is(before, "identity");
        boolean fromIdentity = was && !now && !is(after, "identity");
        if (fromIdentity) {
            statements.addAll(Sequences.fromIdentity(before, after, only, sides));
        }
        if (sides.isRetyped(after.key()) && !parental) {
            statements.add(Conversion.of(altered, before, after, sides));
        }
        boolean nullable = is(before, "not null") && !is(after, "not null");
        boolean notNullable = !is(before, "not null") && is(after, "not null");
        boolean named = !sides.from.children(after.key(), "constraint").isEmpty()
                || !sides.to.children(after.key(), "constraint").isEmpty();
        if (nullable && !named) {
            SchemaObject table = sides.to.get(after.parent());
            statements.add(DdlStatement.of((is(table, "partitioned by") ? altered : only) + " DROP NOT NULL"));
            if (is(table, "partitioned by")) {
                statements.addAll(notNullBelow(after, sides));
            }
        }
        if (notNullable && !named) {
            SchemaObject table = sides.to.get(after.parent());
            statements.addAll(
                    sides.options.online() && !is(table, "partitioned by")
                            ? notNullOnline(relation, Structure.local(after, relation))
                            : List.of(DdlStatement.of(altered + " SET NOT NULL")
                                    .with("Fails where column " + after.key().name()
                                            + " is null in a row: fill it first.")));
        }
        if (toIdentity) {
            statements.addAll(Sequences.toIdentity(after, only, sides));
        } else if (was && now && changed(before, after, "identity")) {
            statements.add(DdlStatement.of(only + " SET GENERATED "
                    + String.valueOf(after.attribute("identity")).toUpperCase(java.util.Locale.ROOT)));
        }
        statements.addAll(properties(before, after));
        return statements;
    }

    /** Whether rows that are there have nothing to put into a column that is not null. */
    private static boolean needsValue(SchemaObject column, Sides sides) {
        return is(column, "not null")
                && !is(column, "generated")
                && !hasIdentity(column, sides.to)
                && !sides.to.has(new ObjectKey(Parts.DEFAULT, column.key().name()));
    }

    private static String fillFirst(SchemaObject column, String why) {
        return "Fails where there are rows, because column " + column.key().name() + " " + why
                + ": give it one, or add it, fill it and make it NOT NULL.";
    }

    /** Lets a check that is validated while others write tell that no value is null. */
    private static List<DdlStatement> notNullOnline(String relation, String column) {
        String altered = "ALTER TABLE " + relation;
        String check = Names.derived(
                Names.quoted(Names.unquoted(Names.last(relation)) + "_" + Names.unquoted(column)), "__not_null");
        return List.of(
                DdlStatement.of(altered + " ADD CONSTRAINT " + check + " CHECK (" + column + " IS NOT NULL) NOT VALID"),
                DdlStatement.of(altered + " VALIDATE CONSTRAINT " + check)
                        .with("Fails where column " + relation + "." + column + " is null in a row: fill it first.")
                        .later(),
                DdlStatement.of(altered + " ALTER COLUMN " + column + " SET NOT NULL"),
                DdlStatement.of(altered + " DROP CONSTRAINT " + check));
    }

    /** Partitions lose what the table loses, and may have to have it nevertheless. */
    private static List<DdlStatement> notNullBelow(SchemaObject column, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>();
        for (ObjectKey user : sides.to.users(column.key())) {
            SchemaObject below = sides.to.get(user);
            if (user.kind().equals("column") && is(below, "inherited") && sides.isKept(user)) {
                if (is(below, "not null")) {
                    statements.add(DdlStatement.of("ALTER TABLE ONLY " + Names.qualifier(user.name()) + " ALTER COLUMN "
                            + Names.last(user.name()) + " SET NOT NULL"));
                }
                statements.addAll(notNullBelow(below, sides));
            }
        }
        return statements;
    }

    private static String expression(SchemaObject column) {
        return String.valueOf(column.attribute("generated"))
                .replaceFirst("^always as ", "")
                .replaceFirst(" (stored|virtual)$", "");
    }

    @Override
    String word(SchemaObject column) {
        String generated = String.valueOf(column.attribute("generated"));
        return generated.endsWith("virtual") ? "VIRTUAL" : "STORED";
    }

    /** What is not said with the column itself: storage, statistics, options. */
    static List<DdlStatement> properties(@Nullable SchemaObject before, SchemaObject after) {
        String relation = Names.qualifier(after.key().name());
        String altered = "ALTER TABLE ONLY " + relation + " ALTER COLUMN "
                + Names.last(after.key().name());
        if (isOfView(after)) {
            altered = altered.replace(
                    "ALTER TABLE ONLY",
                    after.parent().kind().equals("view") ? "ALTER VIEW" : "ALTER MATERIALIZED VIEW");
        }
        List<DdlStatement> statements = new ArrayList<>();
        String storage = after.attribute("storage");
        boolean retyped = before != null && changed(before, after, "type");
        if (before == null ? storage != null : changed(before, after, "storage") || retyped && storage != null) {
            statements.add(DdlStatement.of(altered + " SET STORAGE " + (storage == null ? "DEFAULT" : storage)));
        }
        if (before != null && changed(before, after, "compression")) {
            String compression = after.attribute("compression");
            statements.add(
                    DdlStatement.of(altered + " SET COMPRESSION " + (compression == null ? "DEFAULT" : compression)));
        }
        String statistics = after.attribute("statistics");
        if (!Objects.equals(before == null ? null : before.attribute("statistics"), statistics)) {
            statements.add(DdlStatement.of(altered + " SET STATISTICS " + (statistics == null ? "-1" : statistics)));
        }
        statements.addAll(Storage.change(
                altered, before == null ? null : before.attribute("options"), after.attribute("options"), ""));
        if (before != null) {
            statements.addAll(Storage.changeForeign(
                    altered.replace("ALTER TABLE ONLY", "ALTER FOREIGN TABLE"),
                    before.attribute("foreign options"),
                    after.attribute("foreign options")));
        }
        return statements;
    }

    /** What a column gets when nothing is said. */
    static final class Defaults extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject part, Sides sides) {
            return one(altered(part) + " SET DEFAULT " + part.attribute("expression"));
        }

        @Override
        List<DdlStatement> drop(SchemaObject part, Sides sides) {
            return one(altered(part) + " DROP DEFAULT");
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return create(after, sides);
        }

        private static String altered(SchemaObject part) {
            return "ALTER TABLE ONLY " + Names.qualifier(part.key().name()) + " ALTER COLUMN "
                    + Names.last(part.key().name());
        }
    }
}
