package dev.palindrome.model;

import dev.palindrome.finding.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code palindrome.properties} says of the model. Immutable.
 *
 * <pre>{@code
 * ModelConfiguration configuration = ModelConfiguration.of(Map.of("model", "jpa", "model.packages", "com.example.shop"), null);
 * }</pre>
 *
 * @param settings the keys {@code model} and {@code model.…}
 * @param directory from which relative paths are taken, or null for the working directory
 */
public record ModelConfiguration(
        Map<String, String> settings, @Nullable Path directory) {
    private static final String MODEL = "model";
    private static final String JPA = "jpa";
    private static final String JOOQ = "jooq";
    private static final String HIBERNATE = "model.hibernate.";

    public ModelConfiguration {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** What these settings say. */
    public static ModelConfiguration of(Map<String, String> settings, @Nullable Path directory) {
        return new ModelConfiguration(settings, directory);
    }

    /** Whether there is a model. */
    public boolean isPresent() {
        return settings.containsKey(MODEL);
    }

    /** The same, with another value of a key. */
    public ModelConfiguration with(String key, String value) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(key, value);
        return new ModelConfiguration(all, directory);
    }

    /** What the model is when it is no mapping: a file, a URL, DIR@REVISION, as {@code palindrome diff} takes it; else null. */
    public @Nullable String elsewhere() {
        List<String> kinds = list(MODEL);
        if (kinds.stream().allMatch(kind -> kind.equals(JPA) || kind.equals(JOOQ))) {
            return null;
        }
        if (kinds.size() > 1) {
            throw refused(
                    "model is " + text(MODEL) + ", and only jpa and jooq can stand together.",
                    "Name one model, or jpa,jooq.");
        }
        return kinds.get(0);
    }

    /**
     * The model, when it is a mapping.
     *
     * @param loader where its classes are found
     * @param schema the schema of entities that name none, or null for {@code public}
     */
    public Model model(ClassLoader loader, @Nullable String schema) {
        List<Model> models = new ArrayList<>();
        for (String kind : list(MODEL)) {
            if (kind.equals(JPA)) {
                entities(schema).forEach(options -> models.add(Model.entities(options, loader)));
            } else if (kind.equals(JOOQ)) {
                models.add(Model.jooq(required(list(MODEL).size() > 1 ? "model.jooq" : "model.classes"), loader));
            }
        }
        if (models.isEmpty()) {
            throw refused("No model is configured.", "Say model=jpa, model=jooq, or name a file.");
        }
        return models.size() == 1 ? models.get(0) : new CombinedModel(List.copyOf(models));
    }

    private List<String> required(String key) {
        List<String> values = list(key);
        if (values.isEmpty()) {
            throw refused(
                    "The model is jOOQ's, and " + key + " names no class.",
                    "Name a catalog, a schema or tables that jOOQ generated, for example " + key
                            + "=com.example.db.Public.");
        }
        return values;
    }

    /** One for each persistence unit; those of classes and packages are one. */
    private List<EntityOptions> entities(@Nullable String schema) {
        List<String> classes = list("model.classes");
        List<String> packages = list("model.packages");
        List<String> units = list("model.persistence-unit");
        if (classes.isEmpty() && packages.isEmpty() && units.isEmpty()) {
            throw refused(
                    "The model is jpa, and nothing says where its entities are.",
                    "Say it with model.packages, model.classes or model.persistence-unit.");
        }
        Map<String, String> hibernate = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(HIBERNATE)) {
                hibernate.put(key.substring("model.".length()), value);
            }
        });
        List<EntityOptions> all = new ArrayList<>();
        if (!classes.isEmpty() || !packages.isEmpty()) {
            all.add(new EntityOptions(classes, packages, null, naming(), hibernate, schema));
        }
        for (String unit : units) {
            all.add(new EntityOptions(List.of(), List.of(), unit, naming(), hibernate, schema));
        }
        return all;
    }

    private @Nullable String naming() {
        String naming = text("model.naming");
        String spring = text("model.spring");
        if (naming != null || spring == null) {
            return naming;
        }
        return switch (spring) {
            case "true" -> "spring";
            case "false" -> JPA;
            default -> throw refused("model.spring is " + spring + ".", "It may be true or false.");
        };
    }

    /** What the model has a say in: as it says itself, and as it is configured. */
    public Authority authority() {
        Authority authority = elsewhere() == null ? Authority.OF_ENTITIES : Authority.FULL;
        String reach = text("model.authority");
        if (reach != null) {
            authority = switch (reach) {
                case "mapped" -> authority.overUnmapped(false);
                case "complete" -> authority.overUnmapped(true);
                default ->
                    throw refused(
                            "model.authority is " + reach + ".",
                            "It may be mapped (tables that the model does not have are left alone) or complete (they should not be there).");
            };
        }
        return authority.ignoring(list("model.ignore")).strict(strict());
    }

    private List<Strict> strict() {
        List<Strict> strict = new ArrayList<>();
        for (String word : list("model.strict")) {
            strict.add(Arrays.stream(Strict.values())
                    .filter(value -> value.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            "model.strict has the word " + word + ".",
                            "It may have "
                                    + Arrays.stream(Strict.values())
                                            .map(Strict::word)
                                            .collect(Collectors.joining(", ")) + ".")));
        }
        return strict;
    }

    private static RuntimeException refused(String message, String remedy) {
        return Refused.model(Code.CONFIGURATION_INVALID, message, remedy, null);
    }

    private @Nullable String text(String key) {
        return settings.get(key);
    }

    private List<String> list(String key) {
        String value = settings.get(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
