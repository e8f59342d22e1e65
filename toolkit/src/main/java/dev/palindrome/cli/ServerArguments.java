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
            defaultValue = "auto",
            description =
                    "auto, embedded or docker (default: auto: --url or PALINDROME_TEST_URL, else Docker, else embedded).")
    ServerSpec.Kind kind = ServerSpec.Kind.AUTO;

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

    ServerSpec spec() {
        return spec(System.getenv());
    }

    /**
     * The server that the options ask for.
     *
     * @param environment the environment's variables; only those for tests are looked at
     */
    ServerSpec spec(Map<String, String> environment) {
        ConnectionSettings given = ConnectionSettings.forTests(url, user, password, environment);
        ServerSpec spec =
                switch (kind) {
                    case AUTO ->
                        given == null
                                ? ServerSpec.auto()
                                : ServerSpec.url(given.url()).withCredentials(given.user(), given.password());
                    case EMBEDDED -> ServerSpec.embedded();
                    case DOCKER -> ServerSpec.docker();
                    case URL ->
                        throw new PalindromeException(
                                PalindromeException.Category.CONFIGURATION,
                                Finding.of(
                                        Code.USAGE,
                                        null,
                                        "--server url is said by giving --url.",
                                        "Give --url URL alone."));
                };
        if (postgres != null) {
            spec = spec.withPostgres(postgres);
        }
        return image == null ? spec : spec.withImage(image);
    }
}
