package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Kinds whose statements are short. */
final class Others {
    private Others() {}

    private static String function(String words, SchemaObject object, String attribute) {
        String signature = object.attribute(attribute);
        return signature == null ? "" : words + Names.withoutArguments(signature);
    }

    static final class Schemas extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject schema, Sides sides) {
            return one("CREATE SCHEMA " + name(schema));
        }
    }

    static final class Extensions extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject extension, Sides sides) {
            return one("CREATE EXTENSION " + name(extension) + " WITH SCHEMA " + extension.attribute("schema")
                    + " VERSION " + Names.literal(String.valueOf(extension.attribute("version"))));
        }

        @Override
        List<DdlStatement> drop(SchemaObject extension, Sides sides) {
            return one("DROP EXTENSION " + name(extension));
        }

        @Override
        List<DdlStatement> owner(SchemaObject extension, String owner) {
            return List.of();
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>();
            boolean older =
                    isOlder(String.valueOf(after.attribute("version")), String.valueOf(before.attribute("version")));
            boolean used = sides.from.users(after.key()).stream()
                    .anyMatch(user -> user.kind().equals("column") && sides.isKept(user));
            if (older && !used) {
                // There is seldom a way back to an older version.
                return null;
            }
            if (changed(before, after, "version")) {
                statements.add(DdlStatement.of("ALTER EXTENSION " + name(after) + " UPDATE TO "
                        + Names.literal(String.valueOf(after.attribute("version")))));
            }
            if (changed(before, after, "schema")) {
                statements.add(
                        DdlStatement.of("ALTER EXTENSION " + name(after) + " SET SCHEMA " + after.attribute("schema")));
            }
            return statements;
        }
    }

    private static boolean isOlder(String version, String other) {
        String[] one = version.split("\\.");
        String[] two = other.split("\\.");
        for (int i = 0; i < Math.min(one.length, two.length); i++) {
            boolean numbers = one[i].matches("\\d{1,9}") && two[i].matches("\\d{1,9}");
            int order = numbers
                    ? Integer.compare(Integer.parseInt(one[i]), Integer.parseInt(two[i]))
                    : one[i].compareTo(two[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        return one.length < two.length;
    }

    static final class Languages extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject language, Sides sides) {
            return one("CREATE " + (is(language, "trusted") ? "TRUSTED " : "") + "LANGUAGE " + name(language)
                    + function(" HANDLER ", language, "handler") + function(" INLINE ", language, "inline")
                    + function(" VALIDATOR ", language, "validator"));
        }
    }

    static final class AccessMethods extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject method, Sides sides) {
            return one("CREATE ACCESS METHOD " + name(method) + " TYPE "
                    + String.valueOf(method.attribute("type")).toUpperCase(Locale.ROOT)
                    + function(" HANDLER ", method, "handler"));
        }
    }

    static final class Casts extends Kind {
        @Override
        String name(SchemaObject cast) {
            return "(" + cast.key().name().replaceFirst(" as ", " AS ") + ")";
        }

        @Override
        List<DdlStatement> create(SchemaObject cast, Sides sides) {
            String method = String.valueOf(cast.attribute("method"));
            String context = String.valueOf(cast.attribute("context"));
            String how = method.equals("binary")
                    ? " WITHOUT FUNCTION"
                    : method.equals("in and out") ? " WITH INOUT" : " WITH FUNCTION " + method;
            return one("CREATE CAST " + name(cast) + how
                    + (context.equals("explicit") ? "" : " AS " + context.toUpperCase(Locale.ROOT)));
        }
    }

    static final class Conversions extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject conversion, Sides sides) {
            return one("CREATE " + (is(conversion, "default") ? "DEFAULT " : "") + "CONVERSION " + name(conversion)
                    + " FOR " + Names.literal(String.valueOf(conversion.attribute("from"))) + " TO "
                    + Names.literal(String.valueOf(conversion.attribute("to")))
                    + function(" FROM ", conversion, "function"));
        }
    }

    static final class Transforms extends Kind {
        @Override
        String name(SchemaObject transform) {
            return transform.key().name().replaceFirst("^for ", "FOR ").replaceFirst(" language ", " LANGUAGE ");
        }

        @Override
        List<DdlStatement> create(SchemaObject transform, Sides sides) {
            List<String> parts = new ArrayList<>();
            for (String attribute : List.of("from sql", "to sql")) {
                String signature = transform.attribute(attribute);
                if (signature != null) {
                    parts.add(attribute.toUpperCase(Locale.ROOT) + " WITH FUNCTION " + signature);
                }
            }
            return one("CREATE TRANSFORM " + name(transform) + " (" + String.join(", ", parts) + ")");
        }
    }

    static final class EventTriggers extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject trigger, Sides sides) {
            String tags = trigger.attribute("tags");
            List<DdlStatement> statements = new ArrayList<>();
            statements.add(DdlStatement.of("CREATE EVENT TRIGGER " + name(trigger) + " ON " + trigger.attribute("event")
                    + (tags == null
                            ? ""
                            : Names.list(tags).stream()
                                    .map(Names::literal)
                                    .collect(Collectors.joining(", ", " WHEN TAG IN (", ")")))
                    + " EXECUTE FUNCTION " + trigger.attribute("function")));
            if (!"enabled".equals(trigger.attribute("state"))) {
                statements.addAll(state(trigger));
            }
            return statements;
        }

        private List<DdlStatement> state(SchemaObject trigger) {
            String state = String.valueOf(trigger.attribute("state")).toUpperCase(Locale.ROOT);
            return one("ALTER EVENT TRIGGER " + name(trigger) + " "
                    + (state.equals("DISABLED") ? "DISABLE" : state.replace("ENABLED", "ENABLE")));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return onlyChanged(before, after, "state") ? state(after) : null;
        }
    }

    static final class Dictionaries extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject dictionary, Sides sides) {
            String options = dictionary.attribute("options");
            return one("CREATE TEXT SEARCH DICTIONARY " + name(dictionary) + " (TEMPLATE = "
                    + dictionary.attribute("template") + (options == null ? "" : ", " + options) + ")");
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            if (!onlyChanged(before, after, "options")) {
                return null;
            }
            String was = before.attribute("options");
            String is = after.attribute("options");
            List<String> parts = new ArrayList<>(Names.list(is == null ? "" : is));
            List<String> names =
                    parts.stream().map(part -> part.replaceFirst("\\s*=.*", "")).toList();
            for (String part : Names.list(was == null ? "" : was)) {
                String name = part.replaceFirst("\\s*=.*", "");
                if (!names.contains(name)) {
                    parts.add(name);
                }
            }
            return one("ALTER TEXT SEARCH DICTIONARY " + name(after) + " (" + String.join(", ", parts) + ")");
        }
    }

    static final class Parsers extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject parser, Sides sides) {
            return one("CREATE TEXT SEARCH PARSER " + name(parser) + " (" + function("START = ", parser, "start")
                    + function(", GETTOKEN = ", parser, "get token") + function(", END = ", parser, "end")
                    + function(", LEXTYPES = ", parser, "token types") + function(", HEADLINE = ", parser, "headline")
                    + ")");
        }
    }

    static final class Templates extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject template, Sides sides) {
            return one("CREATE TEXT SEARCH TEMPLATE " + name(template) + " (" + function("INIT = ", template, "init")
                    + (is(template, "init") ? ", " : "") + function("LEXIZE = ", template, "lexize") + ")");
        }
    }

    static final class Configurations extends Kind {
        private static final String MAPPING = "mapping of ";

        @Override
        List<DdlStatement> create(SchemaObject configuration, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>(one("CREATE TEXT SEARCH CONFIGURATION "
                    + name(configuration) + " (PARSER = " + configuration.attribute("parser") + ")"));
            configuration.attributes().forEach((name, value) -> {
                if (name.startsWith(MAPPING)) {
                    statements.add(mapping(" ADD", configuration, name, value));
                }
            });
            return statements;
        }

        private DdlStatement mapping(String action, SchemaObject configuration, String name, @Nullable String value) {
            return DdlStatement.of("ALTER TEXT SEARCH CONFIGURATION " + name(configuration) + action + " MAPPING FOR "
                    + name.substring(MAPPING.length()) + (value == null ? "" : " WITH " + value));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            if (changed(before, after, "parser")) {
                return null;
            }
            TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
            names.addAll(after.attributes().keySet());
            List<DdlStatement> statements = new ArrayList<>();
            for (String name : names) {
                if (name.startsWith(MAPPING) && changed(before, after, name)) {
                    String action = is(before, name) ? is(after, name) ? " ALTER" : " DROP" : " ADD";
                    statements.add(mapping(action, after, name, after.attribute(name)));
                }
            }
            return statements;
        }
    }
}
