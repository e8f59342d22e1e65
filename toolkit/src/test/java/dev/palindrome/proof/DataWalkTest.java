package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.data.Rows;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a proof says of rows. Most rows here are the test's own, so that every message can be told in full. */
class DataWalkTest {
    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, nick text, born timestamp, score numeric, active boolean)";

    private static final String ROWS = "INSERT INTO users VALUES (1, 'Ada ', '1815-12-10 07:30:00.25', 1.255, true),"
            + " (2, 'Grace', '1906-12-09 00:00:00', 2, false), (3, 'Emmy', '1882-03-23 00:00:00', 3, true)";

    private final CountingServer server = new CountingServer(TestServer.shared());

    private static Rows rows(String revision, String sql) {
        return Rows.of(revision, "a test", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private ProofResult prove(TestHistory history, Rows... rows) {
        ProofOptions options =
                ProofOptions.DEFAULT.withDescent(false).withData(new DataOptions(true, 1, 1, List.of(rows)));
        try (Proof proof = Proof.of(history.history(), server, options, ProofListener.NONE)) {
            return proof.run();
        } finally {
            assertThat(server.open()).as("scratch databases left").isZero();
        }
    }

    /** The second revision, with the test's rows in its table and no others beside but one that is made up. */
    private ProofResult step(String upgrade, String downgrade) {
        return prove(new TestHistory().then(USERS, "DROP TABLE users").then(upgrade, downgrade), rows("002", ROWS));
    }

    private static Finding only(ProofResult result, Code code) {
        return result.findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + result.findings()));
    }

    private static RevisionResult second(ProofResult result) {
        return result.revisions().get(1);
    }

    @Test
    void rowsThatComeBackAreKept() {
        ProofResult result = step(
                "ALTER TABLE users ADD mail text DEFAULT 'none'; CREATE INDEX users_nick ON users (nick)",
                "DROP INDEX users_nick; ALTER TABLE users DROP mail");

        assertThat(second(result).verdict()).isEqualTo(Verdict.REVERSIBLE);
        assertThat(second(result).data()).isEqualTo(DataFact.KEPT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.data().tables()).isEqualTo(1);
        assertThat(result.data().seeded()).isEqualTo(1);
    }

    @Test
    void aDowngradeThatDoesNotMoveValuesBackLosesThem() {
        ProofResult result = step(
                "ALTER TABLE users ADD name text; UPDATE users SET name = nick, nick = NULL",
                "ALTER TABLE users DROP name");

        Finding finding = only(result, Code.DATA_LOST);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Revision 002 (step): the downgrade loses users.nick (4 of 4 rows).");
        assertThat(finding.changes()).containsExactly("users.nick: 'Grace' became null where id = '2'");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Make the downgrade bring them back as they were; or accept the loss: -- palindrome: lossy users.nick");
        assertThat(second(result).verdict()).isEqualTo(Verdict.LOSSY);
        assertThat(second(result).data()).isEqualTo(DataFact.LOST);
    }

    @Test
    void whatTheUpgradeThrowsAwayIsAWarning() {
        ProofResult result = step("UPDATE users SET nick = rtrim(nick), born = date_trunc('day', born)", "SELECT 1");

        Finding finding = only(result, Code.DATA_THROWN_AWAY);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message())
                .startsWith(
                        "Revision 002 (step): the upgrade throws away what no downgrade can bring back: users.born changed in ")
                .contains("(timestamp truncated)", "users.nick changed in ", "(trimmed)");
        assertThat(second(result).verdict()).isEqualTo(Verdict.LOSSY);
        assertThat(result.count(Severity.ERROR)).isZero();
    }

    @Test
    void deletedRowsAreBlamedOnTheScriptThatDeletesThem() {
        ProofResult down = step("SELECT 1", "DELETE FROM users WHERE nick = 'Grace'");
        ProofResult up = step("DELETE FROM users WHERE nick = 'Grace'", "SELECT 1");

        assertThat(only(down, Code.DATA_LOST).message())
                .isEqualTo("Revision 002 (step): the downgrade loses 1 of 4 rows of users.");
        assertThat(only(down, Code.DATA_LOST).changes())
                .containsExactly(
                        "users: the row (id '2', active 'false', born '1906-12-09 00:00:00', nick 'Grace', …) is gone");
        assertThat(only(up, Code.DATA_THROWN_AWAY).message())
                .isEqualTo(
                        "Revision 002 (step): the upgrade throws away what no downgrade can bring back: 1 of 4 rows of users.");
    }

    @Test
    void whatTheUpgradeWroteAndTheDowngradeLeavesIsNamed() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE config (key text, value text)", "DROP TABLE config")
                .then("INSERT INTO config VALUES ('theme', 'light')", "-- nothing"));

        Finding finding = only(result, Code.DATA_LEFT_BEHIND);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo("Revision 002 (step): the downgrade leaves behind 1 row in config.");
        assertThat(finding.changes())
                .containsExactly("config: the row (key 'theme', value 'light') was not there before");
    }

    @Test
    void valuesThatCameElsewhereAreRecognised() {
        assertThat(only(step("SELECT 1", "UPDATE users SET born = born + interval '2 hours'"), Code.DATA_LOST)
                        .message())
                .contains("users.born changed in", "(time shifted by 2 hours)");
        assertThat(only(step("SELECT 1", "UPDATE users SET nick = 'x' || nick"), Code.DATA_LOST)
                        .message())
                .contains("the downgrade leaves users.nick changed in");
        assertThat(only(step("SELECT 1", "UPDATE users SET score = round(score, 2) WHERE id = 1"), Code.DATA_LOST)
                        .message())
                .isEqualTo(
                        "Revision 002 (step): the downgrade leaves users.score changed in 1 row (rounded to 2 decimals).");
        assertThat(only(step("SELECT 1", "UPDATE users SET active = NOT active"), Code.DATA_LOST)
                        .message())
                .contains("(true and false exchanged)");
        assertThat(only(step("SELECT 1", "UPDATE users SET nick = ''"), Code.DATA_LOST)
                        .message())
                .contains("all became ''");
    }

    @Test
    void aDeclaredLossIsInformationAndAStaleDeclarationAWarning() {
        TestHistory history = new TestHistory().then(USERS, "DROP TABLE users");
        Revision lossy = revision("UPDATE users SET nick = NULL", "SELECT 1", "users.nick", "users.score");
        ProofResult result = prove(history.add(lossy), rows("002", ROWS));

        assertThat(only(result, Code.DATA_LOSS_DECLARED).message())
                .isEqualTo("Revision 002 (step): lost, as its author declares: users.nick (4 of 4 rows).");
        assertThat(only(result, Code.DECLARATION_STALE).message())
                .isEqualTo("Revision 002 (step): it is declared that users.score may be lost, and nothing of it is.");
        assertThat(result.count(Severity.ERROR)).isZero();
        assertThat(second(result).verdict()).isEqualTo(Verdict.LOSSY);
    }

    private static Revision revision(String upgrade, String downgrade, String... lossy) {
        return new Revision(
                "002",
                "step",
                List.of("001"),
                List.of(),
                Set.of(),
                SqlBody.of("V002__step.sql", upgrade),
                SqlBody.of("U002__step.sql", downgrade),
                null,
                List.of(lossy));
    }

    @Test
    void whatTheDatabaseMakesAnewEachTimeIsNoDifference() {
        ProofResult result = step(
                "CREATE TABLE log (id bigint GENERATED ALWAYS AS IDENTITY, token uuid DEFAULT gen_random_uuid(),"
                        + " at timestamptz, millis bigint, what text);"
                        + " INSERT INTO log (at, millis, what) SELECT now(), 1000 * extract(epoch FROM now()), nick FROM users",
                "DROP TABLE log");

        assertThat(result.findings()).isEmpty();
    }

    @Test
    void aSecondUpgradeThatWritesOtherValuesIsAnError() {
        ProofResult result = prove(
                new TestHistory()
                        .then(USERS + "; CREATE SEQUENCE turns", "DROP SEQUENCE turns; DROP TABLE users")
                        .then(
                                "ALTER TABLE users ADD turn bigint; UPDATE users SET turn = 0 WHERE id = 2;"
                                        + " UPDATE users SET turn = nextval('turns') WHERE id = 1",
                                "ALTER TABLE users DROP turn"),
                rows("002", ROWS));

        Finding finding = only(result, Code.DATA_SECOND_UPGRADE_DIFFERS);
        assertThat(finding.message())
                .isEqualTo(
                        "Revision 002 (step): the second upgrade leaves other rows than the first, after a downgrade that"
                                + " restored them: users.turn in 1 row.");
        assertThat(finding.changes()).containsExactly("users.turn: '1' the first time, '2' the second");
    }

    @Test
    void aScriptThatStopsAtTheUsersRowsIsAnErrorAndAtMadeUpOnesAWarning() {
        TestHistory history = new TestHistory()
                .then("CREATE TABLE t (id int PRIMARY KEY, a text)", "DROP TABLE t")
                .then("ALTER TABLE t ADD b int NOT NULL", "ALTER TABLE t DROP b");
        Finding own = only(prove(history, rows("002", "INSERT INTO t VALUES (1, 'x')")), Code.DATA_UPGRADE_FAILED);
        Finding madeUp = only(prove(history), Code.DATA_UPGRADE_FAILED);

        assertThat(own.severity()).isEqualTo(Severity.ERROR);
        assertThat(own.message())
                .isEqualTo(
                        "Revision 002 (step): the upgrade passes on empty tables and fails on your rows. The upgrade of"
                                + " revision 002 failed at V002__step.sql:1:1: column \"b\" of relation \"t\" contains null values"
                                + " (SQLSTATE 23502), in the statement: ALTER TABLE t ADD b int NOT NULL; Nothing is left behind: its"
                                + " transaction was rolled back.");
        assertThat(madeUp.severity()).isEqualTo(Severity.WARNING);
        assertThat(madeUp.message()).contains("and fails on rows that were made up.");
        assertThat(madeUp.changes()).singleElement().asString().startsWith("t: for example the row (id '");
    }

    @Test
    void aSequenceThatIsSetBackIsAnError() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (id serial PRIMARY KEY, a text)", "DROP TABLE t")
                .then("SELECT 1", "ALTER SEQUENCE t_id_seq RESTART"));

        Finding finding = only(result, Code.DATA_SEQUENCE_SET_BACK);
        assertThat(finding.message())
                .isEqualTo(
                        "Revision 002 (step): the downgrade leaves sequence t_id_seq at 1, below what stands in t.id already"
                                + " (1): the next row that is inserted gets a number that is taken.");
        assertThat(second(result).verdict()).isEqualTo(Verdict.LOSSY);
    }

    @Test
    void tablesThatOnlyRowsLeadToAreSeenAsWell() {
        ProofResult result = prove(new TestHistory()
                .then(
                        "CREATE TABLE parent (id int PRIMARY KEY, name text);"
                                + " CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent ON DELETE CASCADE)",
                        "DROP TABLE child; DROP TABLE parent")
                .then("SELECT 1", "SELECT 1")
                .then("DELETE FROM parent WHERE id > -100000", "SELECT 1"));

        assertThat(only(result, Code.DATA_THROWN_AWAY).message()).contains(" of child", " of parent");
    }

    @Test
    void aSchemaThatDependsOnRowsIsSaidAndTheWalkGoesOn() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (id int PRIMARY KEY, a text)", "DROP TABLE t")
                .then("SELECT 1", "DO $$ BEGIN IF EXISTS (SELECT FROM t) THEN ALTER TABLE t DROP a; END IF; END $$;")
                .then("ALTER TABLE t ADD b int", "ALTER TABLE t DROP b"));

        Finding finding = only(result, Code.DATA_UNCHECKED);
        assertThat(finding.message())
                .isEqualTo(
                        "Revision 002 (step): with rows in its tables, the downgrade does not bring back t.a, as it does"
                                + " without; so what becomes of its rows is not known.");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.changes()).containsExactly("t.a is missing");
        assertThat(result.findings()).containsExactly(finding);
        assertThat(result.revisions()).extracting(RevisionResult::verdict).containsOnly(Verdict.REVERSIBLE);
        assertThat(result.revisions())
                .extracting(RevisionResult::data)
                .containsExactly(DataFact.KEPT, DataFact.UNCHECKED, DataFact.KEPT);
    }

    @Test
    void whatPostgresRefusesOfTheProofItselfIsSaidAndTheWalkGoesOn() {
        ProofResult result = prove(new TestHistory()
                .then("CREATE TABLE t (id int PRIMARY KEY, a text)", "DROP TABLE t")
                .then(
                        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';"
                                + " CREATE TRIGGER refuse BEFORE INSERT ON t EXECUTE FUNCTION refuse()",
                        "DROP TRIGGER refuse ON t; DROP FUNCTION refuse()")
                .then("ALTER TABLE t ADD b int", "ALTER TABLE t DROP b"));

        Finding finding = only(result, Code.DATA_UNCHECKED);
        assertThat(finding.message())
                .startsWith(
                        "Revision 003 (step): what becomes of its rows is not known: making up rows was refused: FATAL:"
                                + " terminating connection due to administrator command")
                .endsWith("(SQLSTATE 57P01).");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(result.findings()).containsExactly(finding);
    }

    @Test
    void aTableDoesNotGrowForEverAndNewColumnsGetValues() {
        TestHistory history = new TestHistory().then("CREATE TABLE t (id int PRIMARY KEY, a text)", "DROP TABLE t");
        for (int i = 0; i < 20; i++) {
            history.then("UPDATE t SET a = a", "SELECT 1");
        }
        ProofResult result = prove(history.then("ALTER TABLE t ADD b int", "ALTER TABLE t DROP b")
                .then("DELETE FROM t", "SELECT 1")
                .then("ALTER TABLE t DROP b", "ALTER TABLE t ADD b int"));

        Finding emptied = only(result, Code.DATA_THROWN_AWAY);
        assertThat(emptied.message())
                .isEqualTo(
                        "Revision 023 (step): the upgrade throws away what no downgrade can bring back: all 11 rows of t.");
        assertThat(result.findings().stream().map(Finding::revision)).containsExactly("023", "024");
        assertThat(result.findings().get(1).message()).contains("t.b (1 of 1 row");
    }

    @Test
    void rowsForAnUnknownRevisionAndRowsThatAreRefusedEndIt() {
        TestHistory history = new TestHistory().then("CREATE TABLE t (id int PRIMARY KEY)", "DROP TABLE t");

        assertThatThrownBy(() -> prove(history, rows("007", "SELECT 1")))
                .isInstanceOf(PalindromeException.class)
                .hasMessage("The rows of a test are for revision 007, which the history does not have.");
        assertThatThrownBy(() -> prove(history, rows("001", "INSERT INTO t VALUES (1)")))
                .isInstanceOf(PalindromeException.class)
                .hasMessageStartingWith("The rows of a test could not be inserted before revision 001 (step): "
                        + "ERROR: relation \"t\" does not exist");
    }

    @Test
    void rowsAreNotLookedAtWhenThatIsSwitchedOff() {
        TestHistory history =
                new TestHistory().then(USERS, "DROP TABLE users").then("UPDATE users SET nick = NULL", "SELECT 1");
        try (Proof proof = Proof.of(
                history.history(), server, ProofOptions.DEFAULT.withData(DataOptions.OFF), ProofListener.NONE)) {
            ProofResult result = proof.run();
            assertThat(result.data()).isNull();
            assertThat(result.revisions()).extracting(RevisionResult::data).containsOnly(DataFact.UNCHECKED);
            assertThat(result.findings()).isEmpty();
        }
    }
}
