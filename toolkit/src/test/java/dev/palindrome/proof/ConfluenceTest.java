package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches that may run in either order. */
class ConfluenceTest {
    private static final String JOIN = "SELECT 1";

    private final CountingServer server = new CountingServer(TestServer.shared());

    private ProofResult prove(TestHistory history) {
        return prove(history, ProofOptions.DEFAULT.withData(DataOptions.OFF));
    }

    private ProofResult prove(TestHistory history, ProofOptions options) {
        try (Proof proof = Proof.of(history.history(), server, options, ProofListener.NONE)) {
            return proof.run();
        } finally {
            assertThat(server.open()).as("scratch databases left").isZero();
        }
    }

    private static List<String> said(ProofResult result) {
        return result.findings().stream()
                .map(finding -> finding.code().id() + " " + finding.revision())
                .toList();
    }

    private static List<Verdict> verdicts(ProofResult result) {
        return result.revisions().stream().map(RevisionResult::verdict).toList();
    }

    private static TestHistory table() {
        return new TestHistory().revision("01", "", "CREATE TABLE t (a int)", "DROP TABLE t");
    }

    @Test
    void aLineHasNoBranches() {
        assertThat(prove(table().revision("02", "01", "ALTER TABLE t ADD b int", "ALTER TABLE t DROP b"))
                        .confluence())
                .isNull();
    }

    @Test
    void branchesThatDoNotTouchEachOther() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("03", "01", "ALTER TABLE t ADD b int", "ALTER TABLE t DROP b")
                .revision("04", "02 03", JOIN, JOIN));

        assertThat(result.findings()).isEmpty();
        // 01 once, then 02 and 03 in either order, then each undone while the other stays.
        assertThat(result.confluence()).isEqualTo(new ConfluenceResult(1, 0, 7, List.of()));
    }

    @Test
    void columnsInAnotherOrderAreAWarning() {
        ProofResult result = prove(table().revision("02", "01", "ALTER TABLE t ADD b int", "ALTER TABLE t DROP b")
                .revision("03", "01", "ALTER TABLE t ADD c int", "ALTER TABLE t DROP c")
                .revision("04", "02 03", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-equivalent 03");
        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .isEqualTo(
                        "Revisions 02 (step) and 03 (step) are on different branches, which revision 04 (step) joins, so a"
                                + " database may get either first. With 03 first the schema is the same as with 02 first except for the"
                                + " order of columns.");
        assertThat(finding.changes()).containsExactly("table t: column order was (a, b, c), is (a, c, b)");
    }

    @Test
    void theSmallestPairIsFoundInLongBranches() {
        TestHistory history = table();
        for (int i = 0; i < 12; i++) {
            String id = i == 0 ? "01" : "1" + (char) ('a' + i - 1);
            history.revision("1" + (char) ('a' + i), id, up(i, 7, "l", "varchar(7)"), down(i, 7, "l"));
        }
        for (int i = 0; i < 9; i++) {
            String id = i == 0 ? "01" : "2" + (char) ('a' + i - 1);
            history.revision("2" + (char) ('a' + i), id, up(i, 4, "r", "varchar(4)"), down(i, 4, "r"));
        }
        history.revision("30", "1l 2i", JOIN, JOIN);
        ProofResult result = prove(history);

        assertThat(said(result)).contains("confluence-differs 2e");
        Finding finding = result.findings().get(result.findings().size() - 1);
        assertThat(finding.message())
                .isEqualTo(
                        "Revisions 1h (step) and 2e (step) are on different branches, which revision 30 (step) joins, so a"
                                + " database may get either first. With 2e first the schema is another than with 1h first.");
        assertThat(finding.changes()).containsExactly("column t.a: type was varchar(4), is varchar(7)");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Make the two independent of each other, or say which comes first: -- palindrome: depends-on 1h in"
                                + " V2e__step.sql (U2e__step.sql if a database has it already).");
    }

    private static String up(int index, int odd, String name, String type) {
        return index == odd ? "ALTER TABLE t ALTER a TYPE " + type : "CREATE TABLE " + name + index + " (a int)";
    }

    private static String down(int index, int odd, String name) {
        return index == odd ? "ALTER TABLE t ALTER a TYPE int USING a::int" : "DROP TABLE " + name + index;
    }

    @Test
    void aRevisionThatNeedsAnotherWithoutSayingSo() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("03", "01", "CREATE TABLE w (a int)", "DROP TABLE w")
                .revision("04", "03", "CREATE VIEW v AS SELECT a FROM u", "DROP VIEW v")
                .revision("05", "02 04", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-failed 04");
        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .startsWith(
                        "Revisions 02 (step) and 04 (step) are on different branches, which revision 05 (step) joins, so a"
                                + " database may get either first. With 04 first, revision 04 fails. The upgrade of revision 04 failed"
                                + " at V04__step.sql:1:32: relation \"u\" does not exist (SQLSTATE 42P01)");
        assertThat(finding.place()).hasToString("V04__step.sql:1:32");
        assertThat(finding.remedy())
                .isEqualTo(
                        "If 04 needs 02, or must come after it, say so: -- palindrome: depends-on 02 in V04__step.sql"
                                + " (U04__step.sql if a database has it already).");
    }

    @Test
    void whatIsSaidToBeNeededComesFirst() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("03", "01", "CREATE TABLE w (a int)", "DROP TABLE w")
                .revision("04", "03 <02", "CREATE VIEW v AS SELECT a FROM u", "DROP VIEW v")
                .revision("05", "02 04", JOIN, JOIN));

        assertThat(result.findings()).isEmpty();
        assertThat(result.confluence()).extracting(ConfluenceResult::pairs).isEqualTo(1);
    }

    @Test
    void branchesThatBothNeedEachOther() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("03", "01", "CREATE VIEW v AS SELECT a FROM u", "DROP VIEW v")
                .revision("04", "02", "CREATE VIEW w AS SELECT a FROM v", "DROP VIEW w")
                .revision("05", "04 03", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-failed 04", "confluence-failed 03");
        assertThat(result.findings())
                .extracting(Finding::remedy)
                .containsExactly(
                        "If 04 needs 03, or must come after it, say so: -- palindrome: depends-on 03 in V04__step.sql"
                                + " (U04__step.sql if a database has it already).",
                        "If 03 needs 02, or must come after it, say so: -- palindrome: depends-on 02 in V03__step.sql"
                                + " (U03__step.sql if a database has it already).");
    }

    @Test
    void headsSideBySideAreComparedAndSaid() {
        ProofResult result = prove(table().revision(
                        "02", "01", "ALTER TABLE t ALTER a TYPE bigint", "ALTER TABLE t ALTER a TYPE int USING a::int")
                .revision(
                        "03",
                        "01",
                        "ALTER TABLE t ALTER a TYPE smallint",
                        "ALTER TABLE t ALTER a TYPE bigint USING a::bigint"));

        assertThat(said(result)).contains("graph-several-heads null", "confluence-differs 03");
        assertThat(result.findings().get(0).message())
                .isEqualTo(
                        "The history has 2 heads: 02 (step) and 03 (step). They part at revision 01 (step), and nothing"
                                + " joins them.");
        assertThat(result.findings().get(0).remedy())
                .isEqualTo(
                        "Join them with a revision that says: -- palindrome: revises 02, 03. Lines that are to stay apart"
                                + " say so with a label each: -- palindrome: label NAME");
    }

    @Test
    void aDowngradeThatTheOtherBranchStandsInTheWayOf() {
        ProofResult result = prove(table().revision("02", "01", "CREATE SCHEMA IF NOT EXISTS s", "DROP SCHEMA s")
                .revision("03", "01", "CREATE TABLE w (a int)", "DROP TABLE w")
                .revision("04", "03", "CREATE SCHEMA IF NOT EXISTS s; CREATE TABLE s.u (a int)", "DROP TABLE s.u")
                .revision("05", "02 04", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-downgrade-failed 02");
        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .startsWith(
                        "The downgrade of revision 02 (step) fails while revision 04 (step) of another branch is applied."
                                + " The downgrade of revision 02 failed at U02__step.sql:1:1: cannot drop schema s because other"
                                + " objects depend on it (SQLSTATE 2BP01)");
        assertThat(finding.remedy())
                .isEqualTo(
                        "If 04 builds on 02, say so: -- palindrome: depends-on 02 in V04__step.sql (U04__step.sql if a"
                                + " database has it already). Else make the downgrade leave alone what is not its own.");
        assertThat(verdicts(result)).containsOnly(Verdict.REVERSIBLE);
    }

    @Test
    void withoutADescentNothingIsUndone() {
        ProofResult result = prove(
                table().revision("02", "01", "CREATE SCHEMA IF NOT EXISTS s", "DROP SCHEMA s")
                        .revision(
                                "03", "01", "CREATE SCHEMA IF NOT EXISTS s; CREATE TABLE s.u (a int)", "DROP TABLE s.u")
                        .revision("04", "02 03", JOIN, JOIN),
                ProofOptions.DEFAULT.withDescent(false).withData(DataOptions.OFF));

        assertThat(result.findings()).isEmpty();
        assertThat(result.confluence()).extracting(ConfluenceResult::scripts).isEqualTo(5);
    }

    @Test
    void aRevisionBelowABranchPointThatNeedsAnotherLine() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE w (a int)", "DROP TABLE w")
                .revision("03", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("04", "02", "CREATE VIEW v AS SELECT a FROM u", "DROP VIEW v")
                .revision("05", "04", "CREATE TABLE x (a int)", "DROP TABLE x")
                .revision("06", "04", "CREATE TABLE y (a int)", "DROP TABLE y")
                .revision("07", "05 06", JOIN, JOIN)
                .revision("08", "03 07", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-failed 04");
        assertThat(result.findings().get(0).message())
                .startsWith(
                        "Revisions 03 (step) and 04 (step) are on different branches, which revision 08 (step) joins, so a"
                                + " database may get either first. With 04 first, revision 04 fails.");
    }

    /** The downgrade of 02 leaves a row, without which 03 fails; a walk has been down and up, another database has not. */
    @Test
    void aRevisionThatOnlyTheWalksDatabaseCanRun() {
        ProofResult result =
                prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u; INSERT INTO t VALUES (0)")
                        .revision("03", "01", "DO $$ BEGIN PERFORM 1 / count(*) FROM t; END $$", "SELECT 3")
                        .revision("04", "02 03", JOIN, JOIN));

        assertThat(said(result)).contains("confluence-failed 03");
        assertThat(result.findings().get(result.findings().size() - 1).message())
                .startsWith(
                        "Revision 03 (step) passed in the walk and fails in another database, in whatever order its branch"
                                + " runs. The upgrade of revision 03 failed at V03__step.sql:1:1: division by zero (SQLSTATE 22012)");
    }

    @Test
    void whatWouldCostTooMuchIsLeftOutAndSaid() {
        TestHistory history = table();
        for (int head = 2; head < 6; head++) {
            history.revision("0" + head, "01", "CREATE TABLE t" + head + " (a int)", "DROP TABLE t" + head);
        }
        Workshop workshop = new Workshop(server, history.history(), ProofOptions.DEFAULT);
        Walk walk = new Walk(workshop);
        while (walk.hasNext()) {
            walk.visitNext();
        }
        walk.close();
        ConfluenceResult result = new Confluence(workshop, walk.steps(), ProofListener.NONE, 10).run();
        workshop.settle();

        assertThat(result.pairs()).isEqualTo(2);
        assertThat(result.leftOut()).isEqualTo(4);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CONFLUENCE_INCOMPLETE);
            assertThat(finding.message())
                    .isEqualTo("Of 6 pairs of branches 2 were compared; after 13 scripts the rest was left out.");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Merge branches before there are so many; --only REVISIONS compares the branches of those"
                                    + " revisions.");
        });
    }

    @Test
    void aDowngradeThatDropsWhatTheOtherBranchMade() {
        ProofResult result = prove(table().revision(
                        "02",
                        "01",
                        "CREATE INDEX i ON t (a)",
                        "DO $$ DECLARE each text; BEGIN FOR each IN SELECT indexname FROM pg_indexes WHERE tablename = 't'"
                                + " LOOP EXECUTE 'DROP INDEX ' || each; END LOOP; END $$")
                .revision("03", "01", "CREATE INDEX j ON t (a)", "DROP INDEX j")
                .revision("04", "02 03", JOIN, JOIN));

        assertThat(said(result)).containsExactly("confluence-downgrade-differs 02");
        Finding finding = result.findings().get(0);
        assertThat(finding.message())
                .isEqualTo("The downgrade of revision 02 (step) does not restore the schema while revision 03 (step) of"
                        + " another branch is applied.");
        assertThat(finding.changes())
                .containsExactly("index j is missing (was: CREATE INDEX j ON public.t USING btree (a))");
        assertThat(finding.place()).hasToString("U02__step.sql");
    }

    @Test
    void branchesWithoutAWayBackAreNotUndone() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", null)
                .revision("03", "01", "ALTER TABLE t ADD b int", "ALTER TABLE t DROP b")
                .revision("04", "02 03", JOIN, JOIN));

        assertThat(said(result)).containsExactly("downgrade-missing 02");
        assertThat(result.confluence()).extracting(ConfluenceResult::scripts).isEqualTo(6);
    }

    @Test
    void threeBranchesArePairs() {
        ProofResult result = prove(table().revision("02", "01", "CREATE TABLE u (a int)", "DROP TABLE u")
                .revision("03", "01", "CREATE TABLE v (a int)", "DROP TABLE v")
                .revision("04", "01", "CREATE TABLE w (a int)", "DROP TABLE w")
                .revision("05", "02 03 04", JOIN, JOIN));

        assertThat(result.findings()).isEmpty();
        assertThat(result.confluence()).isEqualTo(new ConfluenceResult(3, 0, 19, List.of()));
    }

    @Test
    void rolesThatABranchMakesAreTakenBack() {
        ProofResult result = prove(table().revision(
                        "02",
                        "01",
                        "CREATE ROLE palindrome_confluence; GRANT SELECT ON t TO palindrome_confluence",
                        "REVOKE SELECT ON t FROM palindrome_confluence; DROP ROLE palindrome_confluence")
                .revision("03", "01", "CREATE TABLE v (a int)", "DROP TABLE v")
                .revision("04", "02 03", JOIN, JOIN));

        assertThat(result.findings()).isEmpty();
        assertThat(server.cluster().toString()).doesNotContain("palindrome_confluence");
    }

    @Test
    void aVersionBelowThatOfItsParent() {
        ProofResult result = prove(new TestHistory()
                .revision("01", "", "CREATE TABLE t (a int)", "DROP TABLE t")
                .revision("02", "03", "ALTER TABLE t ADD c int", "ALTER TABLE t DROP c")
                .revision("03", "01", "ALTER TABLE t ADD b int", "ALTER TABLE t DROP b"));

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.GRAPH_VERSION_ORDER);
            assertThat(finding.message())
                    .isEqualTo(
                            "Revision 02 (step) revises 03 (step), which has a higher version: Flyway, which runs versions"
                                    + " in order, would run 02 before it.");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Give 02 a version above 03, or, if it does not need it, take that out of what it revises.");
        });
    }
}
