package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that are ended from outside, at any moment. */
class KilledProcessTest {
    private Path place;

    @BeforeEach
    void serversLiveInADirectoryOfThisTest() throws IOException {
        place = Files.createTempDirectory(TemporaryPlace.best(), "palindrome-test-");
    }

    @AfterEach
    void nothingElseIsLeft() throws IOException {
        Files.delete(place);
    }

    @Test
    void onATermSignalTheServerEndsWithTheProcess() throws Exception {
        Process process = child("embedded");
        awaitLine(process, "ready");
        assertThat(LeftBehind.processes(place)).hasSize(1);
        end(process, "TERM");
        assertThat(LeftBehind.processes(place)).isEmpty();
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 400, 700, 1200})
    void onAnInterruptDuringTheStartNothingIsLeft(int millisecondsAfterTheDirectory) throws Exception {
        Process process = child("embedded");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !LeftBehind.directories(place).isEmpty() || !process.isAlive());
        process.waitFor(millisecondsAfterTheDirectory, TimeUnit.MILLISECONDS);
        end(process, "INT");
        assertThat(LeftBehind.directories(place)).isEmpty();
        assertThat(LeftBehind.processes(place)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsEndedByTheNextStart() throws Exception {
        Process process = child("embedded");
        awaitLine(process, "ready");
        end(process, "KILL");
        assertThat(LeftBehind.processes(place)).hasSize(1);
        assertThat(LeftBehind.directories(place)).hasSize(1);
        ServerDirectory.sweep(place);
        assertThat(LeftBehind.processes(place)).isEmpty();
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @Test
    void theNextStartLeavesTheServersOfLivingProcessesAlone() throws Exception {
        Process process = child("embedded");
        awaitLine(process, "ready");
        ServerDirectory.sweep(place);
        assertThat(LeftBehind.processes(place)).hasSize(1);
        end(process, "TERM");
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @Test
    void onATermSignalScratchDatabasesAreDroppedFromAServerThatGoesOn() throws Exception {
        try (ScratchDatabase named = TestServer.create()) {
            List<String> before = databases(named);
            Process process = child(named.url() + "&user=" + named.user());
            awaitLine(process, "ready");
            assertThat(databases(named)).hasSize(before.size() + 2);
            end(process, "TERM");
            assertThat(databases(named)).isEqualTo(before);
        }
    }

    private static List<String> databases(ScratchDatabase database) throws Exception {
        return Sql.texts(database, "SELECT datname FROM pg_database ORDER BY 1");
    }

    private Process child(String server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + TemporaryPlace.PROPERTY + "=" + place,
                        "-Dpalindrome.servers=" + System.getProperty("palindrome.servers"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        server)
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitLine(Process process, String expected) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo(expected);
    }

    private static void end(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Starts a server, makes two databases in it, says so and waits to be ended. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            ServerSpec spec = arguments[0].equals("embedded") ? ServerSpec.embedded() : ServerSpec.url(arguments[0]);
            Server server = Servers.start(spec);
            server.copy(server.create());
            System.out.println("ready");
            Thread.sleep(Duration.ofMinutes(2).toMillis());
        }
    }
}
