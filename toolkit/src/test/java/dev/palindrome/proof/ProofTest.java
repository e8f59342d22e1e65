package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofTest {
    private final CountingServer server = new CountingServer(TestServer.shared());

    /** Without rows, which have tests of their own. */
    private static final ProofOptions SCHEMA_ALONE = ProofOptions.DEFAULT.withData(DataOptions.OFF);

    private ProofResult prove(TestHistory history) {
        return prove(history, SCHEMA_ALONE);
    }

    private ProofResult prove(TestHistory history, ProofOptions options) {
        try (Proof proof = Proof.of(history.history(), server, options, ProofListener.NONE)) {
            return proof.run();
        } finally {
            assertThat(server.open()).as("scratch databases left").isZero();
        }
    }

    private static List<Verdict> verdicts(ProofResult result) {
        return result.revisions().stream().map(RevisionResult::verdict).toList();
    }

    private static List<Code> codes(ProofResult result) {
        return result.findings().stream().map(Finding::code).toList();
    }

    @Test
    void provesFaithfulDowngradesInOneDatabaseWithoutACopy() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("ALTER TABLE t ADD b text NOT NULL DEFAULT 'x'", "ALTER TABLE t DROP b")
                .then("CREATE INDEX t_b ON t (b)", "DROP INDEX t_b"));

        assertThat(verdicts(result)).containsOnly(Verdict.REVERSIBLE);
        assertThat(result.findings()).isEmpty();
        assertThat(result.descent()).isEqualTo(new DescentResult(3, 0, 0, true, List.of()));
        assertThat(result.revisions()).allSatisfy(revision -> {
            assertThat(revision.schema()).isEqualTo(SchemaFact.RESTORED);
            assertThat(revision.upgrade()).isPositive();
            assertThat(revision.downgrade()).isPositive();
        });
        assertThat(server.copies()).isZero();
        assertThat(server.created()).isEqualTo(1);
    }

    @Test
    void saysWhatADowngradeDoesNotRestoreAndGoesOnFromAnUnspoiltState() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a varchar(40) NOT NULL)", "DROP TABLE t")
                .then("ALTER TABLE t ALTER a TYPE text", "ALTER TABLE t ALTER a TYPE varchar, ALTER a DROP NOT NULL")
                .then("ALTER TABLE t ADD b int", "ALTER TABLE t DROP b"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN, Verdict.REVERSIBLE);
        Finding finding = result.revisions().get(1).findings().get(0);
        assertThat(finding.code()).isEqualTo(Code.DOWNGRADE_DOES_NOT_RESTORE);
        assertThat(finding.message()).isEqualTo("The downgrade of revision 002 (step) does not restore the schema.");
        assertThat(finding.changes())
                .containsExactly("column t.a: not null is missing; type was varchar(40), is varchar");
        assertThat(result.revisions().get(1).expected())
                .isEqualTo("column public.t.a\n  not null: yes\n  type: character varying(40)");
        assertThat(result.revisions().get(1).actual()).isEqualTo("column public.t.a\n  type: character varying");
        assertThat(server.copies()).isEqualTo(1);
    }

    @Test
    void saysThatAnEmptyDowngradeChangesNothing() {
        ProofResult result = prove(new TestHistory().then("CREATE TABLE t (a int)", "-- later"));

        assertThat(result.revisions().get(0).findings().get(0).message())
                .isEqualTo(
                        "The downgrade of revision 001 (step) changes nothing: the schema stays as the upgrade made it.");
        assertThat(codes(result)).containsExactly(Code.DOWNGRADE_DOES_NOT_RESTORE, Code.DESCENT_BASE_NOT_EMPTY);
        assertThat(result.findings().get(1).message())
                .startsWith(
                        "After all downgrades the database is not what it was before the first upgrade. "
                                + "Upgrading again from there fails. The upgrade of revision 001 failed at V001__step.sql:1:1: ");
    }

    @Test
    void warnsWhereOnlyTheOrderOfColumnsDiffers() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int, b int, c int)", "DROP TABLE t")
                .then("ALTER TABLE t DROP b", "ALTER TABLE t ADD b int"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.EQUIVALENT);
        assertThat(codes(result)).containsExactly(Code.DOWNGRADE_EQUIVALENT);
        assertThat(result.findings().get(0).message())
                .isEqualTo("The downgrade of revision 002 (step) restores the schema except for the order of columns.");
        assertThat(result.findings().get(0).changes())
                .containsExactly("table t: column order was (a, b, c), is (a, c, b)");
        assertThat(result.hasFailed(dev.palindrome.finding.Severity.ERROR)).isFalse();
        assertThat(result.hasFailed(dev.palindrome.finding.Severity.WARNING)).isTrue();
    }

    @Test
    void tellsCommentsInARoutinesBodyFromItsCode() {
        String first = "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$";
        ProofResult result = prove(new TestHistory()
                .then(first, "DROP FUNCTION f()")
                .then(
                        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$",
                        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT /* one */\n 1 $$"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.EQUIVALENT);
        assertThat(result.findings().get(0).message())
                .isEqualTo(
                        "The downgrade of revision 002 (step) restores the schema except for white space and comments in "
                                + "a routine's body.");
    }

    @Test
    void endsWhereAnUpgradeFailsAndSaysSo() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("ALTER TABLE t\n  ADD CHECK (b > 0)", "SELECT 1")
                .then("SELECT 1", "SELECT 1")
                .then("SELECT 1", null));

        assertThat(verdicts(result))
                .containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN, Verdict.NOT_REACHED, Verdict.NOT_REACHED);
        assertThat(codes(result)).containsExactly(Code.UPGRADE_FAILED, Code.REVISIONS_NOT_REACHED);
        assertThat(result.findings().get(0).message())
                .isEqualTo("The upgrade of revision 002 failed at V002__step.sql:1:1: column \"b\" does not exist "
                        + "(SQLSTATE 42703), in the statement: ALTER TABLE t\n  ADD CHECK (b > 0); Nothing is left "
                        + "behind: its transaction was rolled back.");
        assertThat(result.findings().get(1).message())
                .isEqualTo(
                        "The walk ended at revision 002 (step), whose upgrade fails; 2 revisions were not reached, from "
                                + "003 to 004.");
        assertThat(result.descent()).isEqualTo(new DescentResult(1, 0, 0, true, List.of()));
    }

    @Test
    void goesOnWhereADowngradeFails() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("CREATE TABLE u (a int)", "DROP TABLE uu")
                .then("CREATE TABLE v (a int)", "DROP TABLE v"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN, Verdict.REVERSIBLE);
        assertThat(codes(result)).containsExactly(Code.DOWNGRADE_FAILED);
        assertThat(result.descent()).isEqualTo(new DescentResult(2, 0, 0, true, List.of()));
    }

    @Test
    void goesOnFromACopyWhereAFailingDowngradeLeavesHalfOfItself() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then(
                        "CREATE INDEX CONCURRENTLY t_a ON t (a)",
                        "DROP INDEX CONCURRENTLY t_a; DROP INDEX CONCURRENTLY t_missing")
                .then("CREATE INDEX t_a_2 ON t (a, a); DROP INDEX t_a", "DROP INDEX t_a_2; CREATE INDEX t_a ON t (a)"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN, Verdict.REVERSIBLE);
        assertThat(server.copies()).isPositive();
    }

    @Test
    void doesNotHoldAnEarlierDowngradesRowsAgainstALaterRevision() {
        String needsTheRow = "DO $$ BEGIN IF NOT EXISTS (SELECT FROM t) THEN RAISE 'no row'; END IF; END $$";
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int); INSERT INTO t VALUES (1)", "DROP TABLE t")
                .then("ALTER TABLE t ADD b int", "DELETE FROM t; ALTER TABLE t DROP b")
                .then(needsTheRow + "; CREATE TABLE u (a int)", "DROP TABLE u"));

        assertThat(verdicts(result)).containsOnly(Verdict.REVERSIBLE);
    }

    @Test
    void tellsAMissingDowngradeFromADeclaredOne() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .thenIrreversible("DROP TABLE t", "the ledger was exported")
                .then("CREATE TABLE u (a int)", null));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.IRREVERSIBLE, Verdict.MISSING);
        assertThat(result.findings().stream().map(Finding::message))
                .containsExactly(
                        "Revision 002 (step) is declared irreversible: the ledger was exported.",
                        "Revision 003 (step) has no downgrade.");
        assertThat(result.descent()).isEqualTo(new DescentResult(1, 0, 0, true, List.of()));
    }

    @Test
    void saysOnceThatAHistoryHasNoDowngrades() {
        ProofResult result =
                prove(new TestHistory().then("CREATE TABLE t (a int)", null).then("SELECT 1", null));

        assertThat(verdicts(result)).containsOnly(Verdict.MISSING);
        assertThat(result.findings().stream().map(Finding::message))
                .containsExactly(
                        "None of the 2 revisions has a downgrade, so nothing can be proven but that the upgrades run.");
        assertThat(result.descent()).isEqualTo(new DescentResult(0, 0, 0, false, List.of()));
    }

    @Test
    void findsASecondUpgradeThatFails() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int PRIMARY KEY)", "DROP TABLE t")
                .then("CREATE TABLE u (a int); INSERT INTO t VALUES (1)", "DROP TABLE u"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN);
        assertThat(codes(result)).containsExactly(Code.SECOND_UPGRADE_FAILED);
        assertThat(result.findings().get(0).message())
                .startsWith(
                        "The second upgrade fails, after a downgrade that restored the schema. The upgrade of revision 002 "
                                + "failed at V002__step.sql:1:25: duplicate key value violates unique constraint \"t_pkey\"");
    }

    @Test
    void findsASecondUpgradeThatMakesSomethingElse() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then(
                        "DO $$ BEGIN IF EXISTS (SELECT FROM t) THEN ALTER TABLE t ADD c int; ELSE ALTER TABLE t ADD b int; "
                                + "END IF; INSERT INTO t (a) VALUES (1); END $$",
                        "ALTER TABLE t DROP COLUMN IF EXISTS b, DROP COLUMN IF EXISTS c"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN);
        assertThat(codes(result)).startsWith(Code.SECOND_UPGRADE_DIFFERS);
        assertThat(result.findings().get(0).changes())
                .containsExactly("column t.b is missing (was: integer)", "column t.c was not there the first time");
    }

    @Test
    void findsADowngradeThatPassesAloneAndFailsInSequence() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (code int); INSERT INTO t VALUES (1)", "DROP TABLE t")
                .then("ALTER TABLE t ALTER code TYPE text", "ALTER TABLE t ALTER code TYPE int USING code::int")
                .then("UPDATE t SET code = 'C-' || code", "-- the old codes are still readable"));

        assertThat(verdicts(result)).containsOnly(Verdict.REVERSIBLE);
        assertThat(codes(result)).containsExactly(Code.DESCENT_DOWNGRADE_FAILED);
        assertThat(result.findings().get(0).revision()).isEqualTo("002");
        assertThat(result.findings().get(0).message())
                .startsWith(
                        "On the way down from the heads, after the downgrades above it, this one fails, though alone it "
                                + "passes. The downgrade of revision 002 failed at U002__step.sql:1:1: invalid input syntax "
                                + "for type integer: \"C-C-1\" (SQLSTATE 22P02)");
        assertThat(result.descent()).isNotNull();
        assertThat(result.descent().failed()).isEqualTo(1);
        assertThat(result.descent().reachedBase()).isTrue();
    }

    @Test
    void findsTwoWrongsThatCancelOut() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("CREATE TABLE u (a int); CREATE TABLE v (a int)", "DROP TABLE IF EXISTS u")
                .then("ALTER TABLE u ADD b int", "ALTER TABLE u DROP b; DROP TABLE v"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.BROKEN, Verdict.BROKEN);
        assertThat(codes(result)).containsExactly(Code.DOWNGRADE_DOES_NOT_RESTORE, Code.DOWNGRADE_DOES_NOT_RESTORE);
    }

    @Test
    void reportsALevelsOwnDifferenceInTheDescentOnly() {
        // Alone, 003's downgrade restores; after 004's, which leaves a row, it leaves a column.
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE flag (a int)", "DROP TABLE flag")
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then(
                        "ALTER TABLE t ADD b int",
                        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM flag) THEN ALTER TABLE t DROP b; END IF; END $$")
                .then("SELECT 1", "INSERT INTO flag VALUES (1)"));

        assertThat(verdicts(result)).containsOnly(Verdict.REVERSIBLE);
        assertThat(codes(result)).containsExactly(Code.DESCENT_DIFFERS);
        assertThat(result.findings().get(0).revision()).isEqualTo("003");
        assertThat(result.findings().get(0).changes()).containsExactly("column t.b is left behind");
        assertThat(result.descent().introducing()).isEqualTo(1);
    }

    @Test
    void descendsBelowEveryRevisionThatHasNoWayBack() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE a (a int)", "DROP TABLE a")
                .then("CREATE TABLE b (a int)", "DROP TABLE b")
                .then("CREATE TABLE c (a int)", null)
                .then("CREATE TABLE d (a int)", "DROP TABLE d")
                .then("CREATE TABLE e (a int)", "DROP TABLE nothing")
                .then("CREATE TABLE f (a int)", "DROP TABLE f"));

        assertThat(result.descent()).isEqualTo(new DescentResult(4, 0, 0, true, List.of()));
    }

    @Test
    void walksLazilyUpToTheRevisionAskedFor() {
        TestHistory history = new TestHistory()
                .then("CREATE TABLE a (a int)", "DROP TABLE a")
                .then("CREATE TABLE b (a int)", "DROP TABLE b")
                .then("this is not SQL", null);
        List<Revision> revisions = history.history().graph().ordered();
        try (Proof proof = Proof.of(history.history(), server, SCHEMA_ALONE, ProofListener.NONE)) {
            assertThat(proof.result(revisions.get(1)).verdict()).isEqualTo(Verdict.REVERSIBLE);
            assertThat(proof.result(revisions.get(0)).verdict()).isEqualTo(Verdict.REVERSIBLE);
            assertThat(proof.result(revisions.get(2)).verdict()).isEqualTo(Verdict.BROKEN);
        }
        assertThat(server.open()).isZero();
    }

    @Test
    void runsRepeatablesTwiceAtTheHeads() {
        ProofResult good = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .repeatable("CREATE OR REPLACE VIEW v AS SELECT a FROM t"));
        assertThat(good.findings()).isEmpty();

        ProofResult failing = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .repeatable("CREATE VIEW v AS SELECT a FROM t"));
        assertThat(codes(failing)).containsExactly(Code.REPEATABLE_FAILED);
        assertThat(failing.findings().get(0).message()).startsWith("Run a second time, it fails. ");

        ProofResult differing = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .repeatable("ALTER TABLE t ADD CHECK (a > 0)"));
        assertThat(codes(differing)).containsExactly(Code.REPEATABLE_DIFFERS);
    }

    @Test
    void comparesABaselineWithTheRevisionsThatItReplaces() {
        TestHistory history = new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("ALTER TABLE t ADD b int", "ALTER TABLE t DROP b")
                .baseline("002", "CREATE TABLE t (a int, b bigint)");

        ProofResult result = prove(history);

        assertThat(codes(result)).containsExactly(Code.BASELINE_DIFFERS);
        assertThat(result.findings().get(0).message())
                .isEqualTo("The baseline does not make the schema that the revisions up to 002 make.");
        assertThat(result.findings().get(0).changes()).containsExactly("column t.b: type was integer, is bigint");
    }

    @Test
    void runsScriptsThatGoBeforeAndLeavesTheirObjectsOutOfTheBlame() {
        ProofResult result = prove(
                new TestHistory().then("CREATE TABLE app.t (a int)", "DROP TABLE app.t"),
                SCHEMA_ALONE.withBefore(List.of(SqlBody.of("before.sql", "CREATE SCHEMA app"))));

        assertThat(result.findings()).isEmpty();
    }

    @Test
    void walksRevisionsThatMakeRoles() {
        TestHistory history = new TestHistory()
                .then(
                        "CREATE ROLE palindrome_test_reader; CREATE TABLE t (a int); GRANT SELECT ON t TO palindrome_test_reader",
                        "DROP TABLE t; DROP ROLE palindrome_test_reader")
                .thenIrreversible("SELECT 1", "for the descent's sake")
                .then("GRANT INSERT ON t TO palindrome_test_reader", "-- forgotten")
                .then("CREATE ROLE palindrome_test_writer", "DROP ROLE palindrome_test_writer")
                .then("CREATE TABLE u (a int)", "-- forgotten")
                .then(
                        "REVOKE ALL ON t FROM palindrome_test_reader; GRANT SELECT ON u TO palindrome_test_assumed",
                        "REVOKE ALL ON u FROM palindrome_test_assumed; GRANT SELECT, INSERT ON t TO palindrome_test_reader")
                .then("DROP ROLE palindrome_test_reader", "CREATE ROLE palindrome_test_reader");
        ClusterState before = server.cluster();
        for (int i = 0; i < 2; i++) {
            ProofResult result = prove(
                    history,
                    SCHEMA_ALONE.withBefore(List.of(SqlBody.of("before.sql", "CREATE ROLE palindrome_test_assumed"))));

            assertThat(result.findings().stream()
                            .map(finding ->
                                    finding.revision() + " " + finding.code().id()))
                    .containsExactly(
                            "002 irreversible-declared",
                            "003 downgrade-does-not-restore",
                            "005 downgrade-does-not-restore");
            assertThat(server.cluster()).isEqualTo(before);
        }
    }

    @Test
    void takesRolesBackWhenItIsClosedHalfWay() {
        TestHistory history = new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .then("CREATE ROLE palindrome_test_half", "DROP ROLE palindrome_test_half")
                .then("SELECT 1", "SELECT 1");
        ClusterState before = server.cluster();
        Revision second = history.history().graph().ordered().get(1);
        try (Proof proof = Proof.of(history.history(), server, SCHEMA_ALONE, ProofListener.NONE)) {
            assertThat(proof.result(second).verdict()).isEqualTo(Verdict.REVERSIBLE);
            assertThat(server.cluster()).isEqualTo(before);
            assertThat(proof.run().verdicts()).isEqualTo(Map.of(Verdict.REVERSIBLE, 3L));
            assertThat(proof.result(second).verdict()).isEqualTo(Verdict.REVERSIBLE);
        }
        assertThat(server.open()).isZero();
    }

    @Test
    void takesADeclarationOfADowngradeThatDoesNotComeBack() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (a int)", "DROP TABLE t")
                .thenIrreversible("ALTER TABLE t ADD b int", "ALTER TABLE t ADD c int", "the ledger was exported")
                .then("CREATE TABLE u (a int)", "DROP TABLE u"));

        assertThat(verdicts(result)).containsExactly(Verdict.REVERSIBLE, Verdict.IRREVERSIBLE, Verdict.REVERSIBLE);
        assertThat(codes(result)).containsExactly(Code.IRREVERSIBLE_DECLARED);
        assertThat(result.findings().get(0).changes())
                .containsExactly("column t.b is left behind", "column t.c is left behind");
    }

    @Test
    void saysThatUpgradesMakeSomethingElseInAnotherDatabase() {
        ProofResult result = prove(new TestHistory()
                .then(
                        "CREATE TABLE t (a int); DO $$ BEGIN EXECUTE format('COMMENT ON TABLE t IS %L', clock_timestamp()); END $$",
                        "DROP TABLE t")
                .then("CREATE TABLE u (a int)", null));

        assertThat(codes(result))
                .contains(Code.SECOND_UPGRADE_DIFFERS, Code.DOWNGRADE_MISSING, Code.DESCENT_SECOND_UPGRADE_DIFFERS);
    }

    @Test
    void saysOnceMoreWhatStoppedIt() {
        TestHistory history = new TestHistory().then("SELECT pg_sleep(60)", "SELECT 1");
        Revision revision = history.history().graph().ordered().get(0);
        try (Proof proof = Proof.of(
                history.history(), server, SCHEMA_ALONE.withTimeout(Duration.ofSeconds(2)), ProofListener.NONE)) {
            assertThatThrownBy(() -> proof.result(revision)).hasMessageContaining("did not end within 2 s");
            assertThatThrownBy(proof::run).hasMessageContaining("did not end within 2 s");
        }
        assertThat(server.open()).isZero();
    }

    @Test
    void keepsTheDeadlineThroughManyShortStatements() {
        TestHistory history = new TestHistory().then("SELECT pg_sleep(0.5);".repeat(120), "SELECT 1");
        long start = System.nanoTime();
        assertThatThrownBy(() -> prove(history, SCHEMA_ALONE.withTimeout(Duration.ofSeconds(3))))
                .hasMessage("The proof did not end within 3 s; it stopped at the upgrade of revision 001 (step).");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void refusesAScriptBeforeThatFails() {
        assertThatThrownBy(() -> prove(
                        new TestHistory().then("SELECT 1", "SELECT 1"),
                        SCHEMA_ALONE.withBefore(List.of(SqlBody.of("before.sql", "CREATE SCHEM app")))))
                .isInstanceOfSatisfying(PalindromeException.class, problem -> {
                    assertThat(problem.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
                    assertThat(problem.getMessage()).contains("before.sql:1:8").contains("syntax error");
                });
    }

    @Test
    void givesUpAtTheDeadline() {
        TestHistory history = new TestHistory().then("SELECT 1", "SELECT 1").then("SELECT pg_sleep(60)", "SELECT 1");
        assertThatThrownBy(() -> prove(history, SCHEMA_ALONE.withTimeout(Duration.ofSeconds(4))))
                .isInstanceOfSatisfying(PalindromeException.class, problem -> {
                    assertThat(problem.findings().get(0).code()).isEqualTo(Code.TIMEOUT);
                    assertThat(problem)
                            .hasMessage(
                                    "The proof did not end within 4 s; it stopped at the upgrade of revision 002 (step).");
                });
    }

    @Test
    void refusesToProveNothing() {
        assertThatThrownBy(() -> prove(new TestHistory()))
                .isInstanceOf(PalindromeException.class)
                .hasMessage("The history has no revision, so there is nothing to prove.");
    }
}
