package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads histories of any layout. */
public final class Histories {
    private static final List<Layout> LAYOUTS =
            List.of(new FlywayLayout(), new GolangMigrateLayout(), new DieselLayout());

    private Histories() {}

    /**
     * Reads a history.
     *
     * @throws dev.palindrome.finding.PalindromeException with everything that is wrong with its files, as far as one reading shows it
     */
    public static History load(HistoryOptions options) {
        Problems problems = new Problems();
        SourceReader source = new SourceReader(problems);
        Path directory = directory(Objects.requireNonNull(options.directory()));
        Settings settings = Settings.read(List.of(directory), options, source, problems);
        Found found = find(directory, options.layout());
        settings.checkKeys(FlywaySettings.KEYS, true, problems);
        ClassPath classPath = ClassPath.open(options.classPath(), options.classLoader());
        return found.layout().load(found.directory(), new Reading(options, settings, classPath, problems, source));
    }

    private record Found(Layout layout, Path directory) {}

    private static Path directory(Path given) {
        if (!Files.isDirectory(given)) {
            throw Problems.refuse(
                    Code.NO_SUCH_DIRECTORY,
                    Place.of(given.toString()),
                    "There is no directory " + given + ".",
                    "Name the directory in which the migration scripts are.");
        }
        return given;
    }

    private static Found find(Path directory, @Nullable String name) {
        for (Path candidate : List.of(directory, directory.resolve("migrations"))) {
            if (!Files.isDirectory(candidate)) {
                continue;
            }
            DirectoryListing listing = DirectoryListing.of(candidate);
            List<Layout> fitting = new ArrayList<>();
            for (Layout layout : LAYOUTS) {
                if (name == null ? layout.recognises(listing) : layout.name().equals(name)) {
                    fitting.add(layout);
                }
            }
            if (fitting.size() == 1) {
                return new Found(fitting.get(0), candidate);
            }
        }
        throw Problems.refuse(
                Code.HISTORY_EMPTY,
                Place.of(directory.toString()),
                "There are no revisions in " + directory + ".",
                "Name the directory in which the migration scripts are.");
    }
}
