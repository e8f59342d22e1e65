package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses a directory that is none, and says what may have been meant. */
final class Directories {
    private Directories() {}

    static void check(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            Path parent = directory.getParent();
            throw Problems.refuse(
                    Code.NO_SUCH_DIRECTORY,
                    Place.of(directory.toString()),
                    directory + " is a file, not a directory.",
                    "Name the directory in which it is: " + (parent == null ? "." : parent) + ".");
        }
        throw Problems.refuse(
                Code.NO_SUCH_DIRECTORY,
                Place.of(directory.toString()),
                "There is no directory " + directory + ".",
                remedy(directory));
    }

    private static String remedy(Path directory) {
        Path parent = directory.getParent();
        Path missing = directory;
        while (parent != null && !Files.isDirectory(parent)) {
            missing = parent;
            parent = parent.getParent();
        }
        Path existing = parent == null ? Path.of("") : parent;
        List<String> there = DirectoryListing.of(existing).directories();
        String where = existing.toString().isEmpty() ? "the working directory" : existing.toString();
        if (there.isEmpty()) {
            return "Name the directory in which the revisions are; " + where + " has no directories.";
        }
        String meant = meant(missing.getFileName().toString(), there);
        return meant != null
                ? "Did you mean " + existing.resolve(meant) + "?"
                : "Name the directory in which the revisions are; " + where + " has "
                        + String.join(", ", there.subList(0, Math.min(10, there.size())))
                        + (there.size() > 10 ? " and " + (there.size() - 10) + " more." : ".");
    }

    private static @Nullable String meant(String name, List<String> there) {
        String nearest = Nearest.to(name, there);
        return Nearest.distance(name, nearest) <= Math.max(1, name.length() / 3) ? nearest : null;
    }
}
