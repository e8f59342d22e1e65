package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    @MigrationTest(
            locations = "filesystem:sql",
            image = "postgis/postgis:17-3.5",
            postgres = "17",
            failOn = Severity.WARNING)
    private static final class Annotated {}

    @MigrationTest
    private static final class Silent {}

    private static Settings settings(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Parameters(key -> Optional.ofNullable(values.get(key))).settings();
    }

    private static Settings annotation(Class<?> annotated) {
        return Settings.of(annotated.getAnnotation(MigrationTest.class));
    }

    @Test
    void readsEachKey() {
        Settings settings = settings(
                "palindrome.directory=db",
                "palindrome.layout=goose",
                "palindrome.server=embedded",
                "palindrome.postgres=14, 18",
                "palindrome.user=walker",
                "palindrome.password=secret",
                "palindrome.before=roles.sql, types.sql",
                "palindrome.accepted=old.accepted",
                "palindrome.without=descent, data",
                "palindrome.fail-on=warning",
                "palindrome.only=003, 005:007",
                "palindrome.shard=2/5",
                "palindrome.seed=42",
                "palindrome.rows=10");

        assertThat(settings.history()).isEqualTo(new HistorySettings(List.of(), Path.of("db"), "goose"));
        assertThat(settings.server())
                .isEqualTo(
                        new ServerSettings(ServerSpec.Kind.EMBEDDED, List.of(14, 18), null, null, "walker", "secret"));
        assertThat(settings.before()).containsExactly(Path.of("roles.sql"), Path.of("types.sql"));
        assertThat(settings.accepted()).isEqualTo(Path.of("old.accepted"));
        assertThat(settings.checks().runs())
                .doesNotContain(Check.DESCENT, Check.DATA)
                .contains(Check.GRAPH);
        assertThat(settings.failOn()).isEqualTo(Severity.WARNING);
        assertThat(settings.selection())
                .isEqualTo(SelectionSettings.of(null, null, List.of("003", "005:007"), null, "2/5"));
        assertThat(settings.data()).isEqualTo(new DataSettings(42L, 10));
    }

    @Test
    void theAnnotationGoesFirst() {
        Settings both = annotation(Annotated.class)
                .orElse(settings(
                        "palindrome.directory=db",
                        "palindrome.server=embedded",
                        "palindrome.postgres=14",
                        "palindrome.fail-on=info",
                        "palindrome.rows=5"));

        assertThat(both.history()).isEqualTo(new HistorySettings(List.of("filesystem:sql"), null, null));
        assertThat(both.server().image()).isEqualTo("postgis/postgis:17-3.5");
        assertThat(both.server().kind()).isEqualTo(ServerSpec.Kind.AUTO);
        assertThat(both.server().postgres()).containsExactly(17);
        assertThat(both.failOn()).isEqualTo(Severity.WARNING);
        assertThat(both.data().rows()).isEqualTo(5);
    }

    @Test
    void whatTheAnnotationLeavesOpenIsReadFromParametersAndThenFromTheEnvironment() {
        Settings parameters = settings("palindrome.url=jdbc:postgresql://parameter/app", "palindrome.user=p");
        Map<String, String> environment = Map.of("PALINDROME_TEST_URL", "jdbc:postgresql://environment/app");

        ServerSpec first = annotation(Silent.class)
                .orElse(parameters)
                .server()
                .specs(environment)
                .get(0);
        ServerSpec second = annotation(Silent.class).server().specs(environment).get(0);

        assertThat(first.url()).isEqualTo("jdbc:postgresql://parameter/app");
        assertThat(first.user()).isEqualTo("p");
        assertThat(second.url()).isEqualTo("jdbc:postgresql://environment/app");
        assertThat(annotation(Silent.class).server().specs(Map.of())).containsExactly(ServerSpec.auto());
    }

    @Test
    void aPasswordIsNotLentToAnotherRole() {
        ServerSettings own = new ServerSettings(ServerSpec.Kind.AUTO, List.of(), null, null, "me", null);
        ServerSettings other = new ServerSettings(ServerSpec.Kind.AUTO, List.of(), null, null, "you", "secret");
        assertThat(own.orElse(other).password()).isNull();
        assertThat(ServerSettings.NONE.orElse(other).password()).isEqualTo("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "palindrome.fail-on=warn | palindrome.fail-on is \"warn\"; it may be one of error, warning, info.",
                "palindrome.server=podman | palindrome.server is \"podman\"; it may be one of auto, embedded, docker, url.",
                "palindrome.postgres=13 | palindrome.postgres is \"13\"; it may be a major version of PostgreSQL from 14 to 18.",
                "palindrome.postgres=16.4 | palindrome.postgres is \"16.4\"; it may be a major version of PostgreSQL from 14 to 18.",
                "palindrome.postgres=15,16,15 | palindrome.postgres names 15 twice.",
                "palindrome.rows=-1 | palindrome.rows is -1; it may be a number of rows from 1.",
                "palindrome.seed=many | palindrome.seed is \"many\"; it may be a whole number.",
            })
    void refusesWhatItCannotRead(String pair, String message) {
        assertThatThrownBy(() -> settings(pair))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(message);
    }

    @Test
    void refusesACheckThatIsNone() {
        assertThatThrownBy(() -> settings("palindrome.checks=graph, decent"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("palindrome.checks is \"decent\"; it may be one of graph, round-trip, descent, confluence,"
                        + " repeatables, baselines, data, fidelity, model, whole.");
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> settings("palindrome.checks=graph,data", "palindrome.without=data"))
                .hasMessage("palindrome.checks: checks and without contradict each other about data.");
        assertThatThrownBy(() -> settings("palindrome.url=jdbc:postgresql://host/app", "palindrome.postgres=14,15"))
                .hasMessage(
                        "postgres = [14, 15] and a url contradict each other: the server of a URL has the one version that"
                                + " it has.");
        assertThatThrownBy(() -> settings("palindrome.url=jdbc:postgresql://host/app", "palindrome.server=docker"))
                .hasMessage("server = DOCKER and a url contradict each other; give one.");
        assertThatThrownBy(() -> settings("palindrome.image=postgres:15", "palindrome.server=embedded"))
                .hasMessage("image and server = EMBEDDED contradict each other; give one.");
        assertThatThrownBy(() -> settings("palindrome.image=postgres:15", "palindrome.postgres=15,16"))
                .hasMessage(
                        "postgres = [15, 16] and an image contradict each other: an image has the one version that it has.");
        assertThatThrownBy(() -> settings("palindrome.server=url").server().specs(Map.of()))
                .hasMessage("server = URL needs a url.");
        assertThatThrownBy(() -> settings("palindrome.postgres=14,15")
                        .server()
                        .specs(Map.of("PALINDROME_TEST_URL", "jdbc:postgresql://host:5433/app")))
                .hasMessage(
                        "postgres = [14, 15] and the server host:5433/app contradict each other: it has the one version that"
                                + " it has. Say server = EMBEDDED or DOCKER, or take the URL away.");
        String everything = String.join(
                ",", java.util.Arrays.stream(Check.values()).map(Check::word).toList());
        assertThatThrownBy(() -> settings("palindrome.without=" + everything))
                .hasMessage("palindrome.without switches every check off; leave one on, or disable the class.");
    }

    @Test
    void refusesKeysInTheFileThatMeanNothing(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("junit-platform.properties"),
                "palindrome.failOn=warning\npalindrome.shard=1/2\njunit.jupiter.execution.parallel.enabled=true\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            assertThatThrownBy(() -> Parameters.requireKnown(loader))
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessage("junit-platform.properties has palindrome.failOn, which means nothing. Palindrome reads"
                            + " palindrome.locations, palindrome.directory, palindrome.layout, palindrome.server,"
                            + " palindrome.postgres, palindrome.image, palindrome.url, palindrome.user, palindrome.password,"
                            + " palindrome.before, palindrome.accepted, palindrome.checks, palindrome.without,"
                            + " palindrome.fail-on, palindrome.from, palindrome.to, palindrome.only, palindrome.since,"
                            + " palindrome.shard, palindrome.seed, palindrome.rows, palindrome.model, palindrome.model.packages,"
                            + " palindrome.model.classes, palindrome.model.persistence-unit, palindrome.model.jooq,"
                            + " palindrome.model.naming, palindrome.model.authority, palindrome.model.ignore,"
                            + " palindrome.model.strict.");
        }
    }
}
