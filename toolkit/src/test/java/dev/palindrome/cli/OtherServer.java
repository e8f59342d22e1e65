package dev.palindrome.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Lets everybody in and says that it is a PostgreSQL of which no binaries are at hand. It answers nothing else. */
final class OtherServer implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final String version;
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    OtherServer(String version) throws IOException {
        this.version = version;
        new Thread(this::serve, "other-server").start();
    }

    String url() {
        return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/app?user=me";
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    greet(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
                }
            }
        } catch (SocketException closed) {
            // The test has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The PostgreSQL manual, section 55.2.1. */
    private void greet(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        int request = in.readInt();
        in.skipNBytes(length - 8);
        while (request == SSL_REQUEST || request == GSS_REQUEST) {
            out.write('N');
            length = in.readInt();
            request = in.readInt();
            in.skipNBytes(length - 8);
        }
        message(out, 'R', new byte[4]);
        for (String parameter : new String[] {
            "server_version\000" + version,
            "server_encoding\0UTF8",
            "client_encoding\0UTF8",
            "DateStyle\0ISO, MDY",
            "integer_datetimes\0on",
            "standard_conforming_strings\0on",
            "TimeZone\0UTC"
        }) {
            message(out, 'S', (parameter + "\0").getBytes(StandardCharsets.UTF_8));
        }
        message(out, 'K', new byte[8]);
        message(out, 'Z', new byte[] {'I'});
        out.flush();
        // Until the client has gone.
        in.readAllBytes();
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.write(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
