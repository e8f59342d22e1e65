package dev.palindrome.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of optional dependencies with which this release was built, for messages that say what to add. */
final class Dependencies {
    private static final Properties VERSIONS = new Properties();

    static {
        try {
            VERSIONS.load(new StringReader(Resource.text("dependencies.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dependencies() {}

    static String version(String name) {
        String version = VERSIONS.getProperty(name);
        if (version == null) {
            throw new IllegalArgumentException("no version of " + name);
        }
        return version;
    }
}
