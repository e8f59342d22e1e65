package dev.palindrome.sample.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.junit.MigrationContract;
import dev.palindrome.junit.MigrationScenario;
import dev.palindrome.junit.StartAt;
import dev.palindrome.layout.History;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.revision.Revision;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The contract with all that Spring knows: no location, no server and no placeholder is said twice. */
@SpringBootTest
class MigrationsTest implements MigrationContract {
    /** Stopped when the JVM ends. */
    private static final Server SERVER = Servers.start(ServerSpec.embedded());

    private static final ScratchDatabase DATABASE = SERVER.create();

    @DynamicPropertySource
    static void dataSource(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", DATABASE::user);
        properties.add("spring.datasource.password", DATABASE::password);
    }

    @Autowired
    private DataSource dataSource;

    @Autowired
    private EntityManager entities;

    @Test
    void readsWhatSpringFlywaySays(History history) {
        assertThat(history.graph().ordered()).extracting(Revision::id).containsExactly("1", "2");
        assertThat(history.schemas()).containsExactly("atlases");
        assertThat(history.bookkeeping().table()).isEqualTo("applied");
    }

    @Test
    void worksOnTheServerOfTheDataSource(ProofResult result, @StartAt("head") MigrationScenario scenario)
            throws SQLException {
        assertThat(result.findings()).isEmpty();
        try (Connection own = dataSource.getConnection()) {
            String server = own.getMetaData().getURL().replaceFirst("/[^/]*$", "/");
            assertThat(scenario.connection().getMetaData().getURL())
                    .startsWith(server)
                    .isNotEqualTo(own.getMetaData().getURL());
        }
    }

    @Test
    void leavesTheDatabaseOfTheApplicationAlone() throws SQLException {
        try (Connection own = dataSource.getConnection();
                Statement statement = own.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM atlases.applied WHERE version IS NOT NULL")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
        assertThat(entities.createQuery("SELECT count(a) FROM Atlas a", Long.class)
                        .getSingleResult())
                .isZero();
    }
}
