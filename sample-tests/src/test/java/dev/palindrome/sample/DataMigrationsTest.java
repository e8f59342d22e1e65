package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.junit.AfterDowngrade;
import dev.palindrome.junit.AfterUpgrade;
import dev.palindrome.junit.BeforeRevision;
import dev.palindrome.junit.DataMigrationContract;
import dev.palindrome.junit.MigrationScenario;
import dev.palindrome.junit.MigrationTest;
import dev.palindrome.junit.RevisionTest;
import dev.palindrome.junit.StartAt;
import dev.palindrome.junit.StartBefore;
import dev.palindrome.migrate.StatementFailedException;
import dev.palindrome.revision.Revision;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the acquisition service's revisions do to the rows that are there. The regions between blank lines stand in docs/testing-data.md. */
@MigrationTest(
        locations = {"classpath:db/migration", "classpath:dev/palindrome/sample/migration"},
        server = ServerSpec.Kind.EMBEDDED)
class DataMigrationsTest {
    @RevisionTest("007")
    void instrumentIsSplitAtTheFirstSlash(MigrationScenario scenario) {
        scenario.row("acquisition")
                .with("name", "Apoferritin")
                .with("instrument", "Krios/M03/B")
                .insert();

        scenario.upgrade();
        assertThat(scenario.rows("acquisition").get(0))
                .containsEntry("instrument_model", "Krios")
                .containsEntry("instrument_id", "M03/B");

        scenario.downgrade();
        assertThat(scenario.rows("acquisition").get(0)).containsEntry("instrument", "Krios/M03/B");
    }

    @Nested
    class Slugs implements DataMigrationContract {
        @BeforeRevision("014")
        void namesakes(MigrationScenario scenario) {
            scenario.row("acquisition")
                    .with("id", new UUID(0, 1))
                    .with("name", "Réseau 2 (α-tubulin)")
                    .insert();
            scenario.row("acquisition")
                    .with("id", new UUID(0, 2))
                    .with("name", "Reseau 2: tubulin")
                    .insert();
        }

        @AfterUpgrade("014")
        void differ(MigrationScenario scenario) {
            assertThat(scenario.rows("acquisition"))
                    .extracting(acquisition -> acquisition.get("slug"))
                    .containsExactly("reseau-2-tubulin", "reseau-2-tubulin-2");
        }

        @AfterDowngrade("014")
        void areGone(MigrationScenario scenario) {
            assertThat(scenario.rows("acquisition")).hasSize(2).noneMatch(row -> row.containsKey("slug"));
        }
    }

    @Test
    void onlyTheSeededDefaultsAreTakenBack(@StartBefore("003") MigrationScenario scenario) {
        scenario.upgrade();
        assertThat(scenario.rows("user_preferences"))
                .extracting(row -> row.get("user_id"))
                .containsExactly("system");

        scenario.script("scenarios/operator_preferences.sql");
        scenario.downgrade();
        assertThat(scenario.rows("user_preferences"))
                .extracting(row -> row.get("preference_key"))
                .containsExactly("beam_stop", "theme");
    }

    @RevisionTest(from = "007")
    void acquisitionsComeBack(MigrationScenario scenario, Revision revision) {
        Object id =
                scenario.row("acquisition").with("name", "Apoferritin").insert().get("id");

        scenario.upgrade();
        if (revision.downgrade() != null) {
            scenario.downgrade();
        }
        assertThat(scenario.rows("acquisition"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("id", id).containsEntry("name", "Apoferritin"));
    }

    @Test
    void slugsAreUnique(@StartAt("head") MigrationScenario scenario) {
        DSLContext database = scenario.dsl();
        database.execute(
                "INSERT INTO acquisition (id, name, slug) VALUES (gen_random_uuid(), 'Apoferritin', 'apoferritin')");

        assertThatThrownBy(() ->
                        scenario.row("acquisition").with("slug", "apoferritin").insert())
                .hasMessageContaining("duplicate key value violates unique constraint \"uq_acquisition_slug\"");
    }

    @Test
    void aDowngradeThatFailsLeavesEverythingAsItWas(@StartAt("007") MigrationScenario scenario) {
        scenario.execute("DROP INDEX idx_acquisition_instrument");

        assertThatThrownBy(scenario::downgrade)
                .isInstanceOf(StatementFailedException.class)
                .hasMessageStartingWith("The downgrade of revision 007 failed at U007__split_instrument.sql:1:1: index"
                        + " \"idx_acquisition_instrument\" does not exist (SQLSTATE 42704)");
        assertThat(scenario.current()).containsExactly("007");
    }
}
