package dev.palindrome.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a Docker engine answers, asked in milliseconds and without a word in any log. Testcontainers asks the same in seconds, and
 * complains when the answer is no.
 */
final class DockerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TLS_PORT = 2376;

    /** The container by which Testcontainers cleans up after a process that was killed. */
    private static final String RYUK = "testcontainers/ryuk:0.14.0";

    private DockerEngine() {}

    /** Whether one of the engines that Testcontainers would use answers. */
    static boolean answers(Map<String, String> environment) {
        return addresses(environment).stream().anyMatch(address -> succeeds(address, "/_ping"));
    }

    /**
     * Images that a container would need and that no engine has. Nothing is pulled to find out: a pull that cannot be done is tried again
     * for minutes.
     *
     * @param image the server's image
     */
    static List<String> missingImages(Map<String, String> environment, String image) {
        List<String> needed = new ArrayList<>(List.of(image));
        if (!Boolean.parseBoolean(environment.get("TESTCONTAINERS_RYUK_DISABLED"))) {
            needed.add(RYUK);
        }
        List<SocketAddress> engines = addresses(environment);
        return needed.stream()
                .filter(name -> engines.stream().noneMatch(engine -> succeeds(engine, "/images/" + name + "/json")))
                .toList();
    }

    /** Where an engine may listen: {@code DOCKER_HOST} if it is set, else the usual sockets that exist. */
    static List<SocketAddress> addresses(Map<String, String> environment) {
        String host = environment.get("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return address(host);
        }
        List<Path> sockets = new ArrayList<>();
        sockets.add(Path.of("/var/run/docker.sock"));
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        Path home = Path.of(System.getProperty("user.home"));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".docker/desktop/docker.sock"));
        return sockets.stream()
                .filter(Files::exists)
                .<SocketAddress>map(UnixDomainSocketAddress::of)
                .toList();
    }

    private static List<SocketAddress> address(String text) {
        URI host;
        try {
            host = new URI(text);
        } catch (URISyntaxException e) {
            return List.of();
        }
        if ("unix".equals(host.getScheme())) {
            return List.of(UnixDomainSocketAddress.of(host.getPath()));
        }
        if (host.getHost() != null && List.of("tcp", "http", "https").contains(host.getScheme())) {
            int port = host.getPort() < 0 ? TLS_PORT : host.getPort();
            return List.of(new InetSocketAddress(host.getHost(), port));
        }
        return List.of();
    }

    /** Whether a request is answered with 200. */
    private static boolean succeeds(SocketAddress address, String path) {
        boolean unix = address instanceof UnixDomainSocketAddress;
        try (SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            if (!channel.connect(address)) {
                selector.select(PATIENCE.toMillis());
                if (!channel.finishConnect()) {
                    return false;
                }
            }
            if (address instanceof InetSocketAddress tcp && tcp.getPort() == TLS_PORT) {
                // It speaks TLS, with certificates that are Testcontainers' to read.
                return true;
            }
            channel.write(StandardCharsets.US_ASCII.encode("GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n"));
            key.interestOps(SelectionKey.OP_READ);
            selector.select(PATIENCE.toMillis());
            ByteBuffer answer = ByteBuffer.allocate(512);
            channel.read(answer);
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString().matches("(?s)HTTP/1\\.[01] 200 .*");
        } catch (IOException | IllegalArgumentException e) {
            // Nobody listens, or the host is unknown: no engine answers there.
            return false;
        }
    }
}
