package dev.palindrome.junit;

import dev.palindrome.layout.HistoryOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the history is and how to read it, as one source says it.
 *
 * @param flyway what {@code palindrome.properties} would say with these keys
 */
record HistorySettings(
        List<String> locations,
        @Nullable Path directory,
        @Nullable String layout,
        Map<String, String> flyway) {
    static final HistorySettings NONE = new HistorySettings(List.of(), null, null);

    private static final List<String> DEFAULT_LOCATIONS = List.of("classpath:db/migration");

    HistorySettings {
        locations = List.copyOf(locations);
        flyway = Map.copyOf(flyway);
    }

    HistorySettings(List<String> locations, @Nullable Path directory, @Nullable String layout) {
        this(locations, directory, layout, Map.of());
    }

    /** Locations and directory belong together: one source says both. */
    HistorySettings orElse(HistorySettings other) {
        HistorySettings place = locations.isEmpty() && directory == null ? other : this;
        return new HistorySettings(
                place.locations,
                place.directory,
                layout == null ? other.layout : layout,
                flyway.isEmpty() ? other.flyway : flyway);
    }

    HistoryOptions options(ClassLoader loader) {
        HistoryOptions options = directory == null
                ? HistoryOptions.ofLocations(locations.isEmpty() ? DEFAULT_LOCATIONS : locations)
                : HistoryOptions.of(directory);
        if (directory != null && !locations.isEmpty()) {
            options = options.locations(locations);
        }
        for (Map.Entry<String, String> setting : flyway.entrySet()) {
            options = options.setting(setting.getKey(), setting.getValue());
        }
        return options.layout(layout).classLoader(loader);
    }
}
