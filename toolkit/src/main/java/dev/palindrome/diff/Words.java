package dev.palindrome.diff;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes in a person's words: what was expected is what was, what is found is what is. */
final class Words {
    private static final int MOST_NAMED = 8;

    private Words() {}

    static String of(Change change, Wording wording) {
        String name = name(change.key());
        return switch (change.type()) {
            case ADDED -> name + " " + wording.added() + privileges(Objects.requireNonNull(change.after()), " (", ")");
            case REMOVED -> name + " is missing" + summary(Objects.requireNonNull(change.before())) + along(change);
            case CHANGED ->
                name + ": "
                        + told(change.differences())
                                .map(difference -> words(change.key(), difference))
                                .collect(Collectors.joining("; "));
        };
    }

    /** What a missing object took along that was no part of it. */
    private static String along(Change change) {
        List<String> others = new ArrayList<>();
        for (Change consequence : change.consequences()) {
            List<ObjectKey> causes = Consequence.causesOf(consequence, key -> null);
            boolean isPart = change.consequences().stream().map(Change::key).anyMatch(causes::contains);
            if (!isPart && !causes.contains(change.key())) {
                others.add(name(consequence.key()));
            }
        }
        if (others.isEmpty()) {
            return "";
        }
        String shown = others.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = others.size() - MOST_NAMED;
        return ", and with it " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    /** The differences that say something, those of many lines last. */
    private static Stream<Difference> told(List<Difference> differences) {
        boolean moved = differences.stream()
                .anyMatch(difference -> difference.attribute().equals(Difference.PARENT));
        return differences.stream()
                // An index that becomes a constraint's, or is one no more, leaves its definition to it or gets it back.
                .filter(difference -> !moved
                        || !difference.attribute().equals("definition")
                        || difference.before() != null && difference.after() != null)
                .sorted(Comparator.comparing(Words::isOfManyLines));
    }

    private static boolean isOfManyLines(Difference difference) {
        String before = difference.before();
        String after = difference.after();
        return before != null && after != null && (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0);
    }

    /** Kind and name, without the schema where it is {@code public}. */
    static String name(ObjectKey key) {
        return WordsOfValues.withoutPublic(key.toString());
    }

    /** What a missing object was, where that fits into a line. */
    private static String summary(SchemaObject object) {
        String text =
                switch (object.key().kind()) {
                    case "index", "constraint", "domain constraint", "trigger", "rule" ->
                        object.attribute("definition");
                    case "column" -> column(object);
                    case "attribute", "domain" -> WordsOfValues.of("type", object.attribute("type"));
                    case "enum" -> object.attribute("labels");
                    case "extension" -> object.attribute("version");
                    default -> privileges(object, "", "");
                };
        return text == null || text.isEmpty() ? "" : " (was: " + WordsOfValues.cut(text) + ")";
    }

    private static String column(SchemaObject column) {
        List<String> parts = new ArrayList<>();
        parts.add(WordsOfValues.of("type", column.attribute("type")));
        if (column.attribute("not null") != null) {
            parts.add("not null");
        }
        if (column.attribute("default") != null) {
            parts.add("default " + column.attribute("default"));
        }
        if (column.attribute("generated") != null) {
            parts.add("generated " + column.attribute("generated"));
        }
        if (column.attribute("identity") != null) {
            parts.add("generated " + column.attribute("identity") + " as identity");
        }
        return String.join(" ", parts);
    }

    /** The privileges of a grant or a revocation, and nothing for any other object. */
    private static String privileges(SchemaObject grant, String before, String after) {
        String kind = grant.key().kind();
        if (!kind.endsWith("grant") && !kind.endsWith("revoke")) {
            return "";
        }
        return grant.attributes().entrySet().stream()
                .map(privilege -> (privilege.getKey() + privilege.getValue().substring("yes".length())))
                .collect(Collectors.joining(", ", before, after));
    }

    private static String words(ObjectKey key, Difference difference) {
        String attribute = difference.attribute();
        String before = difference.before();
        String after = difference.after();
        if (Order.isOrder(key, attribute)) {
            String what = Order.isOfTable(key, attribute) ? "column order" : "attribute order";
            return what + " was (" + Order.common(before, after) + "), is (" + Order.common(after, before) + ")";
        }
        if (attribute.equals(Difference.PARENT)) {
            return "belonged to " + value(attribute, before) + ", belongs to " + value(attribute, after);
        }
        if (before == null) {
            return attribute + was(attribute) + " not set, " + is(attribute).strip() + " " + value(attribute, after);
        }
        if (after == null) {
            return attribute + is(attribute) + " missing"
                    + (WordsOfValues.isFlag(before)
                            ? ""
                            : " (" + was(attribute).strip() + ": " + value(attribute, before) + ")");
        }
        if (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0) {
            return attribute
                    + (WordsOfValues.isPlural(attribute) ? " differ" : " differs")
                    + FirstLine.of(before, after);
        }
        int skipped = WordsOfValues.sameBeginning(before, after);
        return attribute + was(attribute) + " " + value(attribute, before, skipped) + "," + is(attribute) + " "
                + value(attribute, after, skipped);
    }

    private static String value(String attribute, String value, int skipped) {
        return skipped == 0 ? value(attribute, value) : "…" + WordsOfValues.cut(value.substring(skipped));
    }

    private static String value(String attribute, @Nullable String value) {
        return WordsOfValues.of(attribute, value);
    }

    private static String was(String attribute) {
        return WordsOfValues.isPlural(attribute) ? " were" : " was";
    }

    private static String is(String attribute) {
        return WordsOfValues.isPlural(attribute) ? " are" : " is";
    }
}
