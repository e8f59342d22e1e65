package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.Event;

/** Each check with what makes it fail, and with it alone; off, named and not applicable. */
class ContractChecksTest {
    private static Server server;
    private static Server.ScratchDatabase any;

    @TempDir
    Path directory;

    private ContractRun contract;

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
        any = server.create();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aHistory() {
        contract = new ContractRun(directory, any).table("001");
    }

    @Test
    void everythingHolds() {
        TestRun run = contract.table("002").run();
        assertThat(run.failures()).isEmpty();
        assertThat(aborted(run))
                .isEqualTo(Map.of(
                        "confluence",
                        "No branches were compared: the history is a line, or they are not among what was walked.",
                        "repeatables",
                        "The history has no repeatable scripts.",
                        "baselines",
                        "The history has no baselines.",
                        "model",
                        "No model is configured."));
    }

    @Test
    void graph() {
        TestRun run = contract.file("V002__a.sql", "-- palindrome: revises 001\nSELECT 1;")
                .file("U002__a.sql", "SELECT 1;")
                .file("V003__b.sql", "-- palindrome: revises 001\nSELECT 1;")
                .file("U003__b.sql", "SELECT 1;")
                .run();
        assertThat(run.failures())
                .isEqualTo(Map.of(
                        "graph",
                        "error graph-several-heads\n  at V003__b.sql\n  The history has 2 heads: 002 (a) and 003 (b). They part at revision 001 (create t001), and nothing"
                                + " joins them.\n  Remedy: Join them with a revision that says: -- palindrome: revises 002, 003. Lines that"
                                + " are to stay apart say so with a label each: -- palindrome: label NAME\n"));
    }

    @Test
    void roundTrip() {
        TestRun run = contract.file("V002__missing.sql", "ALTER TABLE t001 ADD a int;")
                .run();
        assertThat(run.failures()).containsOnlyKeys("002 missing");
        assertThat(run.failures().get("002 missing")).startsWith("error downgrade-missing  revision 002\n");
    }

    @Test
    void aHistoryWithoutDowngrades(@TempDir Path other) {
        TestRun run = new ContractRun(other, any)
                .file("V1__a.sql", "CREATE TABLE a ();")
                .run();
        assertThat(run.failures())
                .isEqualTo(Map.of(
                        "round-trip",
                        "error no-downgrades\n  The history's one revision has no downgrade.\n"
                                + "  Remedy: Write downgrades, newest first; --accept lets the history pass as it is and holds new"
                                + " revisions to it.\n"));
        assertThat(aborted(run))
                .containsEntry("descent", "No revision has a downgrade that runs, so nothing was descended.");
    }

    @Test
    void descent() {
        TestRun run = contract.file("V002__seq.sql", "CREATE SEQUENCE s;")
                .file("U002__seq.sql", "DROP SEQUENCE s;")
                .file("V003__drop.sql", "DROP SEQUENCE s;")
                .file("U003__drop.sql", "CREATE TEMPORARY SEQUENCE unused;")
                .run();
        assertThat(run.failures())
                .containsKeys("descent", "003 drop")
                .doesNotContainKeys("graph", "whole", "round-trip");
    }

    @Test
    void confluence() {
        TestRun run = contract.file("V002__a.sql", "-- palindrome: revises 001\nALTER TABLE t001 ADD a int;")
                .file("U002__a.sql", "ALTER TABLE t001 DROP a;")
                .file("V003__b.sql", "-- palindrome: revises 001\nCREATE VIEW v AS SELECT * FROM t001;")
                .file("U003__b.sql", "DROP VIEW v;")
                .file("V004__join.sql", "-- palindrome: revises 002, 003\nSELECT 1;")
                .file("U004__join.sql", "SELECT 1;")
                .run();
        assertThat(run.failures()).containsKey("confluence").doesNotContainKeys("graph", "002 a", "004 join");
        assertThat(run.failures().get("confluence")).startsWith("error confluence-differs  revision 003\n");
    }

    @Test
    void repeatables() {
        TestRun run = contract.file("R__again.sql", "CREATE VIEW again AS SELECT 1 AS one;")
                .run();
        assertThat(run.failures()).containsOnlyKeys("repeatables");
        assertThat(run.failures().get("repeatables"))
                .startsWith("error repeatable-failed\n  at R__again.sql:1:1\n  Run a second time, it fails. ");
    }

    @Test
    void baselines() {
        // Flyway itself begins with a baseline, so it would find the same.
        TestRun differing = contract.table("002")
                .with("without", "fidelity")
                .file("B002__all.sql", "CREATE TABLE t001 (id int PRIMARY KEY, name text);")
                .run();
        assertThat(differing.failures())
                .isEqualTo(Map.of(
                        "baselines",
                        "error baseline-differs\n  at B002__all.sql\n  The baseline does not make the schema that the revisions up to 002 make.\n"
                                + "    - table t002 is missing\n"
                                + "  Remedy: Write the baseline anew from a database that the revisions built.\n"));
        TestRun failing =
                contract.file("B002__all.sql", "CREATE TABEL t001 ();").run();
        assertThat(failing.failures().get("baselines"))
                .startsWith("error baseline-failed\n  at B002__all.sql:1:8\n"
                        + "  The baseline does not run on an empty database. ");
    }

    @Test
    void data() {
        TestRun run = contract.file("V002__short.sql", "ALTER TABLE t001 DROP name;")
                .file("U002__short.sql", "ALTER TABLE t001 ADD name text;")
                .with("fail-on", "warning")
                .run();
        assertThat(run.failures()).containsOnlyKeys("002 short");
        assertThat(run.failures().get("002 short")).startsWith("warning data-thrown-away  revision 002\n");
        assertThat(contract.with("fail-on", "error").run().failures()).isEmpty();
        assertThat(contract.with("fail-on", "warning")
                        .with("without", "data")
                        .run()
                        .failures())
                .isEmpty();
    }

    @Test
    void fidelity() {
        TestRun run = contract.file("afterMigrate.sql", "CREATE TABLE IF NOT EXISTS of_a_callback ();")
                .run();
        assertThat(run.failures()).containsOnlyKeys("fidelity");
        assertThat(run.failures().get("fidelity"))
                .startsWith("error fidelity-differs\n")
                .contains("\n    - table of_a_callback");
        assertThat(contract.with("without", "fidelity").run().failures()).isEmpty();
    }

    @Test
    void model() {
        contract.file("schema.sql", "CREATE TABLE t001 (id int PRIMARY KEY, name varchar(10), born date);");
        contract.with("model", directory.resolve("schema.sql").toString());
        TestRun run = contract.run();
        assertThat(run.failures()).containsOnlyKeys("model");
        assertThat(run.failures().get("model"))
                .isEqualTo("error model-drift\n  table t001 of the schema at the heads is not what "
                        + directory.resolve("schema.sql")
                        + " wants.\n    - column t001.born is missing (was: date)\n"
                        + "    - column t001.name: type was varchar(10), is text\n"
                        + "  Remedy: Write the revision that closes the gap (palindrome revision --autogenerate), or change the"
                        + " model.\n");
        assertThat(contract.with("without", "model").run().failures()).isEmpty();
        contract.with("without", "").file("schema.sql", "CREATE TABLE t001 (id int PRIMARY KEY, name text);");
        TestRun equal = contract.run();
        assertThat(equal.failures()).isEmpty();
        assertThat(equal.succeeded()).contains("model");
    }

    @Test
    void aModelThatIsNone() {
        assertThat(contract.with("model", "jap").run().failures())
                .isEqualTo(Map.of(
                        "model",
                        "model is \"jap\"; it may be jpa, jooq, or the file of a script (.sql) or of a snapshot, and there is no"
                                + " file jap."));
    }

    @Test
    void whole() {
        TestRun run = contract.file("palindrome.accepted", "descent-differs 001 0123456789ab it was so\n")
                .with("accepted", directory.resolve("palindrome.accepted").toString())
                .run();
        assertThat(run.failures())
                .isEqualTo(Map.of(
                        "whole",
                        "error accepted-stale  revision 001\n  at "
                                + directory.resolve("palindrome.accepted") + ":1\n"
                                + "  The accepted finding descent-differs of revision 001 no longer occurs.\n"
                                + "  Remedy: Remove its line, or run with --accept to write the file anew.\n"));
        // What is not looked for cannot be missed.
        assertThat(contract.with("without", "descent").run().failures()).isEmpty();
    }

    @Test
    void aCheckThatIsOffIsSkippedWithWhoSwitchedItOff() {
        TestRun run = contract.with("without", "descent, data").run();
        assertThat(run.failures()).isEmpty();
        assertThat(skipped(run))
                .containsOnly(
                        "The check descent is switched off by palindrome.without (without).",
                        "The check data is switched off by palindrome.without (without).")
                .hasSize(3);
    }

    @Test
    void onlyTheChecksThatAreNamed() {
        TestRun run = contract.with("checks", "graph, round-trip").run();
        assertThat(run.succeeds(3).succeeded()).containsExactlyInAnyOrder("001 create t001", "round-trip", "graph");
        assertThat(skipped(run)).contains("The check whole is switched off by palindrome.checks (checks).");
    }

    @Test
    void aCheckThatIsAskedForByNameMustHaveSomethingToCheck() {
        TestRun run = contract.with("checks", "baselines").run();
        assertThat(run.failures())
                .isEqualTo(
                        Map.of(
                                "baselines",
                                "The check baselines was asked for by name and checked nothing. The history has no baselines."));
    }

    @Test
    void wrongParametersFailTheClassOnceBeforeAnythingIsDone() {
        TestRun run = contract.with("fail-on", "warn").run();
        assertThat(run.failures())
                .isEqualTo(Map.of(
                        "ContractRun$AnyTestCases",
                        "palindrome.fail-on is \"warn\"; it may be one of error, warning, info."));
        assertThat(run.results().testEvents().started().count()).isZero();
    }

    private static Map<String, String> aborted(TestRun run) {
        return run.results().testEvents().aborted().stream()
                .collect(java.util.stream.Collectors.toMap(
                        event -> event.getTestDescriptor().getDisplayName(), ContractChecksTest::reason));
    }

    private static String reason(Event event) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        assertThat(result.getStatus()).isEqualTo(Status.ABORTED);
        return result.getThrowable().orElseThrow().getMessage();
    }

    private static java.util.List<String> skipped(TestRun run) {
        return run.results().allEvents().skipped().stream()
                .map(event -> event.getRequiredPayload(String.class))
                .toList();
    }
}
