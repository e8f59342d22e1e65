package dev.palindrome.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * The name of a script taken apart as Flyway does: suffix in any case, the longest prefix that fits, version up to the first
 * separator, the rest with underscores as blanks.
 *
 * @param kind what the prefix says
 * @param version null for repeatable scripts and callbacks
 * @param description in words
 * @param rawDescription as the file name has it
 * @param suffix as the file name has it
 */
record FlywayName(
        Kind kind, @Nullable MigrationVersion version, String description, String rawDescription, String suffix) {
    /** What a prefix says. */
    enum Kind {
        VERSIONED,
        UNDO,
        REPEATABLE,
        BASELINE,
        CALLBACK
    }

    private record Prefix(String text, Kind kind) {}

    /** Whether a file has one of the suffixes of scripts. */
    static boolean hasSuffix(String fileName, FlywaySettings settings) {
        return suffix(fileName, settings) != null;
    }

    /** The parts of a file's name, or null when Flyway would not see a revision in it. */
    static @Nullable FlywayName parse(String fileName, FlywaySettings settings) {
        String suffix = suffix(fileName, settings);
        if (suffix == null) {
            return null;
        }
        String name = fileName.substring(0, fileName.length() - suffix.length());
        Prefix prefix = prefixes(settings)
                .filter(candidate -> name.startsWith(candidate.text()))
                .findFirst()
                .orElse(null);
        if (prefix == null) {
            return null;
        }
        String rest = name.substring(prefix.text().length());
        int separator = rest.indexOf(settings.separator());
        String version = separator < 0 ? rest : rest.substring(0, separator);
        String raw = separator < 0
                ? ""
                : rest.substring(separator + settings.separator().length());
        boolean versioned = prefix.kind() != Kind.REPEATABLE && prefix.kind() != Kind.CALLBACK;
        MigrationVersion parsed = versioned ? version(version) : null;
        if (versioned ? parsed == null : !version.isEmpty()) {
            return null;
        }
        return new FlywayName(prefix.kind(), parsed, raw.replace('_', ' '), raw, suffix);
    }

    /** A version of digits, dots and underscores, or null. */
    static @Nullable MigrationVersion version(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        try {
            return MigrationVersion.fromVersion(text);
        } catch (FlywayException e) {
            return null;
        }
    }

    private static @Nullable String suffix(String fileName, FlywaySettings settings) {
        String upper = fileName.toUpperCase(Locale.ROOT);
        return settings.suffixes().stream()
                .filter(suffix -> upper.endsWith(suffix.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(suffix -> fileName.substring(fileName.length() - suffix.length()))
                .orElse(null);
    }

    private static Stream<Prefix> prefixes(FlywaySettings settings) {
        Stream<Prefix> scripts = Stream.of(
                new Prefix(settings.versionedPrefix(), Kind.VERSIONED),
                new Prefix(settings.repeatablePrefix(), Kind.REPEATABLE),
                new Prefix(settings.undoPrefix(), Kind.UNDO),
                new Prefix(settings.baselinePrefix(), Kind.BASELINE));
        Stream<Prefix> callbacks =
                List.of(Event.values()).stream().map(event -> new Prefix(event.getId(), Kind.CALLBACK));
        return Stream.concat(scripts, callbacks)
                .sorted(Comparator.comparingInt((Prefix prefix) -> prefix.text().length())
                        .reversed());
    }
}
