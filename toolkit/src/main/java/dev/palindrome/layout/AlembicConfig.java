package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.CommandBody;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code alembic.ini} as Python's {@code configparser} reads it: where the scripts are, and the same text with another database's address
 * in it, so that a run never reaches the one that the file names.
 */
final class AlembicConfig {
    static final String FILE = "alembic.ini";

    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)].*");
    private static final Pattern KEY = Pattern.compile("([^\\s=:#;\\[][^=:]*?)\\s*[=:]\\s*(.*)");
    private static final Pattern REFERENCE = Pattern.compile("%\\((\\w+)\\)s");

    private final Path directory;
    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();

    private AlembicConfig(Path directory, String text) {
        this.directory = directory.toAbsolutePath().normalize();
        this.text = text;
        values.put("here", this.directory.toString().replace("%", "%%"));
    }

    /** Reads the section {@code [alembic]}. */
    static AlembicConfig parse(Path directory, String text) {
        AlembicConfig config = new AlembicConfig(directory, text);
        String section = "";
        String key = null;
        for (String line : text.split("\r?\n", -1)) {
            Matcher header = SECTION.matcher(line);
            Matcher pair = KEY.matcher(line);
            boolean indented = !line.isEmpty() && Character.isWhitespace(line.charAt(0));
            if (line.isBlank() || line.strip().startsWith("#") || line.strip().startsWith(";")) {
                continue;
            }
            if (indented && key != null) {
                config.values.merge(key, line.strip(), (one, more) -> one + "\n" + more);
            } else if (header.matches()) {
                section = header.group(1);
                key = null;
            } else if (section.equals("alembic") && pair.matches()) {
                key = pair.group(1).toLowerCase(Locale.ROOT);
                config.values.put(key, pair.group(2).strip());
            } else {
                key = null;
            }
        }
        return config;
    }

    /** The directories with the version files; what is wrong is noted. */
    List<Path> versions(Problems problems) {
        String location = find("script_location");
        if (location == null || location.isEmpty()) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(FILE),
                    FILE + " has no script_location in its section [alembic].",
                    "Name the directory with env.py: script_location = %(here)s/alembic.");
            return List.of();
        }
        String versions = find("version_locations");
        if (versions == null || versions.isBlank()) {
            Path below = directory(location, problems);
            return below == null ? List.of() : List.of(below.resolve("versions"));
        }
        return Arrays.stream(versions.split(separator(problems)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> directory(part, problems))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    boolean isRecursive() {
        return "true".equals(find("recursive_version_locations"));
    }

    /** The file's text with the address of the database that a command runs in. */
    String withUrl() {
        StringBuilder result = new StringBuilder();
        boolean alembic = false;
        boolean skips = false;
        for (String line : text.split("\r?\n", -1)) {
            Matcher header = SECTION.matcher(line);
            boolean indented = !line.isBlank() && Character.isWhitespace(line.charAt(0));
            if (skips && indented) {
                continue;
            }
            skips = line.matches("(?i)sqlalchemy\\.url\\s*[=:].*");
            if (skips) {
                continue;
            }
            result.append(line.replace("%(here)s", directory.toString().replace("%", "%%")))
                    .append('\n');
            if (header.matches()) {
                // Projects with several databases name their addresses in sections of their own.
                alembic = header.group(1).equals("alembic");
                result.append(alembic ? "sqlalchemy.url = " + CommandBody.URL + "\n" : "");
            }
        }
        return result.toString();
    }

    private String separator(Problems problems) {
        String named = find("path_separator") == null ? find("version_path_separator") : find("path_separator");
        if (named == null) {
            return ", *|(?: +)|\n";
        }
        return switch (named) {
            case "space" -> " ";
            case "newline" -> "\n";
            case "os" -> Pattern.quote(File.pathSeparator);
            case ":", ";" -> named;
            default -> {
                problems.add(
                        Code.CONFIGURATION_INVALID,
                        Place.of(FILE),
                        "The separator of paths in " + FILE + " is '" + named + "'.",
                        "It may be space, newline, os, : or ;.");
                yield "\n";
            }
        };
    }

    private @Nullable Path directory(String written, Problems problems) {
        if (written.matches("[\\w.]{2,}:[^\\\\].*")) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(FILE),
                    FILE + " names a place in a Python package, " + written + ", which cannot be found without Python.",
                    "Name the directory.");
            return null;
        }
        return directory.resolve(written).normalize();
    }

    private @Nullable String find(String key) {
        String value = values.get(key);
        return value == null ? null : interpolated(value, 0);
    }

    private String interpolated(String value, int depth) {
        if (depth > 10) {
            return value;
        }
        Matcher matcher = REFERENCE.matcher(value);
        String replaced = matcher.replaceAll(found -> {
            String other = values.get(found.group(1).toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(other == null ? found.group() : interpolated(other, depth + 1));
        });
        return depth == 0 ? replaced.replace("%%", "%") : replaced;
    }
}
