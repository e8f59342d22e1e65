package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of real histories: nothing of them is lost, and their statements one by one do what the whole does. */
@Tag("corpus")
class AcceptanceScriptsTest {
    private final SnapshotReader reader = new SnapshotReader(Set.of());

    @Test
    void loseNothing() throws IOException {
        List<Path> files = AcceptanceFiles.sql();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Script script = Script.parse(file.toString(), Files.readString(file), 1);
            Invariants.check(script, 1, file.toString());
        }
    }

    /** Up, down and up again, in one database with each script as one simple query, in another with its statements one by one. */
    @ParameterizedTest
    @CsvSource({
        "mattermost, ([0-9]+)_.*\\.up\\.sql, ([0-9]+)_.*\\.down\\.sql",
        "lemmy, ([^/]+)/up\\.sql, ([^/]+)/down\\.sql",
        "flyway-jupyter, V([0-9]+)__.*\\.sql, U([0-9]+)__.*\\.sql"
    })
    void statementsDoWhatTheWholeDoes(String history, String upgrades, String downgrades) throws Exception {
        Path directory = AcceptanceFiles.histories().resolve(history);
        Map<String, Path> up = AcceptanceFiles.matching(directory, upgrades);
        Map<String, Path> down = AcceptanceFiles.matching(directory, downgrades);
        assertThat(up).isNotEmpty();
        List<String> disagreements = new ArrayList<>();
        int compared = 0;
        try (ScratchDatabase first = TestServer.shared(16).create();
                ScratchDatabase second = TestServer.shared(16).create();
                SimpleQuery whole = SimpleQuery.connect(first);
                SimpleQuery single = SimpleQuery.connect(second);
                Connection seesWhole = first.connect();
                Connection seesSingle = second.connect()) {
            for (String revision : new TreeMap<>(up).keySet()) {
                List<Path> steps = down.containsKey(revision)
                        ? List.of(up.get(revision), down.get(revision), up.get(revision))
                        : List.of(up.get(revision));
                for (Path script : steps) {
                    int statements = compareOutcomes(script, whole, single, disagreements);
                    if (statements > 1 && !schema(seesWhole).equals(schema(seesSingle))) {
                        disagreements.add(script + ": the schemas differ");
                    }
                    compared++;
                }
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(up.size());
    }

    /** The schema as text, without points in time: {@code 'now'::timestamp} in a view is the time at which it was created. */
    private String schema(Connection connection) {
        return reader.read(connection).objects().values().stream()
                .map(object -> object.key() + " " + object.attributes())
                .collect(Collectors.joining("\n"))
                .replaceAll("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.0-9]*'", "'a time'");
    }

    /** The number of the script's statements; one alone is sent the same way both times. */
    private static int compareOutcomes(Path file, SimpleQuery whole, SimpleQuery single, List<String> disagreements)
            throws IOException, SQLException {
        String text = Files.readString(file);
        String expected = whole.outcome(text);
        Script script = Script.parse(file.toString(), text, 1);
        String actual = oneByOne(script, single);
        if (!expected.equals(actual)) {
            disagreements.add(file + ": " + expected + " whole, " + actual + " one by one");
        }
        whole.run("DISCARD ALL");
        single.run("DISCARD ALL");
        return script.statements().size();
    }

    private static String oneByOne(Script script, SimpleQuery query) throws SQLException {
        boolean transaction = script.statements().size() > 1 && !script.controlsTransactions();
        query.connection().setAutoCommit(!transaction);
        String outcome = "done";
        for (Statement statement : script.statements()) {
            assertThat(statement.copyData()).isNull();
            outcome = query.outcome(statement.text());
            if (!outcome.equals("done")) {
                break;
            }
        }
        if (transaction && outcome.equals("done")) {
            query.connection().commit();
        } else if (transaction) {
            query.connection().rollback();
        }
        query.connection().setAutoCommit(true);
        return outcome;
    }
}
