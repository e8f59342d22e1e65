package dev.palindrome.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the embedded server's binaries are called on a platform.
 *
 * @param artifact the end of the artifact's name, for example {@code linux-amd64}
 * @param resource the archive inside its JAR, for example {@code postgres-linux-x86_64.txz}
 */
record EmbeddedPlatform(String artifact, String resource) {
    /** This machine's. */
    static EmbeddedPlatform current() {
        return of(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release")));
    }

    /** The platform of a JVM that says so of itself. */
    static EmbeddedPlatform of(String osName, String osArch, boolean alpine) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
        boolean arm = osArch.equals("aarch64");
        String artifact = os + (arm ? "-arm64v8" : "-amd64") + (alpine ? "-alpine" : "");
        String resource = "postgres-" + os + (arm ? "-arm_64" : "-x86_64") + (alpine ? "-alpine_linux" : "") + ".txz";
        return new EmbeddedPlatform(artifact, resource);
    }
}
