package dev.palindrome.cli;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.Histories.OpenHistory;
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
            description = "Layout of the files: flyway, golang-migrate, diesel, goose, dbmate, sqitch, alembic, command"
                    + " (default: found by looking).")
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
            description = "Jars and class directories with Java revisions and entities, separated as in java -cp.")
    @Nullable
    String classPath;

    @Option(names = "--placeholder", paramLabel = "NAME=VALUE", description = "Value of a placeholder in the scripts.")
    Map<String, String> placeholders = new LinkedHashMap<>();

    @Option(
            names = "--up",
            paramLabel = "COMMAND",
            description = "For the layout command: goes up by one revision; may have {id}, {parent} and {description}.")
    @Nullable
    String up;

    @Option(
            names = "--down",
            paramLabel = "COMMAND",
            description = "For the layout command: comes back by one revision.")
    @Nullable
    String down;

    @Option(
            names = "--list",
            paramLabel = "COMMAND",
            description = "For the layout command: prints a line for each revision, ID [< PARENT,…] [DESCRIPTION].")
    @Nullable
    String list;

    /**
     * Reads the history.
     *
     * @param directory of the history, or of a project that has one
     */
    History load(Path directory) {
        return Histories.load(options(directory));
    }

    /**
     * Reads the history, and the configuration of its model; the caller closes its class path.
     *
     * @param directory of the history, or of a project that has one
     */
    OpenHistory open(Path directory) {
        return Histories.open(options(directory));
    }

    /**
     * A project that has no revision yet, and the configuration of its model; the caller closes its class path.
     *
     * @param none the history without a revision
     */
    OpenHistory openNone(Path directory, History none) {
        return Histories.openNone(options(directory), none);
    }

    private HistoryOptions options(Path directory) {
        boolean commands = up != null || down != null || list != null;
        HistoryOptions options = HistoryOptions.of(directory).layout(layout == null && commands ? "command" : layout);
        options = with(with(with(options, "up", up), "down", down), "list", list);
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
        return options;
    }

    private static HistoryOptions with(HistoryOptions options, String key, @Nullable String value) {
        return value == null ? options : options.setting(key, value);
    }
}
