package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL to work on. Immutable; {@link Servers#start(ServerSpec)} makes it real.
 *
 * <pre>{@code
 * try (Server server = Servers.start(ServerSpec.embedded().withPostgres(16));
 *         Server.ScratchDatabase database = server.create();
 *         Connection connection = database.connect()) {
 *     …
 * }
 * }</pre>
 *
 * @param kind where the server comes from
 * @param postgres its major version, {@value #OLDEST} to {@value #NEWEST}; 0 for {@value #DEFAULT}, or for the embedded version
 *     that is on the class path when that one is not
 * @param image the container image; null for {@code postgres:} and the major version. With {@link Kind#AUTO} it means Docker
 * @param url a JDBC URL or a libpq URI; required by {@link Kind#URL}. With {@link Kind#AUTO} it means that URL
 * @param user the role to connect as; null for the one in the URL
 * @param password its password; null for the one in the URL
 * @param startTimeout how long a server that is started may take to answer; pulling an image is not counted
 */
public record ServerSpec(
        Kind kind,
        int postgres,
        @Nullable String image,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        Duration startTimeout) {
    /** The oldest major version that is supported. */
    public static final int OLDEST = 14;
    /** The newest major version that is supported. */
    public static final int NEWEST = 18;
    /** The major version that is started when none is asked for. */
    public static final int DEFAULT = 17;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where a server comes from. */
    public enum Kind {
        /** The URL if there is one, else Docker if an engine answers, else embedded. */
        AUTO,
        /** Binaries from a JAR, run as a child process: no Docker, no root, nothing to install. */
        EMBEDDED,
        /** A container of an image. */
        DOCKER,
        /** A server that runs already; scratch databases are made and dropped in it. */
        URL
    }

    /**
     * Checks what does not need a server.
     *
     * @throws PalindromeException if the major version is not supported, a URL is missing or the timeout is not positive
     */
    public ServerSpec {
        if (postgres != 0 && (postgres < OLDEST || postgres > NEWEST)) {
            throw invalid(
                    "PostgreSQL " + postgres + " was asked for; " + OLDEST + " to " + NEWEST + " can be started.",
                    "Ask for one of these versions, or give the URL of a server that runs already.");
        }
        if (kind == Kind.URL && url == null) {
            throw invalid("A server with a URL was asked for, but there is no URL.", "Give its JDBC URL.");
        }
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw invalid("The start timeout is " + startTimeout + "; it must be positive.", null);
        }
    }

    private static PalindromeException invalid(String message, @Nullable String remedy) {
        return new PalindromeException(
                Category.CONFIGURATION, Finding.of(Code.CONFIGURATION_INVALID, null, message, remedy));
    }

    private static ServerSpec of(Kind kind, @Nullable String url) {
        return new ServerSpec(kind, 0, null, url, null, null, PATIENCE);
    }

    /** Whatever there is: Docker if an engine answers, else embedded. */
    public static ServerSpec auto() {
        return of(Kind.AUTO, null);
    }

    /** An embedded server of the default version. */
    public static ServerSpec embedded() {
        return of(Kind.EMBEDDED, null);
    }

    /** A container of the default version's official image. */
    public static ServerSpec docker() {
        return of(Kind.DOCKER, null);
    }

    /** A server that runs already. */
    public static ServerSpec url(String url) {
        return of(Kind.URL, url);
    }

    /** A server that runs already. */
    public static ServerSpec at(ConnectionSettings settings) {
        return of(Kind.URL, settings.url()).withCredentials(settings.user(), settings.password());
    }

    /** The same with another major version. */
    public ServerSpec withPostgres(int major) {
        return new ServerSpec(kind, major, image, url, user, password, startTimeout);
    }

    /** The same with another container image, for example {@code postgis/postgis:17-3.5}. */
    public ServerSpec withImage(@Nullable String other) {
        return new ServerSpec(kind, postgres, other, url, user, password, startTimeout);
    }

    /** The same with another role and password for a server that runs already. */
    public ServerSpec withCredentials(@Nullable String role, @Nullable String secret) {
        return new ServerSpec(kind, postgres, image, url, role, secret, startTimeout);
    }

    /** The same with more or less patience. */
    public ServerSpec withStartTimeout(Duration timeout) {
        return new ServerSpec(kind, postgres, image, url, user, password, timeout);
    }

    /** The container image that it means. */
    String imageName() {
        return image == null ? "postgres:" + majorVersion() : image;
    }

    int majorVersion() {
        return postgres == 0 ? DEFAULT : postgres;
    }

    /** What was asked for, without password and without the URL, which may hold one. */
    @Override
    public String toString() {
        return "ServerSpec[" + kind + ", postgres=" + postgres + ", image=" + image + ", startTimeout=" + startTimeout
                + "]";
    }
}
