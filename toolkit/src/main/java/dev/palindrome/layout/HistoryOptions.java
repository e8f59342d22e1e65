package dev.palindrome.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a history is and how to read it. Immutable: each method returns another one.
 *
 * <pre>{@code
 * HistoryOptions options = HistoryOptions.of(Path.of("src/main/resources/db/migration")).placeholder("owner", "app");
 * History history = Histories.load(options);
 * }</pre>
 *
 * <p>What is said here goes before what {@code palindrome.properties} says, and that before the configuration files of the layout's
 * own tool.
 */
public final class HistoryOptions {
    private final @Nullable Path directory;
    private final @Nullable String layout;
    private final List<String> locations;
    private final List<Path> classPath;
    private final @Nullable ClassLoader classLoader;
    private final Map<String, String> settings;
    private final Set<String> otherKeys;

    private HistoryOptions(
            @Nullable Path directory,
            @Nullable String layout,
            List<String> locations,
            List<Path> classPath,
            @Nullable ClassLoader classLoader,
            Map<String, String> settings,
            Set<String> otherKeys) {
        this.directory = directory;
        this.layout = layout;
        this.locations = List.copyOf(locations);
        this.classPath = List.copyOf(classPath);
        this.classLoader = classLoader;
        this.settings = settings;
        this.otherKeys = otherKeys;
    }

    /** A directory of scripts, or a project that has one in a usual place; its layout is found by looking. */
    public static HistoryOptions of(Path directory) {
        return new HistoryOptions(directory, null, List.of(), List.of(), null, Map.of(), Set.of());
    }

    /** Locations alone, as Flyway writes them: {@code classpath:db/migration}, {@code filesystem:sql}. */
    public static HistoryOptions ofLocations(List<String> locations) {
        return new HistoryOptions(null, null, locations, List.of(), null, Map.of(), Set.of());
    }

    /** Names the layout instead of looking for it, for example {@code golang-migrate}; null looks. */
    public HistoryOptions layout(@Nullable String name) {
        return new HistoryOptions(directory, name, locations, classPath, classLoader, settings, otherKeys);
    }

    /** Replaces the locations; relative ones are taken from the directory, else from the working directory. */
    public HistoryOptions locations(List<String> replacing) {
        return new HistoryOptions(directory, layout, replacing, classPath, classLoader, settings, otherKeys);
    }

    /** Adds jars and class directories in which {@code classpath:} locations and Java revisions are found. */
    public HistoryOptions classPath(Collection<Path> entries) {
        List<Path> all = new ArrayList<>(classPath);
        all.addAll(entries);
        return new HistoryOptions(directory, layout, locations, all, classLoader, settings, otherKeys);
    }

    /**
     * The class loader in which {@code classpath:} locations and Java revisions are found, before the entries of
     * {@link #classPath(Collection)}. It stays the caller's, and must stay open as long as Java revisions run.
     */
    public HistoryOptions classLoader(@Nullable ClassLoader loader) {
        return new HistoryOptions(directory, layout, locations, classPath, loader, settings, otherKeys);
    }

    /** A value for a placeholder. */
    public HistoryOptions placeholder(String name, String value) {
        return setting("placeholders." + name, value);
    }

    /** What {@code palindrome.properties} would say with this key; goes before what it does say. */
    public HistoryOptions setting(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(key, value);
        return new HistoryOptions(directory, layout, locations, classPath, classLoader, all, otherKeys);
    }

    /** Keys of {@code palindrome.properties} that somebody else reads, and that are therefore no mistakes. */
    public HistoryOptions otherKeys(Collection<String> keys) {
        Set<String> all = new LinkedHashSet<>(otherKeys);
        all.addAll(keys);
        return new HistoryOptions(directory, layout, locations, classPath, classLoader, settings, all);
    }

    /** Where to look, or null when there are only locations. */
    public @Nullable Path directory() {
        return directory;
    }

    @Nullable
    String layout() {
        return layout;
    }

    List<String> locations() {
        return locations;
    }

    List<Path> classPath() {
        return classPath;
    }

    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    Map<String, String> settings() {
        return settings;
    }

    Set<String> otherKeys() {
        return otherKeys;
    }

    @Override
    public String toString() {
        return directory == null ? String.join(",", locations) : Objects.toString(directory);
    }
}
