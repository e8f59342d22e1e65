package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void startsTheVersionThatIsAskedFor(int major) {
        try (Server server = Servers.start(ServerSpec.embedded().withPostgres(major))) {
            assertThat(server.majorVersion()).isEqualTo(major);
            assertThat(server.version()).startsWith(major + ".");
            assertThat(server.description()).isEqualTo("embedded PostgreSQL " + server.version());
        }
    }

    @Test
    void createsCopiesAndDrops() throws Exception {
        try (ScratchDatabase one = TestServer.create()) {
            try (Connection connection = one.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t AS SELECT 1 AS x");
            }
            try (ScratchDatabase two = TestServer.shared().copy(one);
                    Connection connection = two.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT x FROM t")) {
                assertThat(row.next()).isTrue();
            }
        }
    }
}
