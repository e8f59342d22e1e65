package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All files and classes of a history's locations.
 *
 * <p>Of a {@code classpath:} location the scripts are read from the project's resource directory, where there is one, rather than from
 * copies of them that a build has made; the rest, and all classes, from the class path.
 */
final class FlywaySources {
    static final List<String> RESOURCES = List.of("src/main/resources", "src/test/resources");

    private final Path directory;
    private final Reading reading;
    private final Map<String, Found> files = new LinkedHashMap<>();
    private final Set<String> classNames = new LinkedHashSet<>();
    private final boolean several;

    /** A file, with its name as seen from its location and from the history's directory. */
    private record Found(Location location, SourceFile file, String fullName) {}

    /**
     * Scans locations.
     *
     * @param directory from which relative directories are taken, and from which files are named
     */
    FlywaySources(Path directory, List<Location> locations, Reading reading) {
        this.directory = directory;
        this.reading = reading;
        this.several = locations.size() > 1;
        for (Location location : locations) {
            boolean found = location.classPath() ? scanClassPath(location) : scanDirectory(location);
            if (!found) {
                missing(location);
            }
        }
    }

    /** Every file; named from its location, as Flyway does, unless files of several locations have to be told apart. */
    List<SourceFile> files() {
        boolean oneLocation =
                files.values().stream().map(Found::location).distinct().count() <= 1;
        return files.values().stream()
                .map(found -> oneLocation
                        ? found.file()
                        : new SourceFile(
                                found.fullName(),
                                found.file().path(),
                                found.file().content()))
                .toList();
    }

    /** Every class in the packages of the locations. */
    List<String> classNames() {
        return List.copyOf(classNames);
    }

    private boolean scanDirectory(Location location) {
        Path root = directory.resolve(location.root());
        if (!Files.isDirectory(root)) {
            return false;
        }
        walk(root, location);
        String below = belowResources(root);
        if (below != null && reading.classPath().isGiven()) {
            classes(below);
        }
        return true;
    }

    private boolean scanClassPath(Location location) {
        boolean found = false;
        Set<String> known = new LinkedHashSet<>();
        for (String resources : RESOURCES) {
            Path root = directory.resolve(resources).resolve(location.root());
            if (reading.options().directory() != null && Files.isDirectory(root)) {
                found = true;
                walk(root, location).forEach(known::add);
            }
        }
        for (ClassPathResources.Resource resource : resources(location.root())) {
            found = true;
            if (resource.isClass()) {
                classNames.add(resource.className());
                continue;
            }
            String below = location.root().isEmpty()
                    ? resource.name()
                    : resource.name().substring(location.root().length() + 1);
            if (location.accepts(below) && !known.contains(below) && !isHidden(below)) {
                String key = resource.path() == null ? resource.origin() : key(resource.path());
                SourceFile file = new SourceFile(below, resource.path(), resource.content());
                files.putIfAbsent(key, new Found(location, file, Location.CLASSPATH + resource.name()));
            }
        }
        return found;
    }

    private void classes(String root) {
        resources(root).stream()
                .filter(ClassPathResources.Resource::isClass)
                .forEach(resource -> classNames.add(resource.className()));
    }

    private List<ClassPathResources.Resource> resources(String root) {
        try {
            return ClassPathResources.below(root, reading.classPath().loader());
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.CLASS_PATH_INVALID,
                    Place.of(Location.CLASSPATH + root),
                    "The class path cannot be read at " + root + ": " + SourceReader.reason(e) + ".",
                    "Check the jars and directories on it.");
        }
    }

    /** Takes over the files of a directory, without those that are hidden; returns their names below the location. */
    private List<String> walk(Path root, Location location) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            walk.filter(Files::isRegularFile).sorted().forEach(file -> {
                String below = root.relativize(file).toString().replace('\\', '/');
                if (!isHidden(below) && location.accepts(below)) {
                    names.add(below);
                    files.putIfAbsent(
                            key(file),
                            new Found(location, SourceFile.of(root, file), SourceFile.nameFrom(directory, file)));
                }
            });
        } catch (IOException | UncheckedIOException e) {
            IOException reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(root.toString()),
                    "The directory " + root + " cannot be read: " + SourceReader.reason(reason) + ".",
                    "Make it readable for this user.");
        }
        return names;
    }

    private static boolean isHidden(String below) {
        return below.startsWith(".") || below.contains("/.");
    }

    private static String key(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /** The part of a path behind a Maven or Gradle project's resource directory, which is a package; null elsewhere. */
    private static @Nullable String belowResources(Path root) {
        String path = root.toAbsolutePath().normalize().toString().replace('\\', '/');
        for (String resources : RESOURCES) {
            int at = path.lastIndexOf("/" + resources + "/");
            if (at >= 0) {
                return path.substring(at + resources.length() + 2);
            }
        }
        return null;
    }

    private void missing(Location location) {
        String message = location.classPath()
                ? "The location " + location.descriptor() + " is nowhere on the class path."
                : "The location " + location.descriptor() + " does not exist: there is no directory "
                        + directory.resolve(location.root()) + ".";
        String remedy = location.classPath()
                ? "Name the jar or directory that holds it with --classpath or the key classpath in " + Settings.FILE
                        + "."
                : "Correct the location, or create the directory.";
        reading.problems()
                .add(Finding.of(Code.NO_SUCH_DIRECTORY, Place.of(location.descriptor()), message, remedy)
                        .as(several ? Severity.WARNING : Severity.ERROR));
    }
}
