package dev.palindrome.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The versions of optional dependencies with which this release was built, for messages that say what to add. */
final class Dependencies {
    private static final Map<String, String> VERSIONS = read();

    private Dependencies() {}

    static String version(String name) {
        String version = VERSIONS.get(name);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + name);
        }
        return version;
    }

    private static Map<String, String> read() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resource.text("dependencies.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
    }
}
