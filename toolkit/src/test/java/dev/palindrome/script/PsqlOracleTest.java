package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** psql sends the statements that we split a script into. */
class PsqlOracleTest {
    @Test
    void sendsTheStatementsOfGeneratedScripts(@TempDir Path directory) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Path> files = new ArrayList<>();
        while (files.size() < 2_000) {
            GeneratedScript script = GeneratedScript.next(random);
            if (!script.misleadsPsql()) {
                files.add(Files.writeString(directory.resolve(files.size() + ".sql"), script.text()));
            }
        }
        assertThat(compare(files)).as("seed %s", seed).isGreaterThan(4_000);
    }

    @Test
    void sendsTheStatementsOfTheAcceptanceHistories() throws Exception {
        List<Path> files = AcceptanceFiles.sql();
        assertThat(compare(files)).isGreaterThan(files.size());
    }

    private static int compare(List<Path> files) throws Exception {
        PsqlSpy psql = PsqlSpy.find();
        assumeTrue(psql != null, "SKIPPED: no psql in /usr/lib/postgresql to compare with");
        List<List<PsqlSpy.Query>> sent = psql.queries(files);
        assertThat(sent).hasSameSizeAs(files);
        int statements = 0;
        for (int i = 0; i < files.size(); i++) {
            String text = Files.readString(files.get(i));
            List<Statement> ours =
                    Script.parse(files.get(i).toString(), text, 1).statements();
            List<PsqlSpy.Query> theirs = sent.get(i).stream()
                    .filter(query -> !Gap.withoutLeading(query.text()).isEmpty())
                    .toList();
            String description = files.get(i) + ":\n" + text;
            for (int j = 0; j < Math.min(ours.size(), theirs.size()); j++) {
                String query =
                        withoutEmptyLines(Gap.withoutLeading(theirs.get(j).text()));
                String statement = withoutEmptyLines(ours.get(j).text());
                assertThat(query).as(description).startsWith(statement);
                assertThat(Gap.withoutLeading(query.substring(statement.length())))
                        .as(description)
                        .isEmpty();
                assertThat(ours.get(j).copyData())
                        .as(description)
                        .isEqualTo(theirs.get(j).copyData());
            }
            assertThat(ours).as(description).hasSameSizeAs(theirs);
            statements += ours.size();
        }
        return statements;
    }

    /** psql leaves out empty lines outside quotes. */
    private static String withoutEmptyLines(String text) {
        return text.replaceAll("\n+", "\n");
    }
}
