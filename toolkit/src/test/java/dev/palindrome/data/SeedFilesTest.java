package dev.palindrome.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SeedFilesTest {
    @Test
    void rowsAreAddedOrTheFileTheLineAndTheRowAreSaid() throws SQLException {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id int PRIMARY KEY, age int CONSTRAINT adult CHECK (age >= 18))");
            SeedFiles.run(new BodyRunner(), connection, "003", seed("INSERT INTO users VALUES (1, 20);"));

            PalindromeException failure = catchThrowableOfType(
                    PalindromeException.class,
                    () -> SeedFiles.run(
                            new BodyRunner(),
                            connection,
                            "003",
                            seed(
                                    "INSERT INTO users VALUES (2, 20);\n\nINSERT INTO users VALUES\n  (3, 30),\n  (4, 7);")));

            assertThat(failure.category()).isEqualTo(PalindromeException.Category.FAILED);
            Finding finding = failure.findings().get(0);
            assertThat(finding.code().id()).isEqualTo("seed-failed");
            assertThat(finding.revision()).isEqualTo("003");
            assertThat(finding.message())
                    .isEqualTo("The rows of seed/003.sql could not be added before revision 003. The script failed at"
                            + " seed/003.sql:3:1: new row for relation \"users\" violates check constraint \"adult\""
                            + " (SQLSTATE 23514), in the statement: INSERT INTO users VALUES\n  (3, 30),\n  (4, 7);"
                            + " Detail: Failing row contains (4, 7). Nothing is left behind: its transaction was rolled"
                            + " back.");
            assertThat(finding.remedy())
                    .isEqualTo("Correct seed/003.sql: its rows must fit the schema as it is before revision 003.");
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    private static SqlBody seed(String text) {
        return new SqlBody("seed/003.sql", null, text, 1, SqlBody.TransactionMode.ALWAYS, null);
    }
}
