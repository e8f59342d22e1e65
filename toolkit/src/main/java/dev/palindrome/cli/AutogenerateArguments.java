package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.proof.Source;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a revision is generated from, and how. */
final class AutogenerateArguments {
    @Option(
            names = "--model",
            paramLabel = "SOURCE",
            description = "With --autogenerate: what the schema shall be: " + SourceArguments.FORMS + ".")
    @Nullable
    String model;

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
    Source source(HistoryArguments history) {
        if (model == null) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            "No model is configured, so there is nothing to generate a revision from.",
                            "Name one with --model, for example --model schema.sql."));
        }
        SourceArguments sources = new SourceArguments();
        sources.history = history;
        sources.server = server;
        sources.before = before;
        return sources.source(model, System.getenv());
    }

    /** Refuses what means nothing when no revision is generated. */
    void refuse() {
        String option = model != null ? "--model" : !before.isEmpty() ? "--before" : writing.given();
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
