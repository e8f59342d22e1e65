package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {
    private static final String PONG = "HTTP/1.0 200 OK\r\nApi-Version: 1.47\r\n\r\nOK";

    @TempDir
    Path folder;

    @Test
    void answersOnAUnixSocket() throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<String> request = serve(engine, PONG);
            assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", "unix://" + socket)))
                    .isTrue();
            assertThat(request.get()).startsWith("GET /_ping HTTP/1.0\r\n");
        }
    }

    @Test
    void answersOnATcpPort() throws Exception {
        try (ServerSocketChannel engine = ServerSocketChannel.open()) {
            engine.bind(new InetSocketAddress("localhost", 0));
            serve(engine, PONG);
            assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", address(engine))))
                    .isTrue();
        }
    }

    @Test
    void somethingElseIsNoEngine() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open()) {
            other.bind(new InetSocketAddress("localhost", 0));
            serve(other, "HTTP/1.1 404 Not Found\r\n\r\n");
            assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", address(other))))
                    .isFalse();
        }
    }

    @Test
    @Timeout(20)
    void oneThatNeverAnswersIsNotWaitedForLong() throws Exception {
        try (ServerSocketChannel silent = ServerSocketChannel.open()) {
            silent.bind(new InetSocketAddress("localhost", 0));
            long start = System.nanoTime();
            assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", address(silent))))
                    .isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void noEngineAtAnyAddress() {
        assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", "unix:///no/such/docker.sock")))
                .isFalse();
        assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", "ssh://me@host"))).isFalse();
        assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", "no address"))).isFalse();
    }

    @Test
    void anEncryptedPortIsLeftToTestcontainers() {
        assertThat(DockerEngine.addresses(Map.of("DOCKER_HOST", "tcp://engine.invalid")))
                .map(SocketAddress::toString)
                .containsExactly("engine.invalid/<unresolved>:2376");
    }

    private static String address(ServerSocketChannel server) throws IOException {
        return "tcp://localhost:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private static CompletableFuture<String> serve(ServerSocketChannel server, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (SocketChannel client = server.accept()) {
                ByteBuffer request = ByteBuffer.allocate(1024);
                client.read(request);
                client.write(StandardCharsets.US_ASCII.encode(answer));
                return StandardCharsets.US_ASCII.decode(request.flip()).toString();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
