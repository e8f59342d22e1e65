package dev.palindrome.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query that reads a whole schema: every {@code .sql} file beside this class, one for each kind of object, joined by
 * {@code UNION ALL}. The files under {@code with} are common table expressions, named as their file, that kinds share; those under
 * {@code session} make the reading independent of the session; other folders are read on request ({@link Extra}).
 *
 * <p>A file yields {@code kind} and {@code name} as {@link ObjectKey} has them, {@code parent}, which is the key of the parent as text,
 * and {@code attributes}, a {@code text[]} of names and values in turn, or a {@code text[][]} of pairs.
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

    /** Number of the statement whose result is the snapshot, from 0. */
    static final int READING = 2;

    /** The statements, to be sent together: save and fix the session's settings, read, restore. */
    String statements() {
        return String.join(
                ";\n", filtered("session/save"), filtered("session/fix"), reading(), filtered("session/restore"));
    }

    private String reading() {
        List<String> files = new ArrayList<>(CatalogFiles.in(""));
        extras.stream().sorted().forEach(extra -> files.addAll(CatalogFiles.in(extra.folder())));
        String shared = CatalogFiles.in("with").stream()
                .map(file -> file.substring("with/".length()) + " AS MATERIALIZED (\n" + filtered(file) + "\n)")
                .collect(Collectors.joining(",\n"));
        String kinds = files.stream()
                .map(this::filtered)
                .filter(text -> !text.isEmpty())
                .map(text -> "SELECT kind, name, parent, attributes FROM (\n" + text + "\n) AS rows")
                .collect(Collectors.joining("\nUNION ALL\n"));
        return "WITH " + shared + "\n" + kinds;
    }

    /** A file without its comments and without what is not for this server and role. */
    private String filtered(String file) {
        List<String> lines = CatalogFiles.text(file).lines().toList();
        if (!lines.isEmpty() && lines.get(0).startsWith("--@") && !holds(lines.get(0))) {
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
        Matcher condition = CONDITION.matcher(conditions.group(1));
        boolean all = true;
        while (condition.find()) {
            String value = condition.group(2);
            all &= switch (condition.group(1)) {
                case "since" -> version >= Integer.parseInt(value);
                case "before" -> version < Integer.parseInt(value);
                case "if" -> superuser;
                default -> !superuser;
            };
        }
        return all;
    }
}
