package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes; of those that carry a constraint, what the constraint does not say. */
final class Indexes extends Kind {
    @Override
    List<DdlStatement> create(SchemaObject index, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>();
        String definition = index.attribute("definition");
        if (definition != null) {
            SchemaObject table = sides.to.find(index.parent());
            boolean online = sides.options.online()
                    && table != null
                    && sides.isKept(table.key())
                    && !is(table, "partitioned by");
            statements.add(
                    online
                            ? DdlStatement.alone(definition.replaceFirst("INDEX ", "INDEX CONCURRENTLY "))
                            : DdlStatement.of(definition));
        }
        statements.addAll(properties(null, index, sides));
        return statements;
    }

    private List<DdlStatement> properties(@Nullable SchemaObject before, SchemaObject after, Sides sides) {
        String altered = "ALTER INDEX " + name(after);
        String table = "ALTER TABLE " + Structure.relation(sides.to, after);
        List<DdlStatement> statements = new ArrayList<>();
        statements.addAll(Storage.change(
                altered, before == null ? null : before.attribute("options"), after.attribute("options"), ""));
        String tablespace = after.attribute("tablespace");
        if (before == null ? tablespace != null : changed(before, after, "tablespace")) {
            statements.add(DdlStatement.of(
                    altered + " SET TABLESPACE " + Names.quoted(tablespace == null ? "pg_default" : tablespace)));
        }
        boolean clustered = before != null && is(before, "clustered");
        if (is(after, "clustered") && !clustered) {
            statements.add(DdlStatement.of(table + " CLUSTER ON " + Names.last(name(after))));
        } else if (clustered && !is(after, "clustered")) {
            statements.add(DdlStatement.of(table + " SET WITHOUT CLUSTER"));
        }
        if (is(after, "replica identity") && !(before != null && is(before, "replica identity"))) {
            statements.add(DdlStatement.of(table + " REPLICA IDENTITY USING INDEX " + Names.last(name(after))));
        }
        List<String> was = statistics(before);
        List<String> is = statistics(after);
        for (String one : was) {
            if (is.stream().noneMatch(other -> other.startsWith(one.replaceFirst(" .*", " ")))) {
                statements.add(DdlStatement.of(
                        altered + " ALTER COLUMN " + one.replaceFirst(":.*", "") + " SET STATISTICS -1"));
            }
        }
        for (String one : is) {
            if (!was.contains(one)) {
                statements.add(
                        DdlStatement.of(altered + " ALTER COLUMN " + one.replaceFirst(": ", " SET STATISTICS ")));
            }
        }
        statements.addAll(extensions(altered, before, after));
        return statements;
    }

    private static List<String> statistics(@Nullable SchemaObject index) {
        String statistics = index == null ? null : index.attribute("statistics");
        return statistics == null ? List.of() : Names.list(statistics);
    }

    @Override
    List<DdlStatement> drop(SchemaObject index, Sides sides) {
        SchemaObject table = sides.from.find(index.parent());
        // The index of a key cannot go before the index that it is attached to, nor after it.
        boolean keys = table != null
                && is(table, "partitioned by")
                && sides.from.users(index.key()).stream()
                        .anyMatch(user -> user.kind().equals("constraint") && Parts.isOfIndex(sides.from.get(user)));
        if (keys) {
            return one("DROP INDEX " + name(index) + " CASCADE");
        }
        boolean online = sides.options.online()
                && table != null
                && sides.isKept(table.key())
                && !is(table, "partitioned by")
                && !sides.from.has(
                        new ObjectKey(Parts.INDEX_ATTACHMENT, index.key().name()));
        return online
                ? List.of(DdlStatement.alone("DROP INDEX CONCURRENTLY " + name(index)))
                : super.drop(index, sides);
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        if (!onlyChanged(
                before,
                after,
                "options",
                "tablespace",
                "clustered",
                "replica identity",
                "statistics",
                "invalid",
                "depends on extensions")) {
            return null;
        }
        SchemaObject table = sides.to.relation(Structure.relation(sides.to, after));
        boolean partitioned = table != null && is(table, "partitioned by");
        if (changed(before, after, "invalid") && (is(after, "invalid") || !partitioned)) {
            return null;
        }
        return properties(before, after, sides);
    }

    /** What index of a partitioned table an index belongs to. */
    static final class Attachments extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject part, Sides sides) {
            return one("ALTER INDEX " + part.attribute("of") + " ATTACH PARTITION "
                    + part.key().name());
        }

        @Override
        List<DdlStatement> drop(SchemaObject part, Sides sides) {
            return List.of();
        }
    }
}
