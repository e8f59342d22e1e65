package dev.palindrome.junit;

import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.History;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.Source;
import dev.palindrome.revision.SqlBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What the schema at the heads is compared with, as one source says it.
 *
 * @param settings the keys {@code model} and {@code model.…}, as in {@code palindrome.properties}
 */
record ModelSettings(Map<String, String> settings) {
    static final ModelSettings NONE = new ModelSettings(Map.of());

    ModelSettings {
        settings = Map.copyOf(settings);
    }

    /** Entities in some packages, or another model. */
    static ModelSettings of(@Nullable String model, List<String> entities) {
        if (model != null && !entities.isEmpty()) {
            throw new ExtensionConfigurationException("model and entities contradict each other; give one.");
        }
        if (entities.isEmpty()) {
            return model == null ? NONE : new ModelSettings(Map.of("model", model));
        }
        return new ModelSettings(Map.of("model", "jpa", "model.packages", String.join(",", entities)));
    }

    ModelSettings orElse(ModelSettings other) {
        return settings.isEmpty() ? other : this;
    }

    /** What is said here, and what the project's {@code palindrome.properties} says beside it; null when there is no model. */
    @Nullable
    ModelConfiguration configuration(OpenHistory open) {
        Map<String, String> all = new HashMap<>(open.model());
        all.putAll(settings);
        ModelConfiguration configuration = ModelConfiguration.of(all, open.directory());
        return configuration.isPresent() ? configuration : null;
    }

    /** The model as a source. */
    static Source source(ModelConfiguration configuration, OpenHistory open, List<SqlBody> before) {
        String elsewhere = configuration.elsewhere();
        if (elsewhere == null) {
            History history = open.history();
            String schema =
                    history.schemas().isEmpty() ? null : history.schemas().get(0);
            return Source.model(configuration.model(open.classLoader(), schema), before);
        }
        Path file = Objects.requireNonNullElse(configuration.directory(), Path.of(""))
                .resolve(elsewhere);
        if (!Files.isRegularFile(file)) {
            throw new ExtensionConfigurationException("model is \"" + elsewhere
                    + "\"; it may be jpa, jooq, or the file of a script (.sql) or of a snapshot, and there is no file "
                    + file
                    + ".");
        }
        return file.toString().endsWith(".sql")
                ? Source.script(BeforeScripts.read(List.of(file)).get(0), before)
                : Source.golden(file);
    }
}
