package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database itself, whatever it is called, and its settings and those of roles in it. */
final class Databases extends Kind {
    /** Stands for the name of the database in {@link #dynamic}. */
    static final String NAME = "\u0001database\u0001";

    private static final String SETTING = "setting ";

    /** A statement that names the database in which it runs. */
    static String dynamic(String sql) {
        String format = Names.literal(sql.replace("%", "%%").replace(NAME, "%I"));
        return "DO $database$ BEGIN EXECUTE format(" + format + ", current_database()); END $database$";
    }

    @Override
    String name(SchemaObject object) {
        return NAME;
    }

    @Override
    List<DdlStatement> owner(SchemaObject object, String owner) {
        return one(dynamic("ALTER DATABASE " + NAME + " OWNER TO " + owner));
    }

    @Override
    List<DdlStatement> create(SchemaObject object, Sides sides) {
        return List.of();
    }

    @Override
    List<DdlStatement> drop(SchemaObject object, Sides sides) {
        return List.of();
    }

    @Override
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>();
        if (changed(before, after, "connection limit")) {
            String limit = after.attribute("connection limit");
            statements.add(DdlStatement.of(
                    dynamic("ALTER DATABASE " + NAME + " CONNECTION LIMIT " + (limit == null ? "-1" : limit))));
        }
        statements.addAll(settings("ALTER DATABASE " + NAME, before, after));
        return statements;
    }

    private static List<DdlStatement> settings(
            String altered, @Nullable SchemaObject before, @Nullable SchemaObject after) {
        Map<String, String> was = before == null ? Map.of() : before.attributes();
        Map<String, String> is = after == null ? Map.of() : after.attributes();
        List<DdlStatement> statements = new ArrayList<>();
        was.keySet().stream()
                .filter(name -> name.startsWith(SETTING) && !is.containsKey(name))
                .forEach(name -> statements.add(
                        DdlStatement.of(dynamic(altered + " RESET " + name.substring(SETTING.length())))));
        is.forEach((name, value) -> {
            if (name.startsWith(SETTING) && !value.equals(was.get(name))) {
                String setting = name.substring(SETTING.length());
                statements.add(DdlStatement.of(
                        dynamic(altered + " SET " + setting + " TO " + Routines.value(setting, value))));
            }
        });
        return statements;
    }

    /** What a role's sessions in this database have set. */
    static final class RoleSettings extends Kind {
        private static String altered(SchemaObject object) {
            String name = object.key().name();
            return "ALTER ROLE " + name.substring("of ".length(), name.length() - " in this database".length())
                    + " IN DATABASE " + NAME;
        }

        @Override
        List<DdlStatement> create(SchemaObject object, Sides sides) {
            return settings(altered(object), null, object);
        }

        @Override
        List<DdlStatement> drop(SchemaObject object, Sides sides) {
            return settings(altered(object), object, null);
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return settings(altered(after), before, after);
        }
    }
}
