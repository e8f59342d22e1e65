package dev.palindrome.cli;

import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.History;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.Source;
import dev.palindrome.revision.SqlBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model a schema is compared with. */
final class ModelArguments {
    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "The model: jpa, jooq, or what `palindrome diff` takes (default: the key model in palindrome.properties).")
    @Nullable
    String model;

    @Option(
            names = "--model-option",
            paramLabel = "KEY=VALUE",
            description =
                    "What palindrome.properties would say as model.KEY: packages, classes, persistence-unit, naming, …")
    Map<String, String> options = new LinkedHashMap<>();

    ModelConfiguration configuration(OpenHistory history) {
        ModelConfiguration configuration = ModelConfiguration.of(history.model(), history.directory());
        for (Map.Entry<String, String> option : options.entrySet()) {
            configuration = configuration.with("model." + option.getKey(), option.getValue());
        }
        return model == null ? configuration : configuration.with("model", model);
    }

    /** The model as a source; its files are read as those of the history are. */
    Source source(
            ModelConfiguration configuration, OpenHistory history, SourceArguments sources, List<SqlBody> before) {
        String elsewhere = configuration.elsewhere();
        if (elsewhere == null) {
            return Source.model(configuration.model(history.classLoader(), schema(history.history())), before);
        }
        Path directory = configuration.directory();
        boolean isOfFile = model == null && directory != null && Files.exists(directory.resolve(elsewhere));
        return sources.source(
                isOfFile ? Objects.requireNonNull(directory).resolve(elsewhere).toString() : elsewhere,
                System.getenv());
    }

    private static @Nullable String schema(History history) {
        return history.schemas().isEmpty() ? null : history.schemas().get(0);
    }
}
