package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.nio.file.Path;

/** Makes a {@link ServerSpec} a running {@link Server}. */
public final class Servers {
    private Servers() {}

    /**
     * Starts the server that is asked for, or connects to it. The caller closes it; if the JVM is stopped before, also by Ctrl-C, it
     * is closed then.
     *
     * @throws PalindromeException (unavailable) if there is no such server: the finding says why and what to do
     */
    public static Server start(ServerSpec spec) {
        return switch (spec.kind()) {
            case EMBEDDED -> PostgresServer.of(embedded(spec));
            case AUTO, DOCKER, URL -> throw new UnsupportedOperationException("not built yet: " + spec.kind());
        };
    }

    private static RunningServer embedded(ServerSpec spec) {
        OptionalLibrary.EMBEDDED.require();
        EmbeddedBinaries binaries = EmbeddedBinaries.ofThisMachine();
        EmbeddedBinaries.Binary binary = binaries.find(spec.majorVersion());
        if (binary == null) {
            throw ConnectionErrors.unavailable(
                    Code.SERVER_UNAVAILABLE,
                    "No embedded PostgreSQL " + spec.majorVersion() + " is on the class path, in " + binaries.places()
                            + ".",
                    "Add the test dependency " + binaries.coordinates(spec.majorVersion()) + ".",
                    null);
        }
        return EmbeddedServer.start(spec, binary, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
