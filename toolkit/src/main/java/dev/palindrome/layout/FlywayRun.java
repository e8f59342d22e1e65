package dev.palindrome.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * How Flyway itself would run a history.
 *
 * @param configuration by Flyway's own keys, {@code flyway.} included; nothing of a connection, and nothing that only its paid editions know
 * @param javaMigrations Java revisions that stand in a directory, where Flyway would not look for classes
 * @param classLoader where it finds the rest
 * @param callbacks names of the SQL callbacks in its locations, which it alone runs
 */
public record FlywayRun(
        Map<String, String> configuration,
        List<JavaMigration> javaMigrations,
        ClassLoader classLoader,
        List<String> callbacks) {
    /** What makes a difference to what Flyway runs, beside the keys that the layout understands. */
    private static final Set<String> OTHER_KEYS = Set.of(
            "callbackLocations",
            "callbacks",
            "detectEncoding",
            "failOnMissingLocations",
            "group",
            "resolvers",
            "skipDefaultCallbacks",
            "skipDefaultResolvers");

    private static final String PREFIX = "flyway.";
    private static final String PLACEHOLDERS = "placeholders.";

    public FlywayRun {
        configuration = Map.copyOf(configuration);
        javaMigrations = List.copyOf(javaMigrations);
        callbacks = List.copyOf(callbacks);
    }

    /**
     * Makes it out of what was read.
     *
     * @param directory from which relative directories are taken
     * @param inProject whether the directory is a project's, whose resources may not be on the class path yet
     * @param values Flyway's configuration, without {@code flyway.}
     */
    static FlywayRun of(
            Path directory,
            boolean inProject,
            List<Location> locations,
            Map<String, String> values,
            List<JavaMigration> migrations,
            ClassLoader classLoader,
            List<String> callbacks) {
        Map<String, String> configuration = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (FlywaySettings.KEYS.contains(key) || OTHER_KEYS.contains(key) || key.startsWith(PLACEHOLDERS)) {
                configuration.put(PREFIX + key, value);
            }
        });
        Set<String> where = new LinkedHashSet<>();
        Set<String> packages = new LinkedHashSet<>();
        for (Location location : locations) {
            List<String> directories = inProject ? directories(directory, location) : List.of();
            where.addAll(directories);
            if (!location.classPath()) {
                String path = location.descriptor().substring(Location.FILESYSTEM.length());
                where.add(Location.FILESYSTEM
                        + directory.toAbsolutePath().resolve(path).normalize());
            } else if (directories.isEmpty()) {
                where.add(location.descriptor());
                packages.add(location.root().replace('/', '.'));
            }
        }
        configuration.put(PREFIX + "locations", String.join(",", where));
        List<JavaMigration> outside = migrations.stream()
                .filter(migration -> packages.stream().noneMatch(root -> isIn(migration, root)))
                .toList();
        return new FlywayRun(configuration, outside, classLoader, callbacks);
    }

    private static boolean isIn(JavaMigration migration, String root) {
        return root.isEmpty() || (migration.getClass().getPackageName() + ".").startsWith(root + ".");
    }

    /** Where a class path location's sources are in the project. */
    private static List<String> directories(Path directory, Location location) {
        List<String> found = new ArrayList<>();
        if (location.classPath()) {
            for (String resources : FlywaySources.RESOURCES) {
                Path root = directory.toAbsolutePath().resolve(resources).resolve(location.root());
                if (Files.isDirectory(root)) {
                    found.add(Location.FILESYSTEM
                            + directory.toAbsolutePath().resolve(resources).resolve(path(location)));
                }
            }
        }
        return found;
    }

    /** A class path location without its scheme, wildcards included. */
    private static String path(Location location) {
        String path = location.descriptor();
        return (path.regionMatches(true, 0, Location.CLASSPATH, 0, Location.CLASSPATH.length())
                        ? path.substring(Location.CLASSPATH.length())
                        : path)
                .replaceAll("^/+|/+$", "");
    }
}
