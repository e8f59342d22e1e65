package dev.palindrome.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query that reads a whole schema: every {@code .sql} file beside this class, one for each kind of object, joined by
 * {@code UNION ALL}. The files under {@code with} are common table expressions, named as their file, that kinds share; those under
 * {@code session} make the reading independent of the session.
 *
 * <p>A file yields {@code kind, name, parent} as {@link ObjectKey} has them and {@code attributes text[][]}, pairs of name and value. A
 * line that ends with {@code --@ since 15} or {@code --@ before 17} is there only for these major versions of the server.
 */
final class CatalogQuery {
    private static final String ROOT = "dev/palindrome/schema";
    private static final Pattern CONDITION = Pattern.compile("\\s*--@ (since|before) (\\d+)$");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*\\R?");

    private CatalogQuery() {}

    /** The statements for a major version, to be sent together: save and fix the session's settings, read, restore. */
    static String statements(int version) {
        return String.join(
                ";\n",
                file("session/save", version),
                file("session/fix", version),
                query(version),
                file("session/restore", version));
    }

    private static String query(int version) {
        String with = names("with").stream()
                .map(name -> name + " AS MATERIALIZED (\n" + file("with/" + name, version) + ")")
                .collect(Collectors.joining(",\n"));
        String kinds = names("").stream()
                .map(name -> "SELECT kind, name, parent, attributes FROM (\n" + file(name, version) + ") AS " + name
                        + "_rows")
                .collect(Collectors.joining("\nUNION ALL\n"));
        return "WITH " + with + "\n" + kinds;
    }

    private static String file(String name, int version) {
        try (var stream = CatalogQuery.class.getClassLoader().getResourceAsStream(ROOT + "/" + name + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + ROOT + "/" + name + ".sql");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String kept = text.lines()
                    .map(line -> condition(line, version))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
            return COMMENT.matcher(kept).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String condition(String line, int version) {
        Matcher matcher = CONDITION.matcher(line);
        if (!matcher.find()) {
            return line;
        }
        boolean since = version >= Integer.parseInt(matcher.group(2));
        return since == matcher.group(1).equals("since") ? line.substring(0, matcher.start()) : "";
    }

    /** Names, without extension and sorted, of the SQL files directly in a folder. */
    private static List<String> names(String folder) {
        String path = folder.isEmpty() ? ROOT : ROOT + "/" + folder;
        URL url = CatalogQuery.class.getClassLoader().getResource(path);
        if (url == null) {
            throw new IllegalStateException("no resource folder " + path);
        }
        try {
            URLConnection connection = url.openConnection();
            Stream<String> entries = connection instanceof JarURLConnection jar
                    ? jar.getJarFile().stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(path + "/"))
                            .map(name -> name.substring(path.length() + 1))
                    : list(Path.of(url.toURI())).stream();
            return entries.filter(name -> name.endsWith(".sql") && !name.contains("/"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
