package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which changes follow from an object that is missing, because they named it: a view's text that names a renamed column, a column of a
 * dropped type. Snapshots do not say what depends on what, so the texts are looked into, in which PostgreSQL writes every name with its
 * schema. What is found here decides what is told together and in which order, and never whether something differs.
 */
final class Naming {
    private static final String PART = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern NAME = Pattern.compile(PART + "(?:\\." + PART + ")*");
    private static final Pattern FIRST_PART = Pattern.compile(PART);
    private static final Pattern ALIAS = Pattern.compile(" AS (" + PART + ")");
    private static final String COLUMN = "column";

    /** Properties in which no other object is named. */
    private static final Set<String> SILENT = Set.of("comment", "owner", "columns", "body", "labels");

    /** What is dropped with all that uses it: PostgreSQL drops or refuses. */
    private static final Set<String> TAKE_OTHERS_ALONG = Set.of(
            "aggregate",
            "collation",
            "composite type",
            "domain",
            "enum",
            "extension",
            "function",
            "operator family",
            "procedure",
            "range",
            "schema",
            "text search configuration",
            "text search dictionary",
            "type",
            "window function");

    private static final Set<String> RELATIONS =
            Set.of("table", "foreign table", "view", "materialized view", "sequence");

    private final Map<String, List<Change>> missing = new HashMap<>();

    Naming(List<Change> changes) {
        for (Change change : changes) {
            String kind = change.key().kind();
            if (change.type() == Change.Type.REMOVED
                    && (kind.equals(COLUMN) || RELATIONS.contains(kind) || TAKE_OTHERS_ALONG.contains(kind))) {
                missing.computeIfAbsent(written(change.object()), name -> new ArrayList<>(1))
                        .add(change);
            }
        }
    }

    /** How others write its name: {@code public.f} of {@code public.f(integer)}. */
    private static String written(SchemaObject object) {
        String name = object.key().name();
        return switch (object.key().kind()) {
            case "schema" -> name + ".";
            case "extension" -> object.attribute("schema") + "." + name;
            default -> {
                Matcher matcher = NAME.matcher(name);
                yield matcher.lookingAt() ? matcher.group() : name;
            }
        };
    }

    /** The missing object that took another one along, so that the two are one change, or null. */
    @Nullable
    Change ownerOf(Change change) {
        if (change.type() != Change.Type.REMOVED || missing.isEmpty()) {
            return null;
        }
        return first(
                change,
                names(text(change.object())),
                candidate -> TAKE_OTHERS_ALONG.contains(candidate.key().kind()));
    }

    /** The missing object that a change follows from, or null. */
    @Nullable
    Change causeOf(Change change) {
        if (change.type() == Change.Type.ADDED || missing.isEmpty()) {
            return null;
        }
        SchemaObject before = Objects.requireNonNull(change.before());
        Set<String> named = names(text(before));
        Set<String> lost = change.after() == null ? named : lost(change);
        Change cause = first(change, lost, candidate -> !candidate.key().kind().equals(COLUMN));
        return cause == null && !change.key().kind().equals(COLUMN) ? columnOf(change, before, named, lost) : cause;
    }

    /** A column is named without its table, which is the object's own or named as well. */
    private @Nullable Change columnOf(Change change, SchemaObject before, Set<String> named, Set<String> lost) {
        ObjectKey parent = before.parent();
        List<String> tables = new ArrayList<>();
        if (parent != null) {
            tables.add(parent.name());
        }
        named.stream().filter(name -> name.indexOf('.') > 0).forEach(tables::add);
        Set<String> columns = new LinkedHashSet<>();
        for (String column : lost) {
            String last = column.substring(column.lastIndexOf('.') + 1);
            tables.forEach(table -> columns.add(table + "." + last));
        }
        return first(change, columns, candidate -> candidate.key().kind().equals(COLUMN));
    }

    private @Nullable Change first(Change change, Set<String> names, Predicate<Change> wanted) {
        for (String name : names) {
            for (Change candidate : missing.getOrDefault(name, List.of())) {
                if (candidate != change && wanted.test(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** The names that an object was told with and is not any more. */
    private static Set<String> lost(Change change) {
        Set<String> lost = new LinkedHashSet<>();
        for (Difference difference : change.differences()) {
            if (!SILENT.contains(difference.attribute())) {
                Set<String> gone = names(difference.before());
                gone.removeAll(names(difference.after()));
                lost.addAll(gone);
                lost.addAll(aliases(difference));
            }
        }
        return lost;
    }

    /** What was {@code nick} in a view is {@code handle AS nick} when the column has another name. */
    private static Set<String> aliases(Difference difference) {
        Set<String> names = new LinkedHashSet<>();
        String before = difference.before();
        if (before != null && difference.after() != null) {
            Matcher alias = ALIAS.matcher(difference.after());
            while (alias.find()) {
                if (!before.contains(alias.group())) {
                    names.add(alias.group(1));
                }
            }
        }
        return names;
    }

    private static String text(SchemaObject object) {
        StringBuilder text = new StringBuilder();
        object.attributes().forEach((attribute, value) -> {
            if (!SILENT.contains(attribute)) {
                text.append(value).append('\n');
            }
        });
        int signature = object.key().name().indexOf('(');
        return signature < 0 ? text.toString() : text + object.key().name().substring(signature);
    }

    /** The names in a text, those that are qualified also by their beginnings: {@code a.b.c}, {@code a.b}, {@code a.}. */
    private static Set<String> names(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        if (text != null) {
            Matcher matcher = NAME.matcher(text);
            while (matcher.find()) {
                addWithBeginnings(names, matcher.group());
            }
        }
        return names;
    }

    private static void addWithBeginnings(Set<String> names, String name) {
        if (names.add(name)) {
            Matcher part = FIRST_PART.matcher(name);
            while (part.find() && part.end() < name.length()) {
                names.add(name.substring(0, part.start() == 0 ? part.end() + 1 : part.end()));
            }
        }
    }
}
