package dev.palindrome.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts together the query that reads a whole schema from every {@code .sql} file beside this class, one for each kind of object. The
 * files under {@code with} are common table expressions, named as their file, that kinds share; those under {@code session} make the
 * reading independent of the session; other folders are read on request ({@link Extra}).
 *
 * <p>A file selects {@code kind} and {@code name} as {@link ObjectKey} has them, {@code parent}, which is the key of the parent as text,
 * and the object's attributes: a text column whose name is in double quotes is one, and {@code properties}, where there is such a column,
 * is an array of pairs of names and values.
 *
 * <p>A line that ends with {@code --@} and conditions is there only where all of them hold; on the first line, they hold for the file:
 * {@code since 15}, {@code before 17} (the server's major version), {@code if superuser}, {@code unless superuser}.
 *
 * @param version the server's major version
 * @param superuser whether the reading role is one
 * @param extras what is read beside the schema
 */
record CatalogQuery(int version, boolean superuser, Set<Extra> extras) {
    private static final Pattern CONDITIONS = Pattern.compile("\\s*--@ (.+)$");
    private static final Pattern CONDITION = Pattern.compile("(since|before|if|unless) (\\w+)");
    private static final Pattern ATTRIBUTE = Pattern.compile(" AS \"([^\"]+)\"");
    private static final Pattern PROPERTIES = Pattern.compile("\\bproperties\\b");

    /** The statements, to be sent together: save and fix the session's settings, read, restore. */
    CatalogStatements statements() {
        List<String> files = new ArrayList<>(CatalogFiles.in(""));
        extras.stream().sorted().forEach(extra -> files.addAll(CatalogFiles.in(extra.folder())));
        List<String> texts = files.stream()
                .map(this::filtered)
                .filter(text -> !text.isEmpty())
                .toList();
        List<List<String>> attributes =
                texts.stream().map(CatalogQuery::attributes).toList();
        int width = attributes.stream().mapToInt(List::size).max().orElse(0);

        List<String> selects = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            selects.add(select(i, texts.get(i), attributes.get(i), width));
        }
        return new CatalogStatements(around(String.join("\nUNION ALL\n", selects)), attributes);
    }

    /** The statements that read dependencies, to be sent together as those of {@link #statements()}. */
    String dependencies() {
        return around(filtered("dependency/edge"));
    }

    /** A query with what the kinds share before it, between the statements that make it independent of the session. */
    private String around(String query) {
        String shared = CatalogFiles.in("with").stream()
                .map(file -> file.substring("with/".length()) + " AS MATERIALIZED (\n" + filtered(file) + "\n)")
                .collect(Collectors.joining(",\n"));
        String reading = "WITH " + shared + "\n" + query;
        return String.join(
                ";\n", filtered("session/save"), filtered("session/fix"), reading, filtered("session/restore"));
    }

    /** One branch of the union: number of the file, the four fixed columns, the attributes and as many nulls as other files need. */
    private static String select(int number, String text, List<String> attributes, int width) {
        List<String> columns = new ArrayList<>(List.of(String.valueOf(number), "kind", "name", "parent"));
        columns.add(PROPERTIES.matcher(text).find() ? "properties" : "NULL::text[]");
        attributes.forEach(attribute -> columns.add('"' + attribute + '"'));
        for (int i = attributes.size(); i < width; i++) {
            columns.add("NULL");
        }
        return "SELECT " + String.join(", ", columns) + " FROM (\n" + text + "\n) AS rows";
    }

    private static List<String> attributes(String text) {
        return ATTRIBUTE.matcher(text).results().map(result -> result.group(1)).toList();
    }

    /** A file without its comments and without what is not for this server and role. */
    private String filtered(String file) {
        List<String> lines = CatalogFiles.text(file).lines().toList();
        if (lines.get(0).startsWith("--@") && !holds(lines.get(0))) {
            return "";
        }
        return lines.stream()
                .filter(this::holds)
                .map(line -> CONDITIONS.matcher(line).replaceFirst(""))
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    private boolean holds(String line) {
        Matcher conditions = CONDITIONS.matcher(line);
        if (!conditions.find()) {
            return true;
        }
        return CONDITION.matcher(conditions.group(1)).results().allMatch(condition -> {
            String value = condition.group(2);
            return switch (condition.group(1)) {
                case "since" -> version >= Integer.parseInt(value);
                case "before" -> version < Integer.parseInt(value);
                case "if" -> superuser;
                default -> !superuser;
            };
        });
    }
}
