package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.ServerSpec.Kind;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ServerSpecTest {
    @Test
    void refusesWhatCannotBeStarted() {
        assertThat(refused(() -> ServerSpec.embedded().withPostgres(13)))
                .isEqualTo("PostgreSQL 13 was asked for; 14 to 18 can be started.");
        assertThat(refused(() -> ServerSpec.docker().withPostgres(19)))
                .isEqualTo("PostgreSQL 19 was asked for; 14 to 18 can be started.");
        assertThat(refused(() -> new ServerSpec(Kind.URL, 0, null, null, null, null, Duration.ofSeconds(1))))
                .isEqualTo("A server with a URL was asked for, but there is no URL.");
        assertThat(refused(() -> ServerSpec.embedded().withStartTimeout(Duration.ZERO)))
                .isEqualTo("The start timeout is PT0S; it must be positive.");
    }

    private static String refused(ThrowingCallable call) {
        PalindromeException refusal = catchThrowableOfType(PalindromeException.class, call);
        assertThat(refusal.category()).isEqualTo(Category.CONFIGURATION);
        return refusal.getMessage();
    }

    @Test
    void showsNoPassword() {
        ServerSpec spec = ServerSpec.url("postgres://me:secret@db/app").withCredentials("me", "hidden");
        assertThat(spec.toString()).isEqualTo("ServerSpec[URL, postgres=0, image=null, startTimeout=PT1M]");
        assertThat(ServerSpec.at(new ConnectionSettings("postgres://me:secret@db/app", null, null)))
                .isEqualTo(ServerSpec.url("jdbc:postgresql://db/app").withCredentials("me", "secret"));
    }

    @Test
    void namesTheOfficialImageUnlessThereIsAnother() {
        assertThat(ServerSpec.docker().imageName()).isEqualTo("postgres:17");
        assertThat(ServerSpec.docker().withPostgres(14).imageName()).isEqualTo("postgres:14");
        assertThat(ServerSpec.docker().withImage("postgis/postgis:17-3.5").imageName())
                .isEqualTo("postgis/postgis:17-3.5");
    }
}
