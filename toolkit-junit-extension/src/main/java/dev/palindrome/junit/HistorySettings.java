package dev.palindrome.junit;

import dev.palindrome.layout.HistoryOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the history is, as one source says it. */
record HistorySettings(
        List<String> locations,
        @Nullable Path directory,
        @Nullable String layout) {
    static final HistorySettings NONE = new HistorySettings(List.of(), null, null);

    private static final List<String> DEFAULT_LOCATIONS = List.of("classpath:db/migration");

    HistorySettings {
        locations = List.copyOf(locations);
    }

    /** Locations and directory belong together: one source says both. */
    HistorySettings orElse(HistorySettings other) {
        HistorySettings place = locations.isEmpty() && directory == null ? other : this;
        return new HistorySettings(place.locations, place.directory, layout == null ? other.layout : layout);
    }

    HistoryOptions options(ClassLoader loader) {
        HistoryOptions options = directory == null
                ? HistoryOptions.ofLocations(locations.isEmpty() ? DEFAULT_LOCATIONS : locations)
                : HistoryOptions.of(directory);
        if (directory != null && !locations.isEmpty()) {
            options = options.locations(locations);
        }
        return options.layout(layout).classLoader(loader);
    }
}
