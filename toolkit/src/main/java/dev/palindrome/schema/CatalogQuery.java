package dev.palindrome.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together the query that reads a whole schema from every {@code .sql} file beside this class, one for each kind of object. The
 * files under {@code with} are common table expressions, named as their file, that kinds share; those under {@code session} make the
 * reading independent of the session, those under {@code incremental} serve {@link SnapshotFollower}; other folders are read on request
 * ({@link Extra}).
 *
 * <p>A file selects {@code kind} and {@code name} as {@link ObjectKey} has them, {@code parent}, which is the key of the parent as text,
 * and the object's attributes: a text column whose name is in double quotes is one, and {@code properties}, where there is such a column,
 * is an array of pairs of names and values.
 *
 * <p>A line that ends with {@code --@} and conditions is there only where all of them hold; on the first line, they hold for the file:
 * {@code since 15}, {@code before 17} (the server's major version), {@code if superuser}, {@code unless superuser}. A line
 * {@code --@ include part/FILE} stands for the lines of that file.
 *
 * <p>What a step changed is read again without the rest. So where a file selects from {@code relation}, {@code routine} or {@code type},
 * each of its rows must hang on a row of that, by {@code parent} or further up; or, if it hangs on none, depend on none. A file that selects
 * from none of them is read in full whenever something it names in a {@code pg_} word may have changed ({@link FollowedCatalogs}); one that
 * selects from {@code member} or {@code member_relation}, which tells of extensions' objects, whenever such an object was touched.
 *
 * @param version the server's major version
 * @param superuser whether the reading role is one
 * @param extras what is read beside the schema
 */
record CatalogQuery(int version, boolean superuser, Set<Extra> extras) {
    private static final Pattern CONDITIONS = Pattern.compile("\\s*--@ (.+)$");
    private static final Pattern CONDITION = Pattern.compile("(since|before|if|unless) (\\w+)");
    private static final Pattern INCLUDE = Pattern.compile("\\s*--@ include (\\S+)");
    private static final Pattern ATTRIBUTE = Pattern.compile(" AS \"([^\"]+)\"");
    private static final Pattern PROPERTIES = Pattern.compile("\\bproperties\\b");

    /** A file's text without what is not for this server and role. */
    private record File(String name, String text) {}

    /** The statements, to be sent together: save and fix the session's settings, read, restore. */
    CatalogStatements statements() {
        CatalogStatements reading = reading(kinds(), Set.of());
        return new CatalogStatements(
                String.join(
                        ";\n",
                        filtered("session/save"),
                        filtered("session/fix").replace(":local", "true"),
                        reading.sql(),
                        filtered("session/restore")),
                reading.files(),
                reading.ofUnits(),
                reading.attributes());
    }

    /** Fixes the session's settings for good, for a session that does nothing else. */
    String fixed() {
        return filtered("session/fix").replace(":local", "false");
    }

    /** Reads everything, and which {@link Unit units} there are. */
    CatalogStatements whole() {
        List<File> files = kinds();
        files.add(file(CatalogStatements.UNITS));
        return reading(files, Set.of());
    }

    /**
     * Reads some units, what they are, and the files that have to be read whatever was touched. The parameters are arrays of OIDs, in the
     * order of {@link Unit.Kind}.
     *
     * @param wanted which arrays are not empty
     */
    CatalogStatements some(Set<Unit.Kind> wanted) {
        List<File> files = new ArrayList<>();
        for (File file : kinds()) {
            if (wanted.stream().anyMatch(kind -> kind.isReadBy(file.text()))
                    || !Unit.Kind.isReadByAny(file.text()) && !FollowedCatalogs.isIndifferent(file.text())) {
                files.add(file);
            }
        }
        files.add(file(CatalogStatements.UNITS));
        return reading(files, wanted);
    }

    /** A file of the folder {@code incremental}. */
    String incremental(String name) {
        return filtered("incremental/" + name);
    }

    /** The files that no unit restricts and that are read again with every step, because they look into catalogs that units are in. */
    List<String> readAlways() {
        return kinds().stream()
                .filter(file -> !Unit.Kind.isReadByAny(file.text()) && !FollowedCatalogs.isIndifferent(file.text()))
                .map(File::name)
                .toList();
    }

    private List<File> kinds() {
        List<String> names = new ArrayList<>(CatalogFiles.in(""));
        extras.stream().sorted().forEach(extra -> names.addAll(CatalogFiles.in(extra.folder())));
        List<File> files = new ArrayList<>();
        for (String name : names) {
            File file = file(name);
            if (!file.text().isEmpty()) {
                files.add(file);
            }
        }
        return files;
    }

    private File file(String name) {
        return new File(name, filtered(name));
    }

    /** @param restricted kinds of units to which the shared expressions are restricted; those of other kinds are read in full */
    private CatalogStatements reading(List<File> files, Set<Unit.Kind> restricted) {
        List<List<String>> attributes =
                files.stream().map(file -> attributes(file.text())).toList();
        int width = attributes.stream().mapToInt(List::size).max().orElse(0);

        List<String> selects = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            selects.add(select(i, files.get(i).text(), attributes.get(i), width));
        }
        String shared = CatalogFiles.in("with").stream()
                .map(file -> shared(file.substring("with/".length()), filtered(file), !restricted.isEmpty()))
                .collect(Collectors.joining(",\n"));
        return new CatalogStatements(
                "WITH " + shared + "\n" + String.join("\nUNION ALL\n", selects),
                files.stream().map(File::name).toList(),
                files.stream()
                        .filter(file -> Unit.Kind.isReadByAny(file.text()))
                        .map(File::name)
                        .collect(Collectors.toSet()),
                attributes);
    }

    private static String shared(String name, String text, boolean restricted) {
        String rows = text;
        for (Unit.Kind kind : Unit.Kind.values()) {
            if (restricted && kind.word().equals(name)) {
                rows = "SELECT * FROM (\n" + text + "\n) AS every WHERE oid = ANY ($" + (kind.ordinal() + 1) + ")";
            }
        }
        return name + " AS MATERIALIZED (\n" + rows + "\n)";
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
                .flatMap(this::included)
                .map(line -> CONDITIONS.matcher(line).replaceFirst(""))
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> included(String line) {
        Matcher include = INCLUDE.matcher(line);
        return include.matches() ? filtered(include.group(1)).lines() : Stream.of(line);
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
