package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Views and materialized views. One whose definition changes is made again, with all that stands on it. */
final class Views extends Kind {
    @Override
    List<DdlStatement> create(SchemaObject view, Sides sides) {
        boolean materialized = isMaterialized(view);
        String method = view.attribute("access method");
        String tablespace = view.attribute("tablespace");
        String definition = String.valueOf(view.attribute("definition")).replaceFirst(";\\s*$", "");
        String sql = "CREATE " + word(view) + " " + name(view)
                + (method == null || method.equals("heap") ? "" : " USING " + Names.quoted(method))
                + Storage.with(view.attribute("options"), view.attribute("toast options"))
                + (tablespace == null ? "" : " TABLESPACE " + Names.quoted(tablespace))
                + " AS\n" + definition
                + (is(view, "unpopulated") ? "\nWITH NO DATA" : "");
        List<DdlStatement> statements = new ArrayList<>(one(sql));
        if (materialized && is(view, "replica identity")) {
            statements.addAll(identity(view));
        }
        statements.addAll(extensions("ALTER " + word(view) + " " + name(view), null, view));
        return statements;
    }

    private static boolean isMaterialized(SchemaObject view) {
        return view.key().kind().equals("materialized view");
    }

    private List<DdlStatement> identity(SchemaObject view) {
        String identity = view.attribute("replica identity");
        return "index".equals(identity)
                ? List.of()
                : one("ALTER TABLE " + name(view) + " REPLICA IDENTITY "
                        + (identity == null ? "DEFAULT" : identity.equals("full") ? "FULL" : "NOTHING"));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (changed(before, after, "definition")) {
            return null;
        }
        String altered = "ALTER " + word(after) + " " + name(after);
        List<DdlStatement> statements = new ArrayList<>();
        if (changed(before, after, "access method")) {
            statements.add(DdlStatement.of(
                    altered + " SET ACCESS METHOD " + Names.quoted(String.valueOf(after.attribute("access method")))));
        }
        if (changed(before, after, "tablespace")) {
            String tablespace = after.attribute("tablespace");
            statements.add(DdlStatement.of(
                    altered + " SET TABLESPACE " + Names.quoted(tablespace == null ? "pg_default" : tablespace)));
        }
        statements.addAll(Storage.change(altered, before.attribute("options"), after.attribute("options"), ""));
        statements.addAll(
                Storage.change(altered, before.attribute("toast options"), after.attribute("toast options"), "toast."));
        if (changed(before, after, "replica identity")) {
            statements.addAll(identity(after));
        }
        if (changed(before, after, "unpopulated")) {
            statements.add(DdlStatement.of(
                    "REFRESH MATERIALIZED VIEW " + name(after) + (is(after, "unpopulated") ? " WITH NO DATA" : "")));
        }
        statements.addAll(extensions(altered, before, after));
        return statements;
    }
}
