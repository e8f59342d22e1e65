package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that cannot be understood: one paragraph, exit status 2. */
class UsageTest {
    private static final String VERIFY_HELP = " Remedy: `palindrome verify --help` shows what it takes.";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefused(String commandLine, String expected) {
        Run run = Run.palindrome(commandLine.split(" ")).flat(Path.of("/nowhere"));
        assertThat(run).isEqualTo(new Run(2, "", "error usage " + expected));
    }

    static Stream<Arguments> isRefused() {
        return Stream.of(
                arguments(
                        "prove",
                        "There is no command 'prove'. Remedy: Did you mean verify? `palindrome --help` shows what it takes."),
                arguments(
                        "--verbose verify",
                        "`palindrome` has no option --verbose. Remedy: Did you mean --version? `palindrome --help` shows what it"
                                + " takes."),
                arguments(
                        "verify --no-decent",
                        "`palindrome verify` has no option --no-decent. Remedy: Did you mean --no-descent or --no-data or --no-fidelity? `palindrome verify --help`"
                                + " shows what it takes."),
                arguments("verify a b", "`palindrome verify` does not take the argument 'b'." + VERIFY_HELP),
                arguments(
                        "verify a b c d",
                        "`palindrome verify` does not take the 3 arguments from 'b' on." + VERIFY_HELP),
                arguments(
                        "verify --timeout",
                        "Missing required parameter for option '--timeout' (DURATION)." + VERIFY_HELP),
                arguments(
                        "verify --timeout 5x",
                        "Invalid value for option '--timeout': '5x' is not a duration; write for example 90s, 10m or 1h."
                                + VERIFY_HELP),
                arguments("verify --timeout 0", "--timeout must be longer than nothing." + VERIFY_HELP),
                arguments(
                        "verify --postgres new",
                        "Invalid value for option '--postgres': 'new' is not an int." + VERIFY_HELP),
                arguments(
                        "verify --fail-on info",
                        "Invalid value for option '--fail-on': 'info' is none of error, warning." + VERIFY_HELP),
                arguments(
                        "verify --server url",
                        "Invalid value for option '--server': 'url' is none of auto, embedded, docker." + VERIFY_HELP),
                arguments(
                        "verify --placeholder x",
                        "Value for option option '--placeholder' (NAME=VALUE) should be in KEY=VALUE format but was x."
                                + VERIFY_HELP),
                arguments(
                        "verify --server embedded --url jdbc:postgresql://db/app",
                        "--server embedded starts a server, and --url names one that runs already. Remedy: Give one of the two."),
                arguments(
                        "verify --server docker --url jdbc:postgresql://db/app",
                        "--server docker starts a server, and --url names one that runs already. Remedy: Give one of the two."),
                arguments(
                        "verify --postgres 16 --url jdbc:postgresql://db/app",
                        "--postgres is for a server that Palindrome starts, and --url names one that runs already. Remedy: Give one"
                                + " of the two."),
                arguments(
                        "verify --image postgis/postgis:17-3.5 --url jdbc:postgresql://db/app",
                        "--image is for a server that Palindrome starts, and --url names one that runs already. Remedy: Give one of"
                                + " the two."),
                arguments(
                        "verify --image postgis/postgis:17-3.5 --server embedded",
                        "--image is for a container, and --server embedded starts none. Remedy: Give --server docker, or leave"
                                + " --image out."),
                arguments(
                        "verify --image postgis/postgis:17-3.5 --postgres 16",
                        "--postgres picks the version of the image postgres:MAJOR, and --image names another image. Remedy: Leave"
                                + " --postgres out; the image says which version it is."),
                arguments(
                        "verify --server embedded --user maker",
                        "--user is for a server that runs already, and no --url names one. Remedy: Give --url as well, or leave"
                                + " --user out."),
                arguments(
                        "verify --server embedded --password secret",
                        "--password is for a server that runs already, and no --url names one. Remedy: Give --url as well, or leave"
                                + " --password out."),
                arguments(
                        "downgrade",
                        "Missing required parameter: 'TARGET'. Remedy: `palindrome downgrade --help` shows what it takes."),
                arguments(
                        "downgrade --fast",
                        "`palindrome downgrade` has no option --fast. Remedy: `palindrome downgrade --help` shows what it takes."),
                arguments(
                        "upgrade head 3",
                        "`palindrome upgrade` does not take the argument '3'. Remedy: `palindrome upgrade --help` shows what it"
                                + " takes."));
    }

    @Test
    void aVersionThatCannotBeStartedIsNamed() {
        assertThat(Run.palindrome("verify", "--server", "embedded", "--postgres", "13")
                        .flat(Path.of("/nowhere")))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error configuration-invalid PostgreSQL 13 was asked for; 14 to 18 can be started. Remedy: Ask for one of"
                                + " these versions, or give the URL of a server that runs already."));
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        Run run = Run.palindrome();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("Usage: palindrome [-hV] COMMAND\n")
                .contains("  verify ", "  upgrade ", "  downgrade ", "  current ", "  repair ", "  snapshot ")
                .endsWith("""
                        Exit status:
                          0   proven, or done
                          1   errors found, or a script failed
                          2   wrong usage or configuration; nothing was touched
                          3   no database, or an internal error
                        """);
    }

    @Test
    void helpIsAskedForAndNoError() {
        Run run = Run.palindrome("verify", "--help");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: palindrome verify ").contains("--before=FILE");
        assertThat(Run.palindrome("help", "verify").out()).isEqualTo(run.out());
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void versionIsSaid() {
        assertThat(Run.palindrome("--version")).isEqualTo(new Run(0, "palindrome (development)\n", ""));
    }
}
