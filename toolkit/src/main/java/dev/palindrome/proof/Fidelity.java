package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.FlywayRun;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.VersionKey;
import dev.palindrome.schema.Snapshot;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
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
            "Bring what the callback does to the schema into a revision or a repeatable script; data and"
                    + " permissions that it sets with every run may stay.";
    private static final String NO_CALLBACKS =
            "Make the scripts such that both run them alike; see docs/verify.md. If you find no reason, please report the difference.";

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
            Building.require(stage.run(SqlBody.of("Flyway's own table", "DROP TABLE " + workshop.bookkeepingTable())));
            stage.disconnect();
            List<String> order;
            try {
                order = migrate(run, stage);
            } catch (FlywayException problem) {
                workshop.deadline().check("Flyway's own migrate");
                return List.of(Finding.of(
                        Code.FIDELITY_FAILED,
                        null,
                        "Flyway's own migrate fails where every revision runs here. It says: " + said(problem),
                        "Correct what Flyway complains of: production runs Flyway."));
            }
            return findings(run, order, Changes.between(expected, stage.snapshot()));
        }
    }

    /** Migrates; the versions that Flyway applied, in its order. */
    private List<String> migrate(FlywayRun run, Stage stage) {
        workshop.deadline().check("Flyway's own migrate");
        FluentConfiguration configuration = Flyway.configure(run.classLoader())
                .configuration(run.configuration())
                .javaMigrations(run.javaMigrations().toArray(JavaMigration[]::new))
                .dataSource(dataSource(stage));
        // With the other kind of lock, Flyway's CREATE INDEX CONCURRENTLY waits for Flyway for ever.
        locks(configuration).setTransactionalLock(false);
        return configuration.load().migrate().migrations.stream()
                .filter(applied -> applied.version != null && !applied.version.isEmpty())
                .map(applied -> applied.version)
                .toList();
    }

    @SuppressWarnings("deprecation") // what came in its place is not in Flyway 10
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

    private List<Finding> findings(FlywayRun run, List<String> order, Changes changes) {
        String difference = difference(order);
        if (changes.isEmpty() && difference.isEmpty()) {
            return List.of();
        }
        boolean equivalent = changes.isEquivalent() && difference.isEmpty();
        Code code = equivalent ? Code.FIDELITY_EQUIVALENT : Code.FIDELITY_DIFFERS;
        String made = changes.isEmpty()
                ? "Flyway's own migrate makes the same schema in another way."
                : equivalent
                        ? "Flyway's own migrate makes a schema that differs in the order of columns or the text of a body."
                        : "Flyway's own migrate does not make the schema that the revisions make here.";
        return List.of(new Finding(
                code,
                code.severity(),
                null,
                null,
                made + difference + callbacks(run),
                changes.words(Wording.COMPARED),
                run.callbacks().isEmpty() ? NO_CALLBACKS : CALLBACKS));
    }

    private static String callbacks(FlywayRun run) {
        return run.callbacks().isEmpty()
                ? ""
                : " Flyway also runs " + String.join(", ", run.callbacks()) + ", which "
                        + (run.callbacks().size() == 1 ? "is a callback" : "are callbacks") + " and not run here.";
    }

    /** What Flyway applied or in which order, where that is another than ours; else empty. */
    private String difference(List<String> order) {
        List<String> ours = workshop.history().graph().ordered().stream()
                .map(Revision::id)
                .filter(id -> workshop.history().baselines().keySet().stream()
                        .noneMatch(baseline -> VersionKey.isAtOrBelow(id, baseline)))
                .toList();
        List<String> theirs = order.stream()
                .filter(version -> !workshop.history().baselines().containsKey(version))
                .toList();
        for (String id : ours) {
            if (theirs.stream().noneMatch(version -> isSame(id, version))) {
                return " Flyway does not run revision " + id + ".";
            }
        }
        for (int index = 0; index < theirs.size(); index++) {
            String version = theirs.get(index);
            if (ours.stream().noneMatch(id -> isSame(id, version))) {
                return " Flyway runs version " + version + " as well.";
            }
            if (!isSame(ours.get(index), version)) {
                return " Flyway runs revision " + version + " before " + ours.get(index) + ", here it comes after it.";
            }
        }
        return "";
    }

    private static boolean isSame(String id, String version) {
        return MigrationVersion.fromVersion(id).equals(MigrationVersion.fromVersion(version));
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
