package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Difference;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every kind of object and each of its properties is seen: the cases under {@code kinds} are told in the words that they say, and there
 * is a case for each attribute that an SQL file selects. So an attribute that goes missing in a file fails its case, and one that comes
 * fails for the lack of a case. {@link KindVersionsTest} runs them on the other versions.
 */
class KindsTest {
    private static final Pattern KIND = Pattern.compile("'([^']+)' AS kind|THEN '([^']+)' ELSE '([^']+)' END AS kind");
    private static final Pattern ATTRIBUTE = Pattern.compile(" AS \"([^\"]+)\"");
    private static final Pattern CONDITION = Pattern.compile("(since|before) (\\d+)");

    /** It has nearly all kinds; the others are read by {@link KindVersionsTest}. */
    private static final int NEWEST = 18;

    /** Kinds of the files that take them from a common table expression, unless the file is called as its kind. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "table", Set.of("table", "foreign table"),
            "view", Set.of("view", "materialized view"),
            "routine", Set.of("function", "procedure", "window function"));

    /** Attributes that no change tells. */
    private static final Set<String> UNCHANGING = Set.of(
            // What the reading role may not see is refused.
            "sequence position.not seen",
            "subscription.not seen",
            "user mapping.not seen",
            // Parts of the object's name.
            "publication schema.schema",
            "publication table.table",
            // Before 17, every constraint of a domain is a check.
            "domain constraint.type",
            // A tablespace cannot be made in a transaction.
            "tablespace.location");

    @Test
    void everyKindIsSeen() throws Exception {
        observe(NEWEST);
    }

    static void observe(int version) throws IOException, SQLException {
        List<String> wrong = new ArrayList<>();
        Set<String> changed = new TreeSet<>();
        int cases = 0;
        try (KindObserver observer = new KindObserver(version)) {
            for (KindCase one : KindCase.all()) {
                if (one.isOf(version)) {
                    cases++;
                    String words;
                    try {
                        Changes changes = observer.changes(one);
                        changes.changes().forEach(change -> collect(change, changed));
                        words = changes.toString();
                        if (one.onRequest() && !observer.schemaChanges(one).isEmpty()) {
                            words += "\n(though not asked for)";
                        }
                    } catch (SQLException e) {
                        words = e.getMessage();
                    }
                    if (!words.equals(one.words())) {
                        wrong.add("## " + one.name() + "\n" + words + "\n(expected)\n" + one.words());
                    }
                }
            }
        }
        System.out.println("kinds: " + cases + " changes on PostgreSQL " + version + ", " + (cases - wrong.size())
                + " told as expected");
        assertThat(cases).isPositive();
        assertThat(wrong).isEmpty();
        Set<String> attributes = attributes(version);
        attributes.removeAll(changed);
        attributes.removeAll(UNCHANGING);
        assertThat(attributes).as("attributes that no case changes").isEmpty();
    }

    /** {@code file.attribute} of each property that differs, by the file that selects the kind. */
    private static void collect(Change change, Set<String> changed) {
        String kind = change.key().kind();
        String file = SHARED.entrySet().stream()
                .filter(entry -> entry.getValue().contains(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(kind);
        for (Difference difference : change.differences()) {
            changed.add(file + "." + difference.attribute());
        }
        change.consequences().forEach(consequence -> collect(consequence, changed));
    }

    /** {@code file.attribute} of all that the SQL files select in a version. */
    private static Set<String> attributes(int version) {
        Set<String> attributes = new TreeSet<>();
        for (String folder : List.of("", "cluster", "data")) {
            for (String path : CatalogFiles.in(folder)) {
                List<String> lines = CatalogFiles.text(path)
                        .lines()
                        .filter(line -> holds(line, version))
                        .toList();
                String text = String.join("\n", lines);
                if (holds(CatalogFiles.text(path).lines().findFirst().orElse(""), version)) {
                    String name = path.substring(path.indexOf('/') + 1).replace('_', ' ');
                    Matcher kind = KIND.matcher(text);
                    String owner = kind.find() && kind.group(1) != null ? kind.group(1) : name;
                    ATTRIBUTE
                            .matcher(text)
                            .results()
                            .map(result -> owner + "." + result.group(1))
                            .forEach(attributes::add);
                }
            }
        }
        return attributes;
    }

    private static boolean holds(String line, int version) {
        int mark = line.indexOf("--@");
        return mark < 0
                || CONDITION
                        .matcher(line.substring(mark))
                        .results()
                        .allMatch(condition -> condition.group(1).equals("since")
                                ? version >= Integer.parseInt(condition.group(2))
                                : version < Integer.parseInt(condition.group(2)));
    }
}
