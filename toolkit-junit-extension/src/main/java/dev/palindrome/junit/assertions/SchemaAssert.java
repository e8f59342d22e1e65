package dev.palindrome.junit.assertions;

import dev.palindrome.diff.Changes;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Assertions on a schema. Names are written as in SQL: {@code users}, {@code app.users}, {@code "Users"}; without a schema they are looked for
 * along the search path, {@code public} unless {@link #withSearchPath} says otherwise.
 */
public final class SchemaAssert extends AbstractAssert<SchemaAssert, Snapshot> {
    private static final List<String> TABLES = List.of("table", "partitioned table", "foreign table");
    private static final List<String> VIEWS = List.of("view", "materialized view");
    private static final List<String> ROUTINES = List.of("function", "procedure", "aggregate", "window function");

    private final Failing failing;
    private List<String> searchPath = List.of("public");

    SchemaAssert(Snapshot actual, Failing failing) {
        super(actual, SchemaAssert.class);
        this.failing = failing;
    }

    /** The schemas in which names without one are looked for, in order. */
    public SchemaAssert withSearchPath(String... schemas) {
        searchPath = List.of(schemas);
        return this;
    }

    /** There is a table; goes on to it. */
    public TableAssert hasTable(String name) {
        return new TableAssert(this, name, require("table", TABLES, name));
    }

    /** The same as {@link #hasTable}, to be read after {@code and()}. */
    public TableAssert table(String name) {
        return hasTable(name);
    }

    public SchemaAssert doesNotHaveTable(String name) {
        return refuse("table", TABLES, name);
    }

    /** There is a view, materialized or not. */
    public SchemaAssert hasView(String name) {
        require("view", VIEWS, name);
        return this;
    }

    public SchemaAssert doesNotHaveView(String name) {
        return refuse("view", VIEWS, name);
    }

    /** There is a function or procedure, whatever its arguments; with arguments when they are given: {@code f(integer)}. */
    public SchemaAssert hasFunction(String name) {
        require("function", ROUTINES, name);
        return this;
    }

    public SchemaAssert doesNotHaveFunction(String name) {
        return refuse("function", ROUTINES, name);
    }

    public SchemaAssert hasSequence(String name) {
        require("sequence", List.of("sequence"), name);
        return this;
    }

    public SchemaAssert doesNotHaveSequence(String name) {
        return refuse("sequence", List.of("sequence"), name);
    }

    public SchemaAssert hasExtension(String name) {
        require("extension", List.of("extension"), name);
        return this;
    }

    public SchemaAssert doesNotHaveExtension(String name) {
        return refuse("extension", List.of("extension"), name);
    }

    /** There is an enum with exactly these labels in this order; with any, if none is given. */
    public SchemaAssert hasEnum(String name, String... labels) {
        SchemaObject found = require("enum", List.of("enum"), name);
        String expected = Arrays.stream(labels)
                .map(label -> "'" + label.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        String actualLabels = found == null ? null : Objects.requireNonNullElse(found.attribute("labels"), "");
        if (actualLabels != null && labels.length > 0 && !actualLabels.equals(expected)) {
            fail("The enum " + shown(found) + " was expected to have the labels " + expected + "; it has "
                    + actualLabels + ".");
        }
        return this;
    }

    public SchemaAssert doesNotHaveEnum(String name) {
        return refuse("enum", List.of("enum"), name);
    }

    /** The two schemas do not differ in anything. */
    @Override
    public SchemaAssert isEqualTo(@Nullable Object expected) {
        if (!(expected instanceof Snapshot other)) {
            return super.isEqualTo(expected);
        }
        return compare("The schema is not the expected one", Changes.between(other, actual), false);
    }

    /** They differ in nothing but the order of columns, and white space and comments in the bodies of routines. */
    public SchemaAssert isEquivalentTo(Snapshot expected) {
        return compare("The schema is not equivalent to the expected one", Changes.between(expected, actual), true);
    }

    private SchemaAssert compare(String what, Changes changes, boolean equivalent) {
        if (!changes.isEmpty() && !(equivalent && changes.isEquivalent())) {
            failing.fail(new AssertionFailedError(described(what + ":\n  " + String.join("\n  ", changes.words()))));
        }
        return this;
    }

    void fail(String message) {
        failing.fail(new AssertionFailedError(described(message)));
    }

    private String described(String message) {
        String description = descriptionText();
        return description.isEmpty() ? message : "[" + description + "] " + message;
    }

    Snapshot schema() {
        return actual;
    }

    /** An object's name without the schema {@code public}. */
    static String shown(SchemaObject object) {
        return shown(object.key().name());
    }

    static String shown(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }

    private @Nullable SchemaObject require(String what, List<String> kinds, String name) {
        SchemaObject found = find(kinds, name);
        if (found == null) {
            List<String> there = all(kinds).stream().map(SchemaAssert::shown).toList();
            List<String> elsewhere = all(kinds).stream()
                    .filter(object -> last(object.key()).equals(last(name)))
                    .map(SchemaAssert::shown)
                    .toList();
            String where = Names.parts(Names.withoutArguments(name)).size() > 1 || what.equals("extension")
                    ? ""
                    : " in " + String.join(", ", searchPath);
            fail("The schema has no " + what + " " + name + (elsewhere.isEmpty() ? "" : where) + "; it "
                    + (elsewhere.isEmpty() ? Names.instead(there, name) : "has " + String.join(", ", elsewhere)) + ".");
        }
        return found;
    }

    private SchemaAssert refuse(String what, List<String> kinds, String name) {
        SchemaObject found = find(kinds, name);
        if (found != null) {
            fail("The schema was expected to have no " + what + " " + name + ", but it has the "
                    + found.key().kind() + " " + shown(found) + ".");
        }
        return this;
    }

    private @Nullable SchemaObject find(List<String> kinds, String name) {
        List<String> parts = Names.parts(Names.withoutArguments(name));
        List<SchemaObject> all = all(kinds);
        if (parts.size() > 1 || kinds.contains("extension")) {
            return first(all, parts, name);
        }
        for (String schema : searchPath) {
            SchemaObject found = first(all, List.of(schema, parts.get(0)), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable SchemaObject first(List<SchemaObject> all, List<String> parts, String written) {
        String arguments =
                written.substring(Names.withoutArguments(written).length()).replace(" ", "");
        return all.stream()
                .filter(object -> {
                    String name = object.key().name();
                    String bare = Names.withoutArguments(name);
                    return Names.parts(bare).equals(parts)
                            && (arguments.isEmpty()
                                    || name.substring(bare.length())
                                            .replace(" ", "")
                                            .equals(arguments));
                })
                .findFirst()
                .orElse(null);
    }

    private static String last(ObjectKey key) {
        return last(key.name());
    }

    private static String last(String name) {
        List<String> parts = Names.parts(Names.withoutArguments(name));
        return parts.get(parts.size() - 1);
    }

    private List<SchemaObject> all(List<String> kinds) {
        return actual.list().stream()
                .filter(object -> kinds.contains(object.key().kind()))
                .toList();
    }
}
