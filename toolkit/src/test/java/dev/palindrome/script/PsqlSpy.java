package dev.palindrome.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets the real psql run files against something that only speaks enough of the protocol to hear which queries it sends. */
final class PsqlSpy {
    private static final Pattern COPY_IN =
            Pattern.compile("(?is)copy\\b[^(]*?(\\([^)]*\\))?\\s+(/\\*.*?\\*/)?\\s*from\\s+std(in|out)\\b.*");

    private final Path psql;

    private PsqlSpy(Path psql) {
        this.psql = psql;
    }

    /** What psql sends. */
    record Query(String text, @Nullable String copyData) {}

    /** The newest psql of this machine, or null. */
    static @Nullable PsqlSpy find() throws IOException {
        Path installed = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(installed)) {
            return null;
        }
        try (Stream<Path> versions = Files.list(installed)) {
            return versions.map(version -> version.resolve("bin/psql"))
                    .filter(Files::isExecutable)
                    .max(Path::compareTo)
                    .map(PsqlSpy::new)
                    .orElse(null);
        }
    }

    /** The queries that psql sends for each file. */
    List<List<Query>> queries(List<Path> files) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<List<Query>>> heard = CompletableFuture.supplyAsync(() -> listen(server));
            List<String> command =
                    new ArrayList<>(List.of(psql.toString(), "-X", "-q", "-h", "127.0.0.1", "-U", "spy", "-d", "spy"));
            command.addAll(List.of("-p", String.valueOf(server.getLocalPort())));
            for (Path file : files) {
                command.addAll(List.of("-c", "next file", "-f", file.toString()));
            }
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PGSSLMODE", "disable");
            builder.environment().put("PGGSSENCMODE", "disable");
            builder.environment().put("PGCLIENTENCODING", "UTF8");
            Process process = builder.start();
            try {
                return heard.get(120, TimeUnit.SECONDS);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static List<List<Query>> listen(ServerSocket server) {
        List<List<Query>> files = new ArrayList<>();
        try (Socket socket = server.accept();
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()))) {
            socket.setTcpNoDelay(true);
            in.readNBytes(in.readInt() - 4);
            send(out, 'R', new byte[4]);
            for (String parameter :
                    List.of("server_version\00015.0", "client_encoding\000UTF8", "standard_conforming_strings\000on")) {
                send(out, 'S', (parameter + "\0").getBytes(UTF_8));
            }
            send(out, 'Z', new byte[] {'I'});
            for (int type = in.read(); type == 'Q'; type = in.read()) {
                byte[] message = in.readNBytes(in.readInt() - 4);
                String text = new String(message, 0, message.length - 1, UTF_8);
                if (text.equals("next file")) {
                    files.add(new ArrayList<>());
                } else {
                    boolean copy = COPY_IN.matcher(Gap.withoutLeading(text)).matches();
                    files.get(files.size() - 1).add(new Query(text, copy ? copyData(in, out) : null));
                }
                send(out, 'C', "SET\0".getBytes(UTF_8));
                send(out, 'Z', new byte[] {'I'});
            }
            return files;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String copyData(DataInputStream in, DataOutputStream out) throws IOException {
        send(out, 'G', new byte[3]);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int type = in.read(); type != 'c'; type = in.read()) {
            byte[] message = in.readNBytes(in.readInt() - 4);
            if (type != 'd') {
                throw new IOException("message " + (char) type + " in a copy: " + new String(message, UTF_8));
            }
            data.write(message);
        }
        in.readInt();
        return data.toString(UTF_8).replaceFirst("\\\\\\.\\r?\\n?$", "");
    }

    private static void send(DataOutputStream out, char type, byte[] message) throws IOException {
        out.write(type);
        out.writeInt(message.length + 4);
        out.write(message);
        if (type == 'Z' || type == 'G') {
            out.flush();
        }
    }
}
