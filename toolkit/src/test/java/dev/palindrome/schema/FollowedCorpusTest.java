package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.migrate.Execution;
import dev.palindrome.migrate.SessionSetup;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows every step of the acceptance cases. */
@Tag("corpus")
class FollowedCorpusTest {
    private final List<String> wrong = new ArrayList<>();
    private int steps;
    private int inFull;
    private int inPart;

    @AfterEach
    void nothingIsWrong() {
        System.out.println(
                steps + " steps, " + inPart + " read in part, " + inFull + " in full, " + wrong.size() + " wrong");
        assertThat(wrong).isEmpty();
        assertThat(inPart).as("read in part").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mattermost", "lemmy"})
    void histories(String name) throws Exception {
        History history = Histories.load(
                HistoryOptions.of(directory().resolve("histories").resolve(name)));
        BodyRunner runner = new BodyRunner();
        try (ScratchDatabase database = TestServer.shared(16).create();
                Connection connection = database.connect()) {
            SessionSetup.prepare(connection, history);
            try (FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
                boolean going = true;
                for (Revision revision : history.graph().ordered()) {
                    going = going && run(runner, connection, followed, revision, revision.upgrade());
                    if (going && revision.downgrade() != null) {
                        run(runner, connection, followed, revision, revision.downgrade());
                        run(runner, connection, followed, revision, revision.upgrade());
                    }
                }
                for (int i = history.graph().ordered().size() - 1; i >= 0; i--) {
                    Revision revision = history.graph().ordered().get(i);
                    if (revision.downgrade() != null) {
                        run(runner, connection, followed, revision, revision.downgrade());
                    }
                }
                count(followed);
            }
        }
    }

    private boolean run(
            BodyRunner runner, Connection connection, FollowedDatabase followed, Revision revision, Body body) {
        SnapshotFollower follower = followed.follower();
        boolean ran = true;
        try {
            Execution execution = runner.run(
                    connection, revision.id(), Direction.UPGRADE, body, (own, soFar) -> follower.beforeCommit(own));
            if (execution.inOneTransaction()) {
                follower.committed();
            } else {
                follower.missed();
            }
        } catch (PalindromeException e) {
            follower.missed();
            ran = false;
        }
        steps++;
        wrong.addAll(followed.differences(revision.id()));
        return ran;
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void kindsOfObjects(int version) throws Exception {
        JsonNode cases = new ObjectMapper()
                .readTree(directory()
                        .resolve("schema")
                        .resolve("object-kinds.json")
                        .toFile())
                .get("cases");
        for (JsonNode one : cases) {
            if (one.get("min_version").asInt() <= version) {
                try (ScratchDatabase database = TestServer.shared(version).create();
                        Connection connection = database.connect();
                        FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
                    roles(connection, "ac_r1", "ac_r2");
                    String name =
                            one.get("group").asText() + ": " + one.get("kind").asText();
                    step(followed, connection, name + " (base)", one.get("base").asText(), database);
                    step(followed, connection, name, one.get("change").asText(), database);
                    count(followed);
                }
            }
        }
    }

    @Test
    void pairsOfSchemas() throws Exception {
        JsonNode cases = new ObjectMapper()
                .readTree(
                        directory().resolve("diff").resolve("schema-pairs.json").toFile())
                .get("cases");
        for (JsonNode one : cases) {
            for (String side : List.of("old", "new")) {
                try (ScratchDatabase database = TestServer.shared(15).create();
                        Connection connection = database.connect();
                        FollowedDatabase followed = new FollowedDatabase(database, Set.of())) {
                    for (JsonNode role : one.get("roles")) {
                        roles(connection, role.asText());
                    }
                    for (JsonNode script : one.get(side)) {
                        for (String part : script.asText().split(";\\s*\\n")) {
                            step(followed, connection, one.get("name").asText(), part, database);
                        }
                    }
                    count(followed);
                }
            }
        }
    }

    private void step(
            FollowedDatabase followed, Connection connection, String name, String sql, ScratchDatabase database)
            throws SQLException {
        if (!sql.isBlank()) {
            followed.step(connection, sql.replace("ac_b", database.name()));
            steps++;
            wrong.addAll(followed.differences(name));
        }
    }

    private void count(FollowedDatabase followed) {
        inFull += followed.inFullCount() - 1;
        inPart += followed.inPartCount();
    }

    private static void roles(Connection connection, String... names) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute(
                        "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            }
        }
    }

    private static Path directory() throws IOException {
        String directory = System.getProperty("acceptance.dir", "");
        assumeFalse(directory.isEmpty(), "acceptance.dir is not set");
        return Path.of(directory);
    }
}
