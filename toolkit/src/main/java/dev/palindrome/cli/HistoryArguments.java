package dev.palindrome.cli;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to read a history. */
final class HistoryArguments {
    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description = "Layout of the files: flyway, golang-migrate, diesel (default: found by looking).")
    @Nullable
    String layout;

    @Option(
            names = "--locations",
            split = ",",
            paramLabel = "LOCATION",
            description = "Where the scripts are, as Flyway writes it: filesystem:DIR, classpath:PACKAGE.")
    List<String> locations = List.of();

    @Option(
            names = {"--classpath", "-cp"},
            paramLabel = "PATH",
            description = "Jars and class directories with Java revisions, separated as in java -cp.")
    @Nullable
    String classPath;

    @Option(names = "--placeholder", paramLabel = "NAME=VALUE", description = "Value of a placeholder in the scripts.")
    Map<String, String> placeholders = new LinkedHashMap<>();

    /**
     * Reads the history.
     *
     * @param directory of the history, or of a project that has one
     */
    History load(Path directory) {
        HistoryOptions options = HistoryOptions.of(directory).layout(layout);
        if (!locations.isEmpty()) {
            options = options.locations(locations);
        }
        if (classPath != null) {
            options = options.classPath(Arrays.stream(classPath.split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList());
        }
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            options = options.placeholder(placeholder.getKey(), placeholder.getValue());
        }
        return Histories.load(options);
    }
}
