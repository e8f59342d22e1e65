package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The templates of new revisions: a project's own in {@value #DIRECTORY}, else those that come with Palindrome. */
public final class Templates {
    /** Where a project's own templates are, in the directory of its history. */
    public static final String DIRECTORY = "palindrome-templates";

    /** The names of the templates: of an upgrade script, of a downgrade script, of a Java revision. */
    public static final List<String> NAMES =
            List.of("upgrade.sql.template", "downgrade.sql.template", "revision.java.template");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}\\s]*)}");

    private Templates() {}

    /** The text of a template that comes with Palindrome. */
    public static String builtIn(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Templates.class.getResourceAsStream("templates/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String upgrade(Path directory, RevisionText text) {
        return fill(directory, NAMES.get(0), text.values());
    }

    static String downgrade(Path directory, RevisionText text) {
        return fill(directory, NAMES.get(1), text.values());
    }

    static String java(Path directory, RevisionText text, String packageName, String className) {
        Map<String, String> values = text.values();
        values.put("package", packageName);
        values.put("class", className);
        values.put("upgrade", JavaCode.of(text.upgrade()));
        values.put("downgrade", JavaCode.of(text.downgrade()));
        values.put(
                "options",
                text.transactional()
                        ? ""
                        : "    @Override\n    public boolean canExecuteInTransaction() {\n        return false;\n    }\n\n");
        return fill(directory, NAMES.get(2), values);
    }

    private static String fill(Path directory, String name, Map<String, String> values) {
        Path own = directory.resolve(DIRECTORY).resolve(name);
        String template = Files.exists(own) ? read(own) : builtIn(name);
        for (String needed : needed(name)) {
            if (!values.getOrDefault(needed, "").isBlank() && !template.contains("${" + needed + "}")) {
                throw Problems.refuse(
                        Code.CONFIGURATION_INVALID,
                        Place.of(own.toString()),
                        "The template " + own + " has no placeholder ${" + needed
                                + "}, so what the new revision is to do would be lost.",
                        "Add it, or remove the template.");
            }
        }
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                long line = 1
                        + template.substring(0, matcher.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                throw Problems.refuse(
                        Code.CONFIGURATION_INVALID,
                        Place.of(own.toString(), (int) line, 0),
                        "The template " + own + " has the placeholder " + matcher.group() + ", which does not exist.",
                        "The placeholders are " + String.join(", ", new TreeMap<>(values).keySet()) + ".");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString().stripTrailing() + "\n";
    }

    /** The placeholders that carry what a revision does. */
    private static List<String> needed(String template) {
        return template.equals(NAMES.get(0))
                ? List.of("upgrade")
                : template.equals(NAMES.get(1)) ? List.of("downgrade") : List.of("upgrade", "downgrade", "options");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(file.toString()),
                    "The template " + file + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it a text in UTF-8 that this user may read, or remove it.");
        }
    }
}
