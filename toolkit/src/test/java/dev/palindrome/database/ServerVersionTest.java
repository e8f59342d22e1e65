package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class ServerVersionTest {
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings("jdbc:postgresql://db/app", "me", "secret");

    @Test
    void anOldServerIsRefused() {
        PalindromeException refusal =
                catchThrowableOfType(PalindromeException.class, () -> new ServerVersion("13.22", 13).require(SETTINGS));
        assertThat(refusal).hasMessage("The server of db/app is PostgreSQL 13.22; Palindrome works with 14 to 18.");
        assertThat(refusal.findings().get(0).code()).isEqualTo(Code.DATABASE_VERSION_UNSUPPORTED);
        assertThat(refusal.findings().get(0).remedy())
                .isEqualTo("Use a newer server. `palindrome verify` starts one itself when it is given no URL.");
    }

    @Test
    void aNewerServerIsRefusedWhereItsCatalogsAreRead() {
        new ServerVersion("19beta1", 19).require(SETTINGS);
        PalindromeException refusal = catchThrowableOfType(
                PalindromeException.class, () -> new ServerVersion("19beta1", 19).requireKnown(SETTINGS));
        assertThat(refusal).hasMessage("The server of db/app is PostgreSQL 19beta1; Palindrome works with 14 to 18.");
        assertThat(refusal.findings().get(0).code()).isEqualTo(Code.DATABASE_VERSION_UNSUPPORTED);
        assertThat(refusal.findings().get(0).remedy())
                .isEqualTo(
                        "Use an older server, or a release of Palindrome that knows this one. `palindrome verify` starts one"
                                + " itself when it is given no URL.");
        new ServerVersion("18.6", 18).requireKnown(SETTINGS);
        new ServerVersion("14.0", 14).requireKnown(SETTINGS);
    }

    @Test
    void isWhatTheServerSays() throws Exception {
        Server server = TestServer.shared();
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            assertThat(ServerVersion.of(connection))
                    .isEqualTo(new ServerVersion(
                            Sql.texts(connection, "SHOW server_version").get(0), server.majorVersion()));
        }
    }
}
