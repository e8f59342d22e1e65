package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foreign data wrappers, servers and user mappings. */
final class Foreign {
    private Foreign() {}

    static final class Wrappers extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject wrapper, Sides sides) {
            return one("CREATE FOREIGN DATA WRAPPER " + name(wrapper) + function(" HANDLER ", wrapper, "handler")
                    + function(" VALIDATOR ", wrapper, "validator")
                    + Storage.foreign(wrapper.attribute("options")));
        }

        private static String function(String words, SchemaObject wrapper, String attribute) {
            String signature = wrapper.attribute(attribute);
            return signature == null ? "" : words + Names.withoutArguments(signature);
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            String altered = "ALTER FOREIGN DATA WRAPPER " + name(after);
            List<DdlStatement> statements = new ArrayList<>();
            for (String attribute : List.of("handler", "validator")) {
                if (changed(before, after, attribute)) {
                    String word = attribute.toUpperCase(java.util.Locale.ROOT);
                    statements.add(DdlStatement.of(altered
                            + (is(after, attribute) ? function(" " + word + " ", after, attribute) : " NO " + word)));
                }
            }
            statements.addAll(Storage.changeForeign(altered, before.attribute("options"), after.attribute("options")));
            return statements;
        }
    }

    static final class Servers extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject server, Sides sides) {
            String type = server.attribute("type");
            String version = server.attribute("version");
            return one("CREATE SERVER " + name(server)
                    + (type == null ? "" : " TYPE " + Names.literal(type))
                    + (version == null ? "" : " VERSION " + Names.literal(version))
                    + " FOREIGN DATA WRAPPER " + server.attribute("wrapper")
                    + Storage.foreign(server.attribute("options")));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            if (!onlyChanged(before, after, "options", "version")) {
                return null;
            }
            String altered = "ALTER SERVER " + name(after);
            List<DdlStatement> statements = new ArrayList<>();
            if (changed(before, after, "version")) {
                String version = after.attribute("version");
                statements.add(
                        DdlStatement.of(altered + " VERSION " + (version == null ? "NULL" : Names.literal(version))));
            }
            statements.addAll(Storage.changeForeign(altered, before.attribute("options"), after.attribute("options")));
            return statements;
        }
    }

    static final class Mappings extends Kind {
        @Override
        String name(SchemaObject mapping) {
            return mapping.key().name().replaceFirst("^for ", "FOR ").replaceFirst(" server ", " SERVER ");
        }

        @Override
        List<DdlStatement> create(SchemaObject mapping, Sides sides) {
            return one("CREATE USER MAPPING " + name(mapping) + Storage.foreign(mapping.attribute("options")));
        }

        @Override
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return Storage.changeForeign(
                    "ALTER USER MAPPING " + name(after), before.attribute("options"), after.attribute("options"));
        }
    }
}
