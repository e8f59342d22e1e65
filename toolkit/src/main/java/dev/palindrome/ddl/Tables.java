package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables, partitioned and foreign ones included. */
final class Tables extends Kind {
    @Override
    List<DdlStatement> create(SchemaObject table, Sides sides) {
        String name = table.key().name();
        boolean foreign = table.key().kind().equals("foreign table");
        List<SchemaObject> columns = Columns.inOrder(table, sides.to);
        List<String> lines = new ArrayList<>();
        String type = table.attribute("of type");
        List<String> parents = Structure.parents(sides.to, name);
        boolean attached = sides.to.has(new ObjectKey(Parts.ATTACHMENT, name));
        for (SchemaObject column : columns) {
            if (type != null) {
                String options = Columns.options(column, sides);
                if (!options.isEmpty()) {
                    lines.add(Names.last(column.key().name()) + " WITH OPTIONS" + options);
                }
            } else if (attached || !is(column, "inherited")) {
                lines.add(Columns.definition(column, sides));
            }
        }
        StringBuilder sql = new StringBuilder("CREATE ")
                .append(is(table, "unlogged") ? "UNLOGGED " : "")
                .append(foreign ? "FOREIGN TABLE " : "TABLE ")
                .append(name);
        sql.append(with(" OF ", type));
        if (type == null || !lines.isEmpty()) {
            sql.append(lines.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", lines) + "\n)");
        }
        if (!attached && !parents.isEmpty()) {
            sql.append(" INHERITS (").append(String.join(", ", parents)).append(')');
        }
        sql.append(with(" PARTITION BY ", table.attribute("partitioned by")));
        if (foreign) {
            sql.append(" SERVER ").append(table.attribute("foreign server"));
            sql.append(Storage.foreign(table.attribute("foreign options")));
        } else {
            String method = table.attribute("access method");
            sql.append("heap".equals(method) || method == null ? "" : " USING " + Names.quoted(method));
            sql.append(Storage.with(table.attribute("options"), table.attribute("toast options")));
            sql.append(with(" TABLESPACE ", quotedOrNull(table.attribute("tablespace"))));
        }
        List<DdlStatement> statements = new ArrayList<>();
        statements.add(DdlStatement.of(sql.toString()));
        statements.addAll(switches(null, table));
        for (SchemaObject column : columns) {
            statements.addAll(Columns.properties(null, column));
        }
        return statements;
    }

    private static @Nullable String quotedOrNull(@Nullable String name) {
        return name == null ? null : Names.quoted(name);
    }

    @Override
    List<DdlStatement> drop(SchemaObject table, Sides sides) {
        String sql = "DROP " + word(table) + " " + name(table);
        return table.key().kind().equals("foreign table") || is(table, "partitioned by")
                ? one(sql)
                : List.of(DdlStatement.losing(sql, "the rows of table " + name(table), name(table)));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (changed(before, after, "partitioned by") || changed(before, after, "foreign server")) {
            return null;
        }
        String name = after.key().name();
        String altered = "ALTER " + word(after) + " " + name;
        List<DdlStatement> statements = new ArrayList<>();
        if (changed(before, after, "of type")) {
            String type = after.attribute("of type");
            statements.add(DdlStatement.of(altered + (type == null ? " NOT OF" : " OF " + type)));
        }
        if (changed(before, after, "unlogged")) {
            statements.add(DdlStatement.of(altered + (is(after, "unlogged") ? " SET UNLOGGED" : " SET LOGGED")));
        }
        if (changed(before, after, "access method")) {
            String method = after.attribute("access method");
            statements.add(DdlStatement.of(
                    altered + " SET ACCESS METHOD " + (method == null ? "DEFAULT" : Names.quoted(method))));
        }
        if (changed(before, after, "tablespace")) {
            String tablespace = after.attribute("tablespace");
            statements.add(DdlStatement.of(
                    altered + " SET TABLESPACE " + Names.quoted(tablespace == null ? "pg_default" : tablespace)));
        }
        statements.addAll(Storage.change(altered, before.attribute("options"), after.attribute("options"), ""));
        statements.addAll(
                Storage.change(altered, before.attribute("toast options"), after.attribute("toast options"), "toast."));
        statements.addAll(Storage.changeForeign(
                altered, before.attribute("foreign options"), after.attribute("foreign options")));
        statements.addAll(switches(before, after));
        return statements;
    }

    private static final Map<String, String[]> SWITCHES = Map.of(
            "row security", new String[] {"ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"},
            "row security forced", new String[] {"FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"});

    private static List<DdlStatement> switches(@Nullable SchemaObject before, SchemaObject after) {
        String altered = "ALTER TABLE " + after.key().name() + " ";
        List<DdlStatement> statements = new ArrayList<>();
        for (String name : List.of("row security", "row security forced")) {
            boolean was = before != null && is(before, name);
            if (was != is(after, name)) {
                statements.add(DdlStatement.of(altered + SWITCHES.get(name)[was ? 1 : 0]));
            }
        }
        String was = before == null ? null : before.attribute("replica identity");
        String now = after.attribute("replica identity");
        // An index that is the identity says so when it is made.
        if (!"index".equals(now) && !java.util.Objects.equals(was, now)) {
            statements.add(DdlStatement.of(altered + "REPLICA IDENTITY "
                    + (now == null ? "DEFAULT" : now.equals("full") ? "FULL" : "NOTHING")));
        }
        return statements;
    }

    @Override
    String word(SchemaObject object) {
        return object.key().kind().equals("foreign table") ? "FOREIGN TABLE" : "TABLE";
    }

    /** What a partition is attached to, with its bounds. */
    static final class Attachments extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject part, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>();
            statements.add(DdlStatement.of("ALTER TABLE ONLY " + part.attribute("of") + " ATTACH PARTITION "
                    + part.key().name() + " " + part.attribute("bounds")));
            for (SchemaObject column : sides.to.children(part.parent(), "column")) {
                ObjectKey above = new ObjectKey(
                        "column",
                        part.attribute("of") + "." + Names.last(column.key().name()));
                boolean merged = !sides.to.children(above, "constraint").isEmpty();
                // Attaching takes what both have from the one that it is attached to.
                sides.to.children(column.key(), "constraint").stream()
                        .filter(one -> merged && Columns.isNotNull(one) && !is(one, "inherited"))
                        .map(Columns::ownNotNull)
                        .forEach(statements::add);
            }
            return statements;
        }

        @Override
        List<DdlStatement> drop(SchemaObject part, Sides sides) {
            return one("ALTER TABLE " + part.attribute("of") + " DETACH PARTITION "
                    + part.key().name());
        }
    }

    /** What a table inherits from. */
    static final class Inheritance extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject part, Sides sides) {
            return one("ALTER TABLE " + part.attribute("child") + " INHERIT " + part.attribute("of"));
        }

        @Override
        List<DdlStatement> drop(SchemaObject part, Sides sides) {
            return one("ALTER TABLE " + part.attribute("child") + " NO INHERIT " + part.attribute("of"));
        }
    }
}
