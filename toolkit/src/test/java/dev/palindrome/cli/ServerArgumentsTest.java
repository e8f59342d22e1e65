package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.PalindromeException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which server a proof gets. An address that the environment has for production must never be it. */
class ServerArgumentsTest {
    private static final Map<String, String> PRODUCTION = Map.of(
            "PALINDROME_URL", "jdbc:postgresql://production/app",
            "PALINDROME_USER", "app",
            "PALINDROME_PASSWORD", "secret",
            "FLYWAY_URL", "jdbc:postgresql://production/app",
            "FLYWAY_USER", "app",
            "PGHOST", "production",
            "PGDATABASE", "app",
            "PGUSER", "app",
            "PGPASSWORD", "secret",
            "DATABASE_URL", "postgres://app:secret@production/app");
    private static final Map<String, String> TESTS = Map.of(
            "PALINDROME_TEST_URL", "jdbc:postgresql://ci/scratch",
            "PALINDROME_TEST_USER", "maker",
            "PALINDROME_TEST_PASSWORD", "made");

    @Test
    void productionIsNeverAskedFor() {
        assertThat(spec(PRODUCTION)).isEqualTo(ServerSpec.auto());
        assertThat(spec(PRODUCTION, "--server", "embedded", "--postgres", "16"))
                .isEqualTo(ServerSpec.embedded().withPostgres(16));
        assertThat(spec(PRODUCTION, "--url", "jdbc:postgresql://ci/scratch"))
                .isEqualTo(ServerSpec.url("jdbc:postgresql://ci/scratch"));
    }

    @Test
    void theServerForTestsIsTaken() {
        assertThat(spec(TESTS))
                .isEqualTo(ServerSpec.url("jdbc:postgresql://ci/scratch").withCredentials("maker", "made"));
        assertThat(spec(TESTS, "--user", "other", "--password", "own"))
                .isEqualTo(ServerSpec.url("jdbc:postgresql://ci/scratch").withCredentials("other", "own"));
    }

    @Test
    void aServerThatIsNamedGoesFirst() {
        assertThat(spec(TESTS, "--server", "embedded")).isEqualTo(ServerSpec.embedded());
        assertThat(spec(TESTS, "--server", "docker", "--image", "postgis/postgis:17-3.5"))
                .isEqualTo(ServerSpec.docker().withImage("postgis/postgis:17-3.5"));
    }

    @Test
    void aVersionThatTheServerForTestsCannotHaveIsRefused() {
        assertThatThrownBy(() -> spec(TESTS, "--postgres", "16"))
                .isInstanceOf(PalindromeException.class)
                .hasMessage(
                        "--postgres is for a server that Palindrome starts, and PALINDROME_TEST_URL names one that runs"
                                + " already.")
                .extracting(problem ->
                        ((PalindromeException) problem).findings().get(0).remedy())
                .isEqualTo(
                        "Unset PALINDROME_TEST_URL, or add --server embedded or --server docker, which do not look at it.");
    }

    private static ServerSpec spec(Map<String, String> environment, String... arguments) {
        VerifyCommand command = new VerifyCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.serverArguments.spec(environment);
    }
}
