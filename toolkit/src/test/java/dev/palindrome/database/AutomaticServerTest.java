package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, because Testcontainers reads the environment, once. */
class AutomaticServerTest {
    private static final String EMBEDDED = "embedded PostgreSQL " + embeddedVersion();

    @TempDir
    Path folder;

    private static String embeddedVersion() {
        // The artifact 17.11.0 holds PostgreSQL 17.11.
        return Dependencies.version("postgres17").replaceFirst("\\.\\d+$", "");
    }

    @Test
    void aUrlGoesFirst() {
        try (ScratchDatabase named = TestServer.create()) {
            ServerSpec spec = new ServerSpec(
                    ServerSpec.Kind.AUTO,
                    0,
                    null,
                    named.url(),
                    named.user(),
                    named.password(),
                    ServerSpec.auto().startTimeout());
            try (Server server = Servers.start(spec)) {
                assertThat(server.description())
                        .startsWith("PostgreSQL " + TestServer.shared().version() + " at localhost:");
            }
        }
    }

    @Test
    void withoutAnEngineTheServerIsEmbeddedAndNothingNeedsSaying() throws Exception {
        Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + folder.resolve("none.sock"));
        assertThat(output(ServerSpec.auto(), environment)).containsExactly(EMBEDDED, "ready");
    }

    @Test
    @Timeout(120)
    void anEngineThatCannotStartTheContainerIsSaid() throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> pingOnly(engine), "engine");
            answering.start();
            // If a real engine is there as well, Testcontainers finds it; the image is nowhere.
            List<String> output = output(
                    ServerSpec.auto(),
                    Map.of(
                            "DOCKER_HOST",
                            "unix://" + socket,
                            "TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX",
                            "palindrome.invalid/"));
            assertThat(output).hasSize(3).startsWith(EMBEDDED).endsWith("ready");
            assertThat(output.get(1))
                    .startsWith(
                            "A Docker engine answers, but an embedded PostgreSQL is used: it has no image postgres:17");
        }
    }

    @Test
    @Timeout(120)
    void anEngineThatIsStuckIsNotWaitedForWithoutEnd() throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> answer(engine), "engine");
            answering.start();
            List<String> output = output(
                    ServerSpec.auto().withStartTimeout(Duration.ofSeconds(15)),
                    Map.of("DOCKER_HOST", "unix://" + socket));
            assertThat(output).hasSize(3).startsWith(EMBEDDED).endsWith("ready");
            assertThat(output.get(1))
                    .startsWith(
                            "A Docker engine answers, but an embedded PostgreSQL is used: it has no image postgres:17");
        }
    }

    private static List<String> output(ServerSpec spec, Map<String, String> environment) throws Exception {
        Process process = Child.start(spec, environment);
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Child.lines(process)) {
            String line;
            do {
                line = reader.readLine();
                lines.add(String.valueOf(line));
            } while (line != null && !line.equals("ready"));
        } finally {
            Child.signal(process, "TERM");
        }
        return lines;
    }

    /** An engine that is broken: it answers that it is there, and to all else that it cannot. */
    private static void pingOnly(ServerSocketChannel engine) {
        while (engine.isOpen()) {
            answer(engine);
        }
    }

    /** One request. */
    private static void answer(ServerSocketChannel engine) {
        try (SocketChannel client = engine.accept()) {
            ByteBuffer request = ByteBuffer.allocate(4096);
            client.read(request);
            String line = StandardCharsets.US_ASCII.decode(request.flip()).toString();
            String answer = line.startsWith("GET /_ping") ? "200 OK" : "500 Broken";
            client.write(StandardCharsets.US_ASCII.encode(
                    "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        } catch (IOException e) {
            // The client hung up, or the test closed the engine.
        }
    }
}
