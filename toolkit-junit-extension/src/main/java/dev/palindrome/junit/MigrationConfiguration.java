package dev.palindrome.junit;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.Selection;
import dev.palindrome.proof.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Which history a test class is about and on which server it is proven: what {@link MigrationTest} and the builder both make. Two test
 * classes with equal configurations share one walk.
 */
record MigrationConfiguration(
        List<String> locations,
        @Nullable Path directory,
        @Nullable String layout,
        ServerSpec.Kind server,
        int postgres,
        @Nullable String image,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        List<Path> before,
        @Nullable Path accepted,
        boolean descent,
        Selection selection,
        @Nullable String since,
        Severity failOn) {
    private static final List<String> DEFAULT_LOCATIONS = List.of("classpath:db/migration");

    MigrationConfiguration {
        if (url == null && server == ServerSpec.Kind.URL) {
            throw new ExtensionConfigurationException("server = URL needs a url.");
        }
        if (url != null && (server == ServerSpec.Kind.EMBEDDED || server == ServerSpec.Kind.DOCKER)) {
            throw new ExtensionConfigurationException(
                    "server = " + server + " and a url contradict each other; give one.");
        }
        boolean range = selection.from() != null || selection.to() != null;
        if ((range ? 1 : 0) + (selection.only() != null ? 1 : 0) + (since != null ? 1 : 0) > 1) {
            throw new ExtensionConfigurationException(
                    "from and to, only, and since contradict each other; give one of them.");
        }
        locations = List.copyOf(locations);
        before = List.copyOf(before);
    }

    static MigrationConfiguration of(MigrationTest annotation) {
        return new MigrationConfiguration(
                List.of(annotation.locations()),
                annotation.directory().isEmpty() ? null : Path.of(annotation.directory()),
                orNull(annotation.layout()),
                annotation.server(),
                annotation.postgres(),
                orNull(annotation.image()),
                orNull(annotation.url()),
                orNull(annotation.user()),
                orNull(annotation.password()),
                List.of(annotation.before()).stream().map(Path::of).toList(),
                annotation.accepted().isEmpty() ? null : Path.of(annotation.accepted()),
                annotation.descent(),
                selection(
                        orNull(annotation.from()),
                        orNull(annotation.to()),
                        List.of(annotation.only()),
                        orNull(annotation.shard())),
                orNull(annotation.since()),
                annotation.failOn());
    }

    static Selection selection(@Nullable String from, @Nullable String to, List<String> only, @Nullable String shard) {
        if (!only.isEmpty() && (from != null || to != null)) {
            throw new ExtensionConfigurationException(
                    "from and to, only, and since contradict each other; give one of them.");
        }
        return (only.isEmpty() ? Selection.between(from, to) : Selection.only(only))
                .of(shard == null ? null : Shard.parse(shard));
    }

    /** What a change adds, as git says it; null when that was not asked for. */
    @Nullable
    ChangedRevisions changes(History history) {
        return since == null ? null : ChangedRevisions.since(history, since);
    }

    /** What is walked of a history. */
    Selection selection(@Nullable ChangedRevisions changes, Map<String, String> environment) {
        String given = environment.getOrDefault("PALINDROME_SHARD", "");
        Shard shard = selection.shard() == null && !given.isBlank() ? Shard.parse(given) : selection.shard();
        return (changes == null ? selection : Selection.added(changes.revisions())).of(shard);
    }

    HistoryOptions history(ClassLoader loader) {
        HistoryOptions options = directory == null
                ? HistoryOptions.ofLocations(locations.isEmpty() ? DEFAULT_LOCATIONS : locations)
                : HistoryOptions.of(directory);
        if (directory != null && !locations.isEmpty()) {
            options = options.locations(locations);
        }
        return options.layout(layout).classLoader(loader);
    }

    ServerSpec serverSpec(Map<String, String> environment) {
        ConnectionSettings given = ConnectionSettings.forTests(url, user, password, environment);
        ServerSpec spec =
                switch (server) {
                    case EMBEDDED -> ServerSpec.embedded();
                    case DOCKER -> ServerSpec.docker();
                    case AUTO, URL ->
                        given == null
                                ? ServerSpec.auto()
                                : ServerSpec.url(given.url()).withCredentials(given.user(), given.password());
                };
        ServerSpec versioned = postgres == 0 ? spec : spec.withPostgres(postgres);
        return versioned.withImage(image);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
