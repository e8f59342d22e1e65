package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads histories of any layout.
 *
 * <pre>{@code
 * History history = Histories.load(HistoryOptions.of(Path.of("migrations")));
 * }</pre>
 */
public final class Histories {
    private Histories() {}

    /**
     * Reads a history. If the options or {@code palindrome.properties} name a class path, its jars stay open as long as its classes
     * are in use; {@link #open} closes them at a chosen moment.
     *
     * @throws dev.palindrome.finding.PalindromeException with everything that is wrong with its files, as far as one reading shows it
     */
    public static History load(HistoryOptions options) {
        return open(options).history();
    }

    /**
     * Reads a history whose class path is closed with it. Its Java revisions must not run after that.
     *
     * @throws dev.palindrome.finding.PalindromeException with everything that is wrong with its files, as far as one reading shows it
     */
    public static OpenHistory open(HistoryOptions options) {
        Problems problems = new Problems();
        SourceReader source = new SourceReader(problems);
        Path given = options.directory();
        if (given != null) {
            Directories.check(given);
        }
        Settings settings = Settings.read(given == null ? List.of() : List.of(given), options, source, problems);
        Detection.Found found = find(given == null ? Path.of("") : given, options, settings, problems);
        if (given != null && settings.directory() == null && !found.directory().equals(given)) {
            settings = Settings.read(List.of(found.directory()), options, source, problems);
        }
        settings.checkKeys(found.layout().keys(), found.layout().hasPlaceholders(), problems);
        ClassPath classPath = ClassPath.open(entries(options, settings), options.classLoader());
        try {
            History history =
                    found.layout().load(found.directory(), new Reading(options, settings, classPath, problems, source));
            History seeded = Seeds.addTo(history, found.directory(), source, problems);
            return new OpenHistory(seeded, classPath, settings.model(), settings.directory());
        } catch (RuntimeException e) {
            closeAfter(e, classPath);
            throw e;
        }
    }

    /**
     * A project of Flyway's layout whose history has no revision yet, and the configuration of its model.
     *
     * @param none the history without a revision
     */
    public static OpenHistory openNone(HistoryOptions options, History none) {
        Problems problems = new Problems();
        Path given = options.directory();
        Settings settings = Settings.read(
                given == null ? List.of() : List.of(given), options, new SourceReader(problems), problems);
        ClassPath classPath = ClassPath.open(entries(options, settings), options.classLoader());
        return new OpenHistory(none, classPath, settings.model(), settings.directory());
    }

    /** A history and the class path that its Java revisions come from. */
    public static final class OpenHistory implements AutoCloseable {
        private final History history;
        private final ClassPath classPath;
        private final Map<String, String> model;
        private final @Nullable Path directory;

        private OpenHistory(History history, ClassPath classPath, Map<String, String> model, @Nullable Path directory) {
            this.history = history;
            this.classPath = classPath;
            this.model = Map.copyOf(model);
            this.directory = directory;
        }

        /** The history. */
        public History history() {
            return history;
        }

        /** Where its classes are found; entities of a model may be in the same place. */
        public ClassLoader classLoader() {
            return classPath.loader();
        }

        /** What {@code palindrome.properties} and the options say with the key {@code model} and those that begin with it. */
        public Map<String, String> model() {
            return model;
        }

        /** The directory of {@code palindrome.properties}, from which paths in it are taken; null when there is no such file. */
        public @Nullable Path directory() {
            return directory;
        }

        /** Closes the jars that were opened for it. */
        @Override
        public void close() {
            try {
                classPath.close();
            } catch (IOException e) {
                throw new UncheckedIOException("A jar of the class path cannot be closed", e);
            }
        }
    }

    private static Detection.Found find(Path directory, HistoryOptions options, Settings settings, Problems problems) {
        Layout layout = layout(options, settings);
        boolean located = !options.locations().isEmpty() || settings.has(Settings.LOCATIONS);
        if (located) {
            if (layout != null && !(layout instanceof FlywayLayout)) {
                throw Problems.refuse(
                        Code.CONFIGURATION_INVALID,
                        null,
                        "Locations are given, but the layout " + layout.name() + " has none.",
                        "Name its directory instead.");
            }
            return new Detection.Found(Detection.named(FlywayLayout.NAME, null), directory);
        }
        Detection detection = new Detection(directory, problems);
        return layout == null ? detection.find() : detection.find(layout);
    }

    private static @Nullable Layout layout(HistoryOptions options, Settings settings) {
        if (options.layout() != null) {
            return Detection.named(options.layout(), null);
        }
        Settings.Setting setting = settings.find(Settings.LAYOUT);
        if (setting != null) {
            return Detection.named(setting.value(), setting.place());
        }
        boolean flyway = FlywaySettings.NAMING_KEYS.stream().anyMatch(settings::has);
        return flyway ? Detection.named(FlywayLayout.NAME, null) : null;
    }

    private static List<Path> entries(HistoryOptions options, Settings settings) {
        List<Path> entries = new ArrayList<>(options.classPath());
        Settings.Setting setting = settings.find(Settings.CLASSPATH);
        if (setting != null) {
            Path base = settings.directory();
            for (String entry : setting.list()) {
                entries.add(base == null || setting.place() == null ? Path.of(entry) : base.resolve(entry));
            }
        }
        return entries;
    }

    private static void closeAfter(RuntimeException failure, ClassPath classPath) {
        try {
            classPath.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
