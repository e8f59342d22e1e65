package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test counts what is left of processes and directories. */
class EmbeddedServerTest {
    private Path place;

    @BeforeEach
    void serversLiveInADirectoryOfThisTest() throws IOException {
        place = Files.createTempDirectory(TemporaryPlace.best(), "palindrome-test-");
        System.setProperty(TemporaryPlace.PROPERTY, place.toString());
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        System.clearProperty(TemporaryPlace.PROPERTY);
        assertThat(LeftBehind.directories(place)).isEmpty();
        assertThat(LeftBehind.processes(place)).isEmpty();
        Files.delete(place);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void startsTheVersionThatIsAskedFor(int major) throws Exception {
        try (Server server = Servers.start(ServerSpec.embedded().withPostgres(major));
                ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            assertThat(server.majorVersion()).isEqualTo(major);
            assertThat(server.version()).startsWith(major + ".");
            assertThat(server.description()).isEqualTo("embedded PostgreSQL " + server.version());
            assertThat(server.notices()).isEmpty();
            assertThat(LeftBehind.directories(place)).hasSize(1);
            assertThat(LeftBehind.processes(place)).hasSize(1);
            // What scripts in the wild ask for.
            for (String extension :
                    List.of("pgcrypto", "uuid-ossp", "citext", "ltree", "pg_trgm", "hstore", "btree_gist")) {
                Sql.run(connection, "CREATE EXTENSION \"" + extension + "\"");
            }
            assertThat(Sql.texts(
                            connection,
                            "SELECT name || '=' || setting FROM pg_settings WHERE name IN ('fsync', 'wal_level', 'autovacuum',"
                                    + " 'lc_messages') ORDER BY name"))
                    .containsExactly("autovacuum=off", "fsync=off", "lc_messages=C", "wal_level=logical");
        }
    }

    @Test
    void closingAgainIsHarmlessAndCreatingIsRefused() throws Exception {
        Server server = Servers.start(ServerSpec.embedded());
        ScratchDatabase database = server.create();
        try (Connection connection = database.connect()) {
            server.close();
            assertThat(connection.isValid(1)).isFalse();
        }
        server.close();
        database.close();
        assertThat(catchThrowableOfType(IllegalStateException.class, server::create))
                .hasMessage(server.description() + " is closed");
    }

    @Test
    void aStartThatTakesTooLongLeavesNothing() {
        ServerSpec impatient = ServerSpec.embedded().withStartTimeout(Duration.ofNanos(1));
        PalindromeException refusal = catchThrowableOfType(PalindromeException.class, () -> Servers.start(impatient));
        assertThat(refusal.category()).isEqualTo(Category.UNAVAILABLE);
        assertThat(refusal.findings().get(0).code()).isEqualTo(Code.SERVER_UNAVAILABLE);
        assertThat(refusal)
                .hasMessageStartingWith("The embedded PostgreSQL " + Dependencies.version("postgres17")
                        + " did not start: Gave up waiting for server to start after 0ms");
        assertThat(refusal.findings().get(0).remedy())
                .isEqualTo(
                        "Give the URL of a PostgreSQL in which scratch databases may be created, or use Docker. An embedded server"
                                + " needs room in the directory for temporary files and, as root, the permission to make a user namespace.");
    }

    @Test
    void binariesThatCannotBeReadLeaveNothing(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("broken.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("postgres.txz"));
            zip.write("this is no archive".getBytes(StandardCharsets.UTF_8));
        }
        URL archive = new URL("jar:" + jar.toUri() + "!/postgres.txz");
        EmbeddedBinaries.Choice broken =
                new EmbeddedBinaries.Choice(new EmbeddedBinaries.Binary(archive, 17, 0, 0), List.of());
        System.setProperty("ot.epg.working-dir", folder.toString());
        try {
            PalindromeException refusal = catchThrowableOfType(
                    PalindromeException.class, () -> EmbeddedServer.start(ServerSpec.embedded(), broken));
            assertThat(refusal)
                    .hasMessage(
                            "The embedded PostgreSQL 17.0.0 did not start: its binaries cannot be unpacked: Input is not in the"
                                    + " XZ format");
        } finally {
            System.clearProperty("ot.epg.working-dir");
        }
    }
}
