package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code palindrome.properties} says, and over it what the caller said with the same keys. */
final class Settings {
    static final String FILE = "palindrome.properties";
    static final String LAYOUT = "layout";
    static final String LOCATIONS = "locations";
    static final String CLASSPATH = "classpath";

    private static final String REVISION = "revision.";
    private static final String PLACEHOLDERS = "placeholders.";
    private static final String MODEL = "model";
    private static final String HIBERNATE = "model.hibernate.";
    private static final List<String> COMMON = List.of(
            CLASSPATH,
            LAYOUT,
            "initSql",
            MODEL,
            "model.authority",
            "model.classes",
            "model.ignore",
            "model.jooq",
            "model.naming",
            "model.packages",
            "model.persistence-unit",
            "model.spring",
            "model.strict",
            "schemas");
    private static final List<String> REVISION_WORDS =
            List.of("depends-on", "irreversible", "label", "lossy", "revises");

    /**
     * A value and where it was said.
     *
     * @param place a line of the file, or null when the caller said it
     */
    record Setting(String value, @Nullable Place place) {
        /** Where it was said, in words. */
        String source() {
            return place == null ? "the options" : place.toString();
        }

        List<String> list() {
            return Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    private final Map<String, Setting> byKey;
    private final @Nullable Path directory;

    private Settings(Map<String, Setting> byKey, @Nullable Path directory) {
        this.byKey = byKey;
        this.directory = directory;
    }

    /** Reads the file in the first of these directories that has one. */
    static Settings read(List<Path> directories, HistoryOptions options, SourceReader source, Problems problems) {
        Map<String, Setting> byKey = new LinkedHashMap<>();
        Path found = directories.stream()
                .filter(directory -> Files.isRegularFile(directory.resolve(FILE)))
                .findFirst()
                .orElse(null);
        if (found != null) {
            String text = source.read(SourceFile.of(found, found.resolve(FILE)));
            if (text != null) {
                for (PropertiesText.Entry entry : PropertiesText.parse(FILE, text, problems)) {
                    if (!options.otherKeys().contains(entry.key())) {
                        byKey.put(entry.key(), new Setting(entry.value().strip(), Place.of(FILE, entry.line(), 0)));
                    }
                }
            }
        }
        options.settings().forEach((key, value) -> byKey.put(key, new Setting(value, null)));
        return new Settings(byKey, found);
    }

    /** What was said with this key, or null. */
    @Nullable
    Setting find(String key) {
        return byKey.get(key);
    }

    /** Whether anything was said with this key. */
    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** The value of a key, or null. */
    @Nullable
    String text(String key) {
        Setting setting = byKey.get(key);
        return setting == null ? null : setting.value();
    }

    /** The parts of a key's value between commas; none when it is not said. */
    List<String> list(String key) {
        Setting setting = byKey.get(key);
        return setting == null ? List.of() : setting.list();
    }

    /** The directory of the file, from which its relative paths are taken; null when there is no file. */
    @Nullable
    Path directory() {
        return directory;
    }

    /** The values of all keys that belong to a layout's own tool. */
    Map<String, String> valuesOf(List<String> keys) {
        Map<String, String> values = new LinkedHashMap<>();
        byKey.forEach((key, setting) -> {
            if (keys.contains(key) || key.startsWith(PLACEHOLDERS)) {
                values.put(key, setting.value());
            }
        });
        return values;
    }

    /** What is said of the model. */
    Map<String, String> model() {
        Map<String, String> values = new LinkedHashMap<>();
        byKey.forEach((key, setting) -> {
            if (key.equals(MODEL) || key.startsWith(MODEL + ".")) {
                values.put(key, setting.value());
            }
        });
        return values;
    }

    /** Notes each key that neither everyone nor this layout knows. */
    void checkKeys(List<String> ofLayout, boolean placeholders, Problems problems) {
        TreeSet<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(COMMON);
        allowed.addAll(ofLayout);
        allowed.add(HIBERNATE + "<setting>");
        REVISION_WORDS.forEach(word -> allowed.add(REVISION + "<id>." + word));
        if (placeholders) {
            allowed.add(PLACEHOLDERS + "<name>");
        }
        byKey.forEach((key, setting) -> {
            boolean known = COMMON.contains(key)
                    || ofLayout.contains(key)
                    || key.startsWith(HIBERNATE)
                    || (placeholders && key.startsWith(PLACEHOLDERS))
                    || RevisionKey.parse(key) != null;
            if (!known) {
                problems.add(
                        Code.CONFIGURATION_INVALID,
                        setting.place(),
                        "Unknown key '" + key + "' in " + setting.source() + ".",
                        "The keys are " + String.join(", ", allowed) + ".");
            }
        });
    }

    /** Adds what is said about revisions to what their files declare. */
    void checkRevisions(List<Draft> drafts, Function<String, @Nullable Object> versionOf, Problems problems) {
        byKey.forEach((key, setting) -> {
            RevisionKey revision = RevisionKey.parse(key);
            if (revision == null) {
                return;
            }
            Draft draft = find(revision.id(), drafts, versionOf);
            if (draft == null) {
                problems.add(
                        Code.CONFIGURATION_INVALID,
                        setting.place(),
                        "The key '" + key + "' in " + setting.source() + " names revision " + revision.id()
                                + ", which does not exist.",
                        "Correct the id, or delete the line.");
            } else {
                declare(draft.declared(), revision.word(), setting);
            }
        });
    }

    private static @Nullable Draft find(String id, List<Draft> drafts, Function<String, @Nullable Object> versionOf) {
        Object version = versionOf.apply(id);
        return drafts.stream()
                .filter(draft -> draft.id().equals(id) || draft.version().equals(version))
                .findFirst()
                .orElse(null);
    }

    private static void declare(Declarations declared, String word, Setting setting) {
        switch (word) {
            case "revises" -> declared.revises(setting.place(), setting.list());
            case "depends-on" -> declared.dependsOn(setting.list());
            case "label" -> declared.labels(setting.list());
            case "lossy" -> declared.lossy(setting.list());
            case "irreversible" -> declared.irreversible(setting.place(), setting.value());
            default -> throw new IllegalArgumentException(word);
        }
    }

    /** {@code revision.<id>.<word>} taken apart; an id may have dots. */
    private record RevisionKey(String id, String word) {
        private static @Nullable RevisionKey parse(String key) {
            int dot = key.lastIndexOf('.');
            if (!key.startsWith(REVISION) || dot <= REVISION.length()) {
                return null;
            }
            String word = key.substring(dot + 1);
            return REVISION_WORDS.contains(word) ? new RevisionKey(key.substring(REVISION.length(), dot), word) : null;
        }
    }
}
