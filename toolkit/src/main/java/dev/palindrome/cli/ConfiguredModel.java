package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.Source;
import dev.palindrome.proof.SourceSchema;
import dev.palindrome.schema.SnapshotFile;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/** The model that a project's {@code palindrome.properties} names, as a schema like others: it has a say in everything. */
final class ConfiguredModel implements Source {
    private static final String WORD = "model";
    private static final String BEFORE_DIRECTORY = WORD + ":";

    private final Path directory;
    private final SourceArguments sources;
    private final String name;
    private final boolean isBuilt;
    private final Set<String> bookkeeping;

    /** Looks at the configuration, and at no class of the model. */
    private ConfiguredModel(Path directory, SourceArguments sources) {
        this.directory = directory;
        this.sources = sources;
        name = with(Source::name);
        isBuilt = with(Source::isBuilt);
        bookkeeping = with(Source::bookkeeping);
    }

    /** Whether a text of the command line means a model. */
    static boolean isMeant(String text) {
        return text.equals(WORD) || text.startsWith(BEFORE_DIRECTORY);
    }

    /**
     * What such a text means.
     *
     * @throws PalindromeException (configuration) if the project cannot be read, or has no model
     */
    static Source of(String text, SourceArguments sources) {
        String directory = text.equals(WORD) ? "." : text.substring(BEFORE_DIRECTORY.length());
        return new ConfiguredModel(Path.of(directory.isEmpty() ? "." : directory), sources);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SnapshotFile read(Reading reading) {
        return with(model -> model.read(reading));
    }

    @Override
    public SourceSchema readForScripts(Reading reading) {
        return with(model -> model.readForScripts(reading));
    }

    @Override
    public Set<String> bookkeeping() {
        return bookkeeping;
    }

    @Override
    public boolean isBuilt() {
        return isBuilt;
    }

    /** Its classes are loaded no longer than they are read. */
    private <T> T with(Function<Source, T> use) {
        try (OpenHistory open = sources.history.open(directory)) {
            ModelArguments arguments = new ModelArguments();
            ModelConfiguration configuration = arguments.configuration(open);
            if (!configuration.isPresent()) {
                throw refused(
                        "No model is configured in " + directory + ".",
                        "Name one with the key model in palindrome.properties.");
            }
            String elsewhere = configuration.elsewhere();
            if (elsewhere != null && isMeant(elsewhere)) {
                throw refused(
                        "The model of " + directory + " is " + elsewhere + ", which is a model again.",
                        "Name jpa, jooq, a file, a URL or DIR@REVISION.");
            }
            return use.apply(arguments.source(configuration, open, sources, sources.scripts()));
        }
    }

    private static PalindromeException refused(String message, String remedy) {
        return new PalindromeException(
                Category.CONFIGURATION, Finding.of(Code.CONFIGURATION_INVALID, null, message, remedy));
    }
}
