package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/app, jdbc:postgresql://db:5433/app, db:5433/app",
        "jdbc:postgresql://db/app?ssl=true, jdbc:postgresql://db/app?ssl=true, db/app",
        "jdbc:postgresql://db, jdbc:postgresql://db/, db",
        "jdbc:postgresql:app, jdbc:postgresql:app, localhost/app",
        "jdbc:postgresql:, jdbc:postgresql:, localhost",
        "'jdbc:postgresql://a:1,b:2/app', 'jdbc:postgresql://a:1,b:2/app', 'a:1,b:2/app'",
        "jdbc:postgresql://[::1]:5432/app, jdbc:postgresql://[::1]:5432/app, '[::1]:5432/app'",
        "postgres://db/app, jdbc:postgresql://db/app, db/app",
        "postgresql://db:1/a%20b?connect_timeout=3, jdbc:postgresql://db:1/a%20b?connectTimeout=3, db:1/a b",
        "postgres:///app, jdbc:postgresql:app, localhost/app",
    })
    void readsTheFormsOfTheDriverAndOfLibpq(String url, String jdbc, String display) {
        assertThat(JdbcUrl.parse(url).jdbc()).isEqualTo(jdbc);
        assertThat(JdbcUrl.parse(url).display()).isEqualTo(display);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://me:s%40crea+t@db/app?sslmode=disable",
                "jdbc:postgresql://me:s%40crea+t@db/app?sslmode=disable",
                "jdbc:postgresql://db/app?user=me&sslmode=disable&password=s%40crea+t",
                "postgresql://db/app?password=s@crea+t&user=me&sslmode=disable",
            })
    void takesCredentialsOut(String url) {
        JdbcUrl parsed = JdbcUrl.parse(url);
        assertThat(parsed.user()).isEqualTo("me");
        assertThat(parsed.password()).isEqualTo("s@crea+t");
        assertThat(parsed.jdbc()).isEqualTo("jdbc:postgresql://db/app?sslmode=disable");
        ConnectionSettings settings = new ConnectionSettings(url, null, null);
        assertThat(settings).hasToString("ConnectionSettings[db/app as me]");
        assertThat(settings.withDatabase("other").url()).isEqualTo("jdbc:postgresql://db/other?sslmode=disable");
        assertThat(new ConnectionSettings(url, "you", "p").user()).isEqualTo("you");
    }

    @Test
    void refusesOtherDatabasesWithoutShowingCredentials() {
        assertThat(refused("jdbc:mysql://me:secret@db/app"))
                .isEqualTo("The database URL (jdbc:mysql:…) is not one of PostgreSQL.");
        assertThat(refused("me:secret@db")).isEqualTo("The database URL (me:…) is not one of PostgreSQL.");
        assertThat(refused("")).isEqualTo("The database URL is not one of PostgreSQL.");
        assertThat(refused("postgres://me:100%@db/app"))
                .isEqualTo("The database URL has a percent sign that does not begin an escape.");
    }

    private static String refused(String url) {
        PalindromeException refusal =
                catchThrowableOfType(PalindromeException.class, () -> new ConnectionSettings(url, null, null));
        assertThat(refusal.category()).isEqualTo(Category.CONFIGURATION);
        return refusal.getMessage();
    }
}
