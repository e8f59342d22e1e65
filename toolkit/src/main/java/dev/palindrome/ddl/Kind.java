package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the statements about objects of one kind. */
abstract class Kind {
    /** What makes an object, without its owner. */
    abstract List<DdlStatement> create(SchemaObject object, Sides sides);

    /** What drops an object. */
    List<DdlStatement> drop(SchemaObject object, Sides sides) {
        return one("DROP " + word(object) + " " + name(object));
    }

    /** What alters an object in place, its owner aside; null when it has to be made again. */
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        return null;
    }

    /** What the kind is called in statements. */
    String word(SchemaObject object) {
        return object.key().kind().toUpperCase(Locale.ROOT);
    }

    /** What the object is called in statements. */
    String name(SchemaObject object) {
        return object.key().name();
    }

    /** What makes an object, and gives it to its owner. */
    final List<DdlStatement> making(SchemaObject object, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>(create(object, sides));
        String owner = object.attribute("owner");
        if (owner != null
                && !statements.isEmpty()
                && !owner.equals(sides.role())
                && !sides.role().isEmpty()) {
            statements.addAll(owner(object, owner));
        }
        return statements;
    }

    /** What alters an object, its owner included; null when it has to be made again. */
    final @Nullable List<DdlStatement> altering(SchemaObject before, SchemaObject after, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>();
        boolean converted = sides.converted.contains(after.key());
        if (!converted && before.equals(after)) {
            return statements;
        }
        if (converted || differs(before, after)) {
            List<DdlStatement> altering = alter(before, after, sides);
            if (altering == null) {
                return null;
            }
            statements.addAll(altering);
        }
        String owner = after.attribute("owner");
        if (owner != null && !owner.equals(before.attribute("owner"))) {
            statements.addAll(owner(after, owner));
        }
        return statements;
    }

    List<DdlStatement> owner(SchemaObject object, String owner) {
        return one("ALTER " + word(object) + " " + name(object) + " OWNER TO " + owner);
    }

    private static boolean differs(SchemaObject before, SchemaObject after) {
        TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        names.remove("owner");
        return !Objects.equals(before.parent(), after.parent())
                || names.stream().anyMatch(name -> changed(before, after, name));
    }

    /** Whether a property is not what it was. */
    static boolean changed(SchemaObject before, SchemaObject after, String attribute) {
        return !Objects.equals(before.attribute(attribute), after.attribute(attribute));
    }

    /** Whether nothing differs but some properties and the owner. */
    static boolean onlyChanged(SchemaObject before, SchemaObject after, String... attributes) {
        TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        names.remove("owner");
        List.of(attributes).forEach(names::remove);
        return Objects.equals(before.parent(), after.parent())
                && names.stream().noneMatch(name -> changed(before, after, name));
    }

    static boolean is(SchemaObject object, String attribute) {
        return object.attribute(attribute) != null;
    }

    /** A property with words before it, or nothing where there is none. */
    static String with(String words, @Nullable String value) {
        return value == null ? "" : words + value;
    }

    static List<DdlStatement> one(String sql) {
        return List.of(DdlStatement.of(sql));
    }

    /** {@code DEPENDS ON EXTENSION}, as far as it changed. */
    static List<DdlStatement> extensions(String altered, @Nullable SchemaObject before, SchemaObject after) {
        String old = before == null ? null : before.attribute("depends on extensions");
        String now = after.attribute("depends on extensions");
        List<String> was = old == null ? List.of() : Names.list(old);
        List<String> is = now == null ? List.of() : Names.list(now);
        List<DdlStatement> statements = new ArrayList<>();
        was.stream()
                .filter(extension -> !is.contains(extension))
                .forEach(extension ->
                        statements.add(DdlStatement.of(altered + " NO DEPENDS ON EXTENSION " + extension)));
        is.stream()
                .filter(extension -> !was.contains(extension))
                .forEach(extension -> statements.add(DdlStatement.of(altered + " DEPENDS ON EXTENSION " + extension)));
        return statements;
    }
}
