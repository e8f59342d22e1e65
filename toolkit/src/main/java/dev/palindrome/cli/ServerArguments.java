package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a proof works on. Never one that the environment names for production. */
final class ServerArguments {
    @Option(
            names = "--server",
            paramLabel = "KIND",
            converter = ServerChoice.Converter.class,
            description =
                    "auto, embedded or docker (default: auto: --url or PALINDROME_TEST_URL, else Docker, else embedded).")
    ServerChoice choice = ServerChoice.AUTO;

    @Option(
            names = "--postgres",
            paramLabel = "MAJOR",
            description = "Version of the server to start, 14 to 18 (default: 17).")
    @Nullable
    Integer postgres;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "Docker image of the server (default: postgres:MAJOR).")
    @Nullable
    String image;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "JDBC URL of a server to make scratch databases on; the database that it names is not touched.")
    @Nullable
    String url;

    @Option(names = "--user", paramLabel = "ROLE", description = "Role for --url.")
    @Nullable
    String user;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description =
                    "Its password; better in PALINDROME_TEST_PASSWORD, which other users of the machine cannot see.")
    @Nullable
    String password;

    /**
     * The server that the options ask for.
     *
     * @param environment the environment's variables; only those for tests are looked at
     * @throws PalindromeException (configuration) if the options contradict each other
     */
    ServerSpec spec(Map<String, String> environment) {
        if (image != null && postgres != null) {
            throw contradiction(
                    "--postgres picks the version of the image postgres:MAJOR, and --image names another image.",
                    "Leave --postgres out; the image says which version it is.");
        }
        ConnectionSettings given = ConnectionSettings.forTests(url, user, password, environment);
        return switch (choice) {
            case AUTO -> given == null ? toStart(ServerSpec.auto()) : running(given);
            case EMBEDDED -> embedded();
            case DOCKER -> started("docker", ServerSpec.docker());
        };
    }

    private ServerSpec embedded() {
        if (image != null) {
            throw contradiction(
                    "--image is for a container, and --server embedded starts none.",
                    "Give --server docker, or leave --image out.");
        }
        return started("embedded", ServerSpec.embedded());
    }

    /** What is asked for by name goes before what the environment says, but not before another option. */
    private ServerSpec started(String name, ServerSpec spec) {
        if (url != null) {
            throw contradiction(
                    "--server " + name + " starts a server, and --url names one that runs already.",
                    "Give one of the two.");
        }
        return toStart(spec);
    }

    private ServerSpec toStart(ServerSpec spec) {
        String credential = user != null ? "--user" : "--password";
        if (user != null || password != null) {
            throw contradiction(
                    credential + " is for a server that runs already, and no --url names one.",
                    "Give --url as well, or leave " + credential + " out.");
        }
        ServerSpec versioned = postgres == null ? spec : spec.withPostgres(postgres);
        return image == null ? versioned : versioned.withImage(image);
    }

    private ServerSpec running(ConnectionSettings given) {
        String option = postgres != null ? "--postgres" : "--image";
        if (postgres != null || image != null) {
            throw contradiction(
                    option + " is for a server that Palindrome starts, and "
                            + (url == null ? "PALINDROME_TEST_URL" : "--url") + " names one that runs already.",
                    url == null
                            ? "Unset PALINDROME_TEST_URL, or add --server embedded or --server docker, which do not look at it."
                            : "Give one of the two.");
        }
        return ServerSpec.at(given);
    }

    private static PalindromeException contradiction(String message, String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, Finding.of(Code.USAGE, null, message, remedy));
    }
}
