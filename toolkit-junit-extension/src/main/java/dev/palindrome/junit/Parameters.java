package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What {@code junit-platform.properties}, system properties or a launcher say under {@code palindrome.…}. */
final class Parameters {
    private static final String PREFIX = "palindrome.";
    private static final String FILE = "junit-platform.properties";
    /** In the order of the guide. */
    static final List<String> KEYS = List.of(
            "locations",
            "directory",
            "layout",
            "server",
            "postgres",
            "image",
            "url",
            "user",
            "password",
            "before",
            "accepted",
            "checks",
            "without",
            "fail-on",
            "from",
            "to",
            "only",
            "since",
            "shard",
            "seed",
            "rows",
            "model",
            "model.packages",
            "model.classes",
            "model.persistence-unit",
            "model.jooq",
            "model.naming",
            "model.authority",
            "model.ignore",
            "model.strict");

    private static final Values VALUES = new Values(key -> PREFIX + key);

    private final Function<String, Optional<String>> source;

    /** Reads from a source of values by their whole keys. */
    Parameters(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Settings settings() {
        String severity = text("fail-on");
        String server = text("server");
        String seed = text("seed");
        String rows = text("rows");
        Set<Check> checks = checks("checks");
        return new Settings(
                new HistorySettings(list("locations"), path("directory"), text("layout")),
                new ServerSettings(
                        server == null
                                ? ServerSpec.Kind.AUTO
                                : VALUES.constant("server", server, ServerSpec.Kind.class),
                        VALUES.majors("postgres", list("postgres")),
                        text("image"),
                        text("url"),
                        text("user"),
                        text("password")),
                list("before").stream().map(Path::of).toList(),
                path("accepted"),
                CheckSettings.of(checks, checks("without"), checks.isEmpty() ? PREFIX + "without" : PREFIX + "checks"),
                SelectionSettings.of(text("from"), text("to"), list("only"), text("since"), text("shard")),
                new DataSettings(
                        seed == null ? null : VALUES.number("seed", seed),
                        rows == null ? null : VALUES.rows("rows", (int) VALUES.number("rows", rows))),
                model(),
                severity == null ? null : VALUES.constant("fail-on", severity, Severity.class));
    }

    private ModelSettings model() {
        Map<String, String> settings = new HashMap<>();
        for (String key : KEYS) {
            String value = key.startsWith("model") ? text(key) : null;
            if (value != null) {
                settings.put(key, value);
            }
        }
        return new ModelSettings(settings);
    }

    private Set<Check> checks(String key) {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        list(key).forEach(word -> checks.add(VALUES.constant(key, word, Check.class)));
        return checks;
    }

    private @Nullable String text(String key) {
        return source.apply(PREFIX + key)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private @Nullable Path path(String key) {
        String value = text(key);
        return value == null ? null : Path.of(value);
    }

    /** Values between commas. */
    private List<String> list(String key) {
        String value = text(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    /**
     * Refuses keys in {@code junit-platform.properties} that mean nothing, so that a typo does not become a default.
     *
     * @throws ExtensionConfigurationException if there is one
     */
    static void requireKnown(ClassLoader loader) {
        URL file = loader.getResource(FILE);
        if (file == null) {
            return;
        }
        Properties properties = new Properties();
        try (InputStream stream = file.openStream()) {
            properties.load(stream);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + file, problem);
        }
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeIf(key -> !key.startsWith(PREFIX) || KEYS.contains(key.substring(PREFIX.length())));
        if (!unknown.isEmpty()) {
            throw new ExtensionConfigurationException(FILE + " has " + String.join(", ", unknown)
                    + ", which means nothing. Palindrome reads "
                    + KEYS.stream().map(key -> PREFIX + key).collect(Collectors.joining(", ")) + ".");
        }
    }
}
