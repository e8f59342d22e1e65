package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        Process process = child(ServerSpec.embedded());
        awaitReady(process);
        assertThat(LeftBehind.processes(place)).hasSize(1);
        Child.signal(process, "TERM");
        assertThat(LeftBehind.processes(place)).isEmpty();
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 150, 400, 700, 1200})
    void onAnInterruptDuringTheStartNothingIsLeft(int millisecondsAfterTheDirectory) throws Exception {
        Process process = child(ServerSpec.embedded());
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !LeftBehind.directories(place).isEmpty() || !process.isAlive());
        process.waitFor(millisecondsAfterTheDirectory, TimeUnit.MILLISECONDS);
        Child.signal(process, "INT");
        assertThat(LeftBehind.directories(place)).isEmpty();
        assertThat(LeftBehind.processes(place)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsEndedByTheNextStart() throws Exception {
        Process process = child(ServerSpec.embedded());
        awaitReady(process);
        Child.signal(process, "KILL");
        assertThat(LeftBehind.processes(place)).hasSize(1);
        assertThat(LeftBehind.directories(place)).hasSize(1);
        ServerDirectory.sweep(place);
        assertThat(LeftBehind.processes(place)).isEmpty();
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @Test
    void theNextStartLeavesTheServersOfLivingProcessesAlone() throws Exception {
        Process process = child(ServerSpec.embedded());
        awaitReady(process);
        ServerDirectory.sweep(place);
        assertThat(LeftBehind.processes(place)).hasSize(1);
        Child.signal(process, "TERM");
        assertThat(LeftBehind.directories(place)).isEmpty();
    }

    @Test
    void onATermSignalScratchDatabasesAreDroppedFromAServerThatGoesOn() throws Exception {
        try (ScratchDatabase named = TestServer.create()) {
            List<String> before = databases(named);
            Process process = child(ServerSpec.url(named.url() + "&user=" + named.user()));
            awaitReady(process);
            assertThat(databases(named)).hasSize(before.size() + 2);
            Child.signal(process, "TERM");
            assertThat(databases(named)).isEqualTo(before);
        }
    }

    private static List<String> databases(ScratchDatabase database) throws Exception {
        return Sql.texts(database, "SELECT datname FROM pg_database ORDER BY 1");
    }

    private Process child(ServerSpec spec) throws IOException {
        return Child.start(spec, Map.of(), TemporaryPlace.PROPERTY + "=" + place);
    }

    private static void awaitReady(Process process) throws IOException {
        assertThat(Child.lines(process).lines().filter("ready"::equals).findFirst())
                .isPresent();
    }
}
