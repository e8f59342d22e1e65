package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flyway itself on the same history, with what only Flyway does. */
class FidelityTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void history() throws IOException {
        write("V1__table.sql", "CREATE TABLE ${name} (n int, t text DEFAULT 'it''s; ${name}');");
        write("U1__table.sql", "DROP TABLE ${name};");
        write("V2__index.sql", "CREATE INDEX CONCURRENTLY t_n ON \"${name}\" (n);");
        write("U2__index.sql", "DROP INDEX CONCURRENTLY t_n;");
        write(
                "V3__function.sql",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\n"
                        + "COPY ${name} (n) FROM STDIN;\n1\n\\.\n");
        write("U3__function.sql", "DROP FUNCTION f(); DELETE FROM ${name};");
        write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT n FROM ${name};");
        write("flyway.toml", """
                [flyway]
                locations = ["filesystem:."]
                defaultSchema = "app"
                schemas = ["app", "other"]
                table = "applied"
                [flyway.placeholders]
                name = "t"
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private List<Finding> findings(ProofOptions options, HistoryOptions history) {
        try (Proof proof = Proof.of(
                Histories.load(history),
                TestServer.shared(),
                options.withDescent(false).withData(DataOptions.OFF),
                ProofListener.NONE)) {
            return proof.run().findings().stream()
                    .filter(finding -> finding.code().name().startsWith("FIDELITY"))
                    .toList();
        }
    }

    private List<Finding> findings() {
        return findings(ProofOptions.DEFAULT, HistoryOptions.of(directory));
    }

    @Test
    void flywayMakesTheSame() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aCallbackChangesTheSchema() throws IOException {
        write(
                "afterMigrate.sql",
                "COMMENT ON TABLE app.t IS 'migrated'; CREATE TABLE IF NOT EXISTS app.audit (n int);");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.FIDELITY_DIFFERS);
            assertThat(finding.message())
                    .isEqualTo(
                            "Flyway's own migrate does not make the schema that the revisions make here. Flyway also runs"
                                    + " afterMigrate.sql, which is a callback and not run here.");
            assertThat(finding.changes())
                    .containsExactly(
                            "table app.t: comment was not set, is 'migrated'", "table app.audit was not expected");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Bring what the callback does to the schema into a revision or a repeatable script; data and"
                                    + " permissions that it sets with every run may stay.");
        });
    }

    @Test
    void aCallbackFails() throws IOException {
        write("beforeEachMigrate.sql", "SELECT 1 / 0;");
        String callback = directory.resolve("beforeEachMigrate.sql").toString();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.FIDELITY_FAILED);
            assertThat(finding.message())
                    .isEqualTo(
                            "Flyway's own migrate fails where every revision runs here. It says: Error while executing"
                                    + " beforeEachMigrate callback: Failed to execute script beforeEachMigrate.sql; SQL State:"
                                    + " 22012; Error Code: 0; Message: ERROR: division by zero; Location: " + callback
                                    + " ("
                                    + callback + "); Line: 1");
            assertThat(finding.remedy()).isEqualTo("Correct what Flyway complains of: production runs Flyway.");
        });
    }

    @Test
    void flywayGoesByVersions() throws IOException {
        write("V4__last.sql", "-- palindrome: revises 5\nCOMMENT ON TABLE t IS 'four';");
        write("V5__before.sql", "-- palindrome: revises 3\nCOMMENT ON TABLE t IS 'five';");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.FIDELITY_DIFFERS);
            assertThat(finding.message())
                    .isEqualTo("Flyway's own migrate does not make the schema that the revisions make here. Flyway runs"
                            + " revision 4 before 5, here it comes after it.");
            assertThat(finding.changes()).containsExactly("table app.t: comment was 'four', is 'five'");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Make the scripts such that both run them alike; see docs/verify.md. If you find no reason,"
                                    + " please report the difference.");
        });
    }

    @Test
    void leftOutWhenItIsNotWanted() throws IOException {
        write("beforeEachMigrate.sql", "SELECT 1 / 0;");
        assertThat(findings(ProofOptions.DEFAULT.withFidelity(false), HistoryOptions.of(directory)))
                .isEmpty();
    }

    /** Plain Java migrations of a package run with Flyway, found by it; those of a project's directory are handed to it. */
    @Test
    void javaMigrations() {
        HistoryOptions options = HistoryOptions.of(directory)
                .locations(List.of("filesystem:.", "classpath:dev/palindrome/proof/fidelity"));
        assertThat(Histories.load(options).graph().ordered()).hasSize(4);
        assertThat(findings(ProofOptions.DEFAULT, options)).isEmpty();
    }
}
