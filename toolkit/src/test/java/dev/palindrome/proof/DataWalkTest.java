package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataWalkTest {
    private static final String USERS =
            "CREATE TABLE users (id int PRIMARY KEY, name text, born timestamp, score numeric)";

    private static ProofResult prove(TestHistory history) {
        try (Proof proof = Proof.of(
                history.history(), TestServer.shared(), ProofOptions.DEFAULT.withDescent(false), ProofListener.NONE)) {
            return proof.run();
        }
    }

    private static void shows(String upgrade, String downgrade) {
        ProofResult result =
                prove(new TestHistory().then(USERS, "DROP TABLE users").then(upgrade, downgrade));
        System.out.println("== " + upgrade + " // " + downgrade);
        System.out.println(result.verdicts() + " " + result.data());
        for (Finding finding : result.findings()) {
            System.out.println(finding.severity() + " " + finding.code().id() + " " + finding.message());
            finding.changes().forEach(change -> System.out.println("   - " + change));
        }
    }

    @Test
    void tries() {
        for (List<String> each : List.of(
                List.of("ALTER TABLE users ADD nick text", "ALTER TABLE users DROP nick"),
                List.of("ALTER TABLE users DROP name", "ALTER TABLE users ADD name text"),
                List.of("UPDATE users SET name = trim(name)", ""),
                List.of("UPDATE users SET name = lower(name)", ""),
                List.of("ALTER TABLE users ALTER born TYPE date", "ALTER TABLE users ALTER born TYPE timestamp"),
                List.of(
                        "ALTER TABLE users ALTER score TYPE numeric(10,2)",
                        "ALTER TABLE users ALTER score TYPE numeric"),
                List.of("ALTER TABLE users RENAME name TO title", "ALTER TABLE users DROP title, ADD name text"),
                List.of("INSERT INTO users VALUES (-1, 'x')", ""),
                List.of("SELECT 1", "DELETE FROM users WHERE id = (SELECT min(id) FROM users)"),
                List.of("ALTER TABLE users ADD x int NOT NULL", "ALTER TABLE users DROP x"),
                List.of("ALTER TABLE users ADD x uuid NOT NULL DEFAULT gen_random_uuid()", "ALTER TABLE users DROP x"),
                List.of(
                        "CREATE TABLE log (id serial, at timestamptz DEFAULT now(), what text); INSERT INTO log (what) SELECT name FROM users",
                        "DROP TABLE log"),
                List.of("UPDATE users SET born = born + interval '2 hours'", "-- forgot"),
                List.of("DROP TABLE users", USERS))) {
            shows(each.get(0), each.get(1));
        }
        assertThat(1).isEqualTo(1);
    }
}
