package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out of which layout a directory is, and where in it the files are, by looking at names. */
final class Detection {
    static final List<Layout> LAYOUTS = List.of(
            new FlywayLayout(),
            new GolangMigrateLayout(),
            new DieselLayout(),
            new GooseLayout(),
            new DbmateLayout(),
            new SqitchLayout(),
            new AlembicLayout(),
            new CommandLayout());

    /** Where projects keep their scripts, if not in the directory itself. */
    private static final List<String> USUAL =
            List.of("migrations", "db/migrations", "db/migration", "sql", "src/main/resources/db/migration");

    private static final Set<String> NEVER_SCRIPTS = Set.of("node_modules", "target", "build", "vendor");

    private final Path directory;
    private final Problems problems;

    Detection(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** A layout and the directory in which its files are. */
    record Found(Layout layout, Path directory) {}

    /** The layout of this name. */
    static Layout named(String name, @Nullable Place place) {
        for (Layout layout : LAYOUTS) {
            if (layout.name().equals(name)) {
                return layout;
            }
        }
        throw Problems.refuse(
                Code.LAYOUT_UNKNOWN, place, "There is no layout '" + name + "'.", "The layouts are " + names() + ".");
    }

    /** Looks for files of this layout; the directory itself when there are none. */
    Found find(Layout layout) {
        for (Path candidate : candidates()) {
            if (layout.recognises(DirectoryListing.of(candidate))) {
                return chosen(layout, candidate);
            }
        }
        return new Found(layout, directory);
    }

    /**
     * Looks for files of any layout.
     *
     * @throws dev.palindrome.finding.PalindromeException if several layouts fit, or none
     */
    Found find() {
        for (Path candidate : candidates()) {
            DirectoryListing listing = DirectoryListing.of(candidate);
            List<Layout> fitting = fitting(listing);
            if (fitting.size() > 1) {
                throw ambiguous(candidate, fitting);
            }
            if (fitting.size() == 1) {
                return chosen(fitting.get(0), candidate);
            }
        }
        Path nested = nestedFlyway();
        if (nested != null) {
            return chosen(Detection.named(FlywayLayout.NAME, null), nested);
        }
        DirectoryListing listing = DirectoryListing.of(directory);
        return LAYOUTS.stream()
                .filter(layout -> layout.mayMean(listing))
                .findFirst()
                .map(layout -> new Found(layout, directory))
                .orElseThrow(() -> nothing(listing));
    }

    /** Those that fit by name; if none does, those that fit by what is in the files. */
    private static List<Layout> fitting(DirectoryListing listing) {
        for (boolean contents : new boolean[] {false, true}) {
            List<Layout> fitting = LAYOUTS.stream()
                    .filter(layout -> layout.needsContents() == contents && layout.recognises(listing))
                    .toList();
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        return List.of();
    }

    private List<Path> candidates() {
        List<Path> candidates = new ArrayList<>(List.of(directory));
        USUAL.stream().map(directory::resolve).filter(Files::isDirectory).forEach(candidates::add);
        return candidates;
    }

    private Found chosen(Layout layout, Path candidate) {
        if (!candidate.equals(directory)) {
            problems.add(Finding.of(
                    Code.LOCATION_CHOSEN,
                    Place.of(candidate.toString()),
                    "The revisions are read from " + candidate + ".",
                    null));
        }
        return new Found(layout, candidate);
    }

    /** The directory that holds all of Flyway's scripts below this one, or null when there are none. */
    private @Nullable Path nestedFlyway() {
        List<Path> scripts = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    String name = entered.getFileName() == null
                            ? ""
                            : entered.getFileName().toString();
                    boolean skip = !entered.equals(directory) && (name.startsWith(".") || NEVER_SCRIPTS.contains(name));
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (FlywayLayout.isRevision(file.getFileName().toString())) {
                        scripts.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(directory.toString()),
                    "The directory " + directory + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it readable for this user.");
        }
        refuseSeveral(scripts);
        return scripts.stream().map(Path::getParent).reduce(Detection::common).orElse(null);
    }

    /** Scripts in several directories are one history only if no version stands in two of them. */
    private void refuseSeveral(List<Path> scripts) {
        Map<String, Path> parentOf = new HashMap<>();
        boolean twice = false;
        for (Path script : scripts) {
            Path other = parentOf.putIfAbsent(
                    FlywayLayout.versionOf(script.getFileName().toString()), script.getParent());
            twice |= other != null && !other.equals(script.getParent());
        }
        if (twice) {
            List<String> parents = scripts.stream()
                    .map(script -> script.getParent().toString())
                    .distinct()
                    .sorted()
                    .toList();
            int shown = Math.min(3, parents.size());
            throw Problems.refuse(
                    Code.LAYOUT_AMBIGUOUS,
                    Place.of(directory.toString()),
                    "There are several histories below " + directory + ": "
                            + String.join(", ", parents.subList(0, shown))
                            + (shown < parents.size() ? " and " + (parents.size() - shown) + " more." : "."),
                    "Name one of these directories.");
        }
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }

    private static RuntimeException ambiguous(Path directory, List<Layout> fitting) {
        String names = fitting.stream().map(Layout::name).collect(Collectors.joining(" and "));
        return Problems.refuse(
                Code.LAYOUT_AMBIGUOUS,
                Place.of(directory.toString()),
                "Files of several layouts are in " + directory + ": " + names + ".",
                "Name the one that is meant with --layout " + fitting.get(0).name() + ", or with the key layout in "
                        + Settings.FILE + ".");
    }

    private static RuntimeException nothing(DirectoryListing listing) {
        List<String> scripts =
                listing.files().stream().filter(StrayFiles::looksLikeScript).toList();
        String known = LAYOUTS.stream()
                .map(layout -> layout.name() + " (" + layout.example() + ")")
                .collect(Collectors.joining(", "));
        if (scripts.isEmpty()) {
            return Problems.refuse(
                    Code.HISTORY_EMPTY,
                    Place.of(listing.directory().toString()),
                    "There is no revision in " + listing.directory() + ".",
                    "Name the directory in which the revisions are. The layouts are " + known + ".");
        }
        return Problems.refuse(
                Code.LAYOUT_UNKNOWN,
                Place.of(listing.directory().toString()),
                "The files in " + listing.directory() + " are of no known layout; the first is " + scripts.get(0) + ".",
                "The layouts are " + known + ".");
    }

    private static String names() {
        return LAYOUTS.stream().map(Layout::name).collect(Collectors.joining(", "));
    }
}
