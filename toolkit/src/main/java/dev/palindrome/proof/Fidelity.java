package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.FlywayRun;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Snapshot;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs Flyway's own {@code migrate} on a fresh database, callbacks and all, and compares what it makes with what the walk made: scripts are
 * executed here and not by Flyway, so that they do the same there is to be shown.
 */
final class Fidelity {
    private static final String CALLBACKS =
            "Callbacks and what else Flyway's configuration adds run with Flyway alone: bring what they do to the schema into a"
                    + " revision. If there are none, please report the difference.";

    private final Workshop workshop;

    Fidelity(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * Compares.
     *
     * @param expected the schema at the heads, repeatable scripts included; null when they do not run, which is said elsewhere
     */
    List<Finding> check(@Nullable Snapshot expected) {
        FlywayRun run = workshop.history().flyway();
        if (run == null || expected == null || !workshop.comparesWithFlyway()) {
            return List.of();
        }
        workshop.restoreCluster();
        try (Stage stage = workshop.newStage()) {
            stage.run(SqlBody.of("Flyway's own table", "DROP TABLE " + workshop.bookkeeping()));
            stage.disconnect();
            try {
                migrate(run, stage);
            } catch (FlywayException problem) {
                workshop.deadline().check("Flyway's own migrate");
                return List.of(Finding.of(
                        Code.FIDELITY_FAILED,
                        null,
                        "Flyway's own migrate fails where every revision runs here. It says: " + said(problem),
                        "Correct what Flyway complains of: production runs Flyway."));
            }
            return findings(Changes.between(expected, stage.snapshot()));
        }
    }

    private void migrate(FlywayRun run, Stage stage) {
        workshop.deadline().check("Flyway's own migrate");
        FluentConfiguration configuration = Flyway.configure(run.classLoader())
                .configuration(run.configuration())
                .javaMigrations(run.javaMigrations().toArray(JavaMigration[]::new))
                .dataSource(dataSource(stage));
        // With the other kind of lock, Flyway's CREATE INDEX CONCURRENTLY waits for Flyway for ever.
        locks(configuration).setTransactionalLock(false);
        configuration.load().migrate();
    }

    private static PostgreSQLConfigurationExtension locks(FluentConfiguration configuration) {
        try {
            return configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class);
        } catch (NoSuchMethodError beforeFlyway11) {
            return configuration.getPluginRegister().getPlugin(PostgreSQLConfigurationExtension.class);
        }
    }

    private DataSource dataSource(Stage stage) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(stage.url());
        source.setUser(stage.user());
        source.setPassword(stage.password());
        // Flyway's work cannot be ended from outside, its connections can.
        workshop.deadline().remaining().ifPresent(left -> source.setSocketTimeout((int) Math.max(1, left.toSeconds())));
        return source;
    }

    private static List<Finding> findings(Changes changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Code code = changes.isEquivalent() ? Code.FIDELITY_EQUIVALENT : Code.FIDELITY_DIFFERS;
        return List.of(new Finding(
                code,
                code.severity(),
                null,
                null,
                changes.isEquivalent()
                        ? "Flyway's own migrate makes a schema that differs in the order of columns or the text of a body."
                        : "Flyway's own migrate does not make the schema that the revisions make here.",
                changes.words(Wording.COMPARED),
                CALLBACKS));
    }

    private static String said(FlywayException problem) {
        return problem.getMessage()
                .lines()
                .map(line -> line.strip().replaceFirst("\\s+: ", ": "))
                .filter(line -> !line.isEmpty() && !line.matches("-+") && !line.startsWith("Statement: Run Flyway"))
                .reduce((one, other) -> one + (one.matches(".*[.:;,]") ? " " : "; ") + other)
                .orElse(problem.getClass().getSimpleName());
    }
}
