package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;

/** In production the service migrates with Flyway and nothing else; its history must be an ordinary one. */
class PlainFlywayTest {
    @Test
    void migratesFromNothing() {
        try (Server server = Servers.start(ServerSpec.embedded());
                ScratchDatabase database = server.create()) {
            FluentConfiguration configuration = Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("classpath:db/migration", "classpath:dev/palindrome/sample/migration");
            // V013 builds its index concurrently, which waits for every transaction, that of Flyway's own lock
            // included.
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
            Flyway flyway = configuration.load();

            MigrateResult migrated = flyway.migrate();

            assertThat(migrated.migrationsExecuted).isEqualTo(16);
            assertThat(migrated.targetSchemaVersion).isEqualTo("015");
            assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
            assertThat(flyway.migrate().migrationsExecuted).isZero();
        }
    }
}
