package dev.palindrome.proof;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import dev.palindrome.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs, side by side, for tools that compare two texts: the same objects as they should be and as they are. */
record Comparison(String expected, String actual) {
    static final Comparison NONE = new Comparison("", "");

    static Comparison of(Changes changes) {
        List<Change> all = changes.changes();
        return new Comparison(
                all.stream().map(change -> side(change, change.before())).collect(Collectors.joining("\n")),
                all.stream().map(change -> side(change, change.after())).collect(Collectors.joining("\n")));
    }

    /** What the order of columns and the text of routines leave open, in words. */
    static String equivalence(Changes changes) {
        return changes.changes().stream()
                .map(change -> change.differences().stream()
                                .anyMatch(difference -> difference.attribute().equals("body"))
                        ? "white space and comments in a routine's body"
                        : "the order of columns")
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static String side(Change change, @Nullable SchemaObject object) {
        if (object == null) {
            return change.key() + ": not there";
        }
        SchemaObject other = object == change.before() ? change.after() : change.before();
        Stream<String> names = other == null
                ? object.attributes().keySet().stream()
                : new TreeSet<>(object.attributes().keySet())
                        .stream().filter(name -> !Objects.equals(object.attribute(name), other.attribute(name)));
        String attributes =
                names.map(name -> "\n  " + name + ": " + object.attribute(name)).collect(Collectors.joining());
        return change.key() + (attributes.isEmpty() && other == null ? ": there" : attributes);
    }
}
