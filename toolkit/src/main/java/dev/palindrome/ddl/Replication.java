package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publications and what they take. */
final class Replication {
    private Replication() {}

    static final class Publications extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject publication, Sides sides) {
            List<String> parts = parameters(null, publication);
            return one("CREATE PUBLICATION " + name(publication)
                    + (is(publication, "all tables") ? " FOR ALL TABLES" : "")
                    + (parts.isEmpty() ? "" : " WITH (" + String.join(", ", parts) + ")"));
        }

        private static List<String> parameters(@Nullable SchemaObject before, SchemaObject after) {
            List<String> parts = new ArrayList<>();
            String was = before == null ? "insert, update, delete, truncate" : before.attribute("publish");
            if (!Objects.equals(was, after.attribute("publish"))) {
                parts.add("publish = " + Names.literal(String.valueOf(after.attribute("publish"))));
            }
            if ((before != null && is(before, "via partition root")) != is(after, "via partition root")) {
                parts.add("publish_via_partition_root = " + is(after, "via partition root"));
            }
            String generated = before == null ? null : before.attribute("generated columns");
            if (!Objects.equals(generated, after.attribute("generated columns"))) {
                parts.add("publish_generated_columns = " + (is(after, "generated columns") ? "stored" : "none"));
            }
            return parts;
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return changed(before, after, "all tables")
                    ? null
                    : one("ALTER PUBLICATION " + name(after) + " SET (" + String.join(", ", parameters(before, after))
                            + ")");
        }
    }

    static final class Members extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject member, Sides sides) {
            String columns = member.attribute("columns");
            String where = member.attribute("where");
            return one("ALTER PUBLICATION " + member.parent().name() + " ADD " + what(member)
                    + (columns == null ? "" : " (" + columns + ")")
                    + (where == null ? "" : " WHERE (" + where + ")"));
        }

        @Override
        List<DdlStatement> drop(SchemaObject member, Sides sides) {
            return one("ALTER PUBLICATION " + member.parent().name() + " DROP " + what(member));
        }

        private static String what(SchemaObject member) {
            return member.attribute("table") != null
                    ? "TABLE ONLY " + member.attribute("table")
                    : "TABLES IN SCHEMA " + member.attribute("schema");
        }
    }
}
