package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionRulesTest {
    private static final Map<String, String> ALL = Map.of(
            "PALINDROME_URL", "jdbc:postgresql://palindrome/app",
            "PALINDROME_USER", "palindrome-user",
            "PALINDROME_PASSWORD", "palindrome-password",
            "FLYWAY_URL", "jdbc:postgresql://flyway/app",
            "FLYWAY_USER", "flyway-user",
            "FLYWAY_PASSWORD", "flyway-password",
            "PGHOST", "libpq",
            "PGUSER", "libpq-user",
            "PGPASSWORD", "libpq-password",
            "PGDATABASE", "app");

    @Test
    void anOptionGoesBeforeTheEnvironment() {
        assertThat(production("jdbc:postgresql://given/app", ALL))
                .isEqualTo(settings("jdbc:postgresql://given/app", "palindrome-user", "palindrome-password"));
    }

    @Test
    void theVariablesOfPalindromeThenFlywayThenLibpq() {
        assertThat(production(null, ALL))
                .isEqualTo(settings("jdbc:postgresql://palindrome/app", "palindrome-user", "palindrome-password"));
        assertThat(production(null, without("PALINDROME_URL")))
                .isEqualTo(settings("jdbc:postgresql://flyway/app", "flyway-user", "flyway-password"));
        assertThat(production(null, without("PALINDROME_URL", "FLYWAY_URL")))
                .isEqualTo(settings("jdbc:postgresql://libpq:5432/app", "libpq-user", "libpq-password"));
    }

    @Test
    void credentialsFromTheUrlStay() {
        assertThat(production("postgres://me:mine@given/app", ALL))
                .isEqualTo(settings("jdbc:postgresql://given/app", "me", "mine"));
    }

    @Test
    void aPasswordIsNotLentToAnotherRole() {
        assertThat(production("postgres://me@given/app", ALL))
                .isEqualTo(settings("jdbc:postgresql://given/app", "me", null));
        assertThat(production("postgres://palindrome-user@given/app", ALL).password())
                .isEqualTo("palindrome-password");
    }

    @Test
    void libpqsVariablesBecomeAUrl() {
        Map<String, String> environment = new HashMap<>(Map.of("PGHOST", "a,::1", "PGPORT", "5433", "PGUSER", "me"));
        assertThat(production(null, environment).url()).isEqualTo("jdbc:postgresql://a:5433,[::1]:5433/me");
        environment.put("PGSSLMODE", "require");
        environment.put("PGOPTIONS", "-c role=owner");
        environment.put("PGDATABASE", "my app");
        environment.put("PGPORT", "1,2");
        assertThat(production(null, environment).url())
                .isEqualTo("jdbc:postgresql://a:1,[::1]:2/my%20app?sslmode=require&options=-c%20role%3Downer");
    }

    @Test
    void aSocketDirectoryIsRefused() {
        PalindromeException refusal = catchThrowableOfType(
                PalindromeException.class, () -> production(null, Map.of("PGHOST", "/run/postgresql")));
        assertThat(refusal)
                .hasMessage(
                        "PGHOST is the directory of a Unix socket, /run/postgresql; the JDBC driver connects over TCP only.");
        assertThat(refusal.category()).isEqualTo(Category.CONFIGURATION);
    }

    @Test
    void noDatabaseAtAllIsRefused() {
        PalindromeException refusal =
                catchThrowableOfType(PalindromeException.class, () -> production(null, Map.of("PGPASSWORD", "x")));
        assertThat(refusal).hasMessage("No database is named.");
        assertThat(refusal.findings().get(0).remedy())
                .isEqualTo("Give --url, or set PALINDROME_URL, FLYWAY_URL or PGHOST, PGDATABASE and PGUSER.");
    }

    @Test
    void testsLookAtNoVariableOfProduction() {
        assertThat(ConnectionSettings.forTests(null, null, null, ALL)).isNull();
        assertThat(ConnectionSettings.forTests("jdbc:postgresql://given/app", null, null, ALL))
                .isEqualTo(settings("jdbc:postgresql://given/app", null, null));
    }

    @Test
    void testsHaveVariablesOfTheirOwn() {
        Map<String, String> environment = new HashMap<>(ALL);
        environment.put("PALINDROME_TEST_URL", "jdbc:postgresql://tests/app");
        environment.put("PALINDROME_TEST_USER", "tester");
        environment.put("PALINDROME_TEST_PASSWORD", "secret");
        assertThat(ConnectionSettings.forTests(null, null, null, environment))
                .isEqualTo(settings("jdbc:postgresql://tests/app", "tester", "secret"));
        assertThat(ConnectionSettings.forTests("jdbc:postgresql://given/app", "me", "mine", environment))
                .isEqualTo(settings("jdbc:postgresql://given/app", "me", "mine"));
    }

    private static ConnectionSettings production(String url, Map<String, String> environment) {
        return ConnectionSettings.forProduction(url, null, null, environment);
    }

    private static ConnectionSettings settings(String url, String user, String password) {
        return new ConnectionSettings(url, user, password);
    }

    private static Map<String, String> without(String... names) {
        Map<String, String> environment = new HashMap<>(ALL);
        for (String name : names) {
            environment.remove(name);
        }
        return environment;
    }
}
