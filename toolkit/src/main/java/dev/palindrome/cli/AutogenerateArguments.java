package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.Source;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a revision is generated from, and how. */
final class AutogenerateArguments {
    @Mixin
    ModelArguments model = new ModelArguments();

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description = "With --autogenerate: SQL that runs first in every scratch database.")
    List<Path> before = List.of();

    @Mixin
    ScriptArguments writing = new ScriptArguments();

    @Mixin
    ServerArguments server = new ServerArguments();

    /** The model as a source; its files are read as those of the history are. */
    Source source(ModelConfiguration configuration, OpenHistory open, HistoryArguments history) {
        if (!configuration.isPresent()) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            "No model is configured, so there is nothing to generate a revision from.",
                            "Name one with --model, or with the key model in palindrome.properties."));
        }
        SourceArguments sources = new SourceArguments();
        sources.history = history;
        sources.server = server;
        sources.before = before;
        return model.source(configuration, open, sources, SqlFiles.before(before));
    }

    /** Refuses what means nothing when no revision is generated. */
    void refuse() {
        String option = model.model != null
                ? "--model"
                : !model.options.isEmpty() ? "--model-option" : !before.isEmpty() ? "--before" : writing.given();
        if (option != null) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            option + " is for a revision that is generated.",
                            "Add --autogenerate, or leave it out."));
        }
    }
}
