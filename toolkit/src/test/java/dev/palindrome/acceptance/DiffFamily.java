package dev.palindrome.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.ddl.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pairs of schemas: our upgrade script leads from the old to the new one, our downgrade script back. */
final class DiffFamily implements Family {
    static final String REACHED = "reached both ways";

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public List<Answer> run(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Answer> answers = new ArrayList<>();
        ServerSpec spec = ServerSpec.embedded().withPostgres(Integer.getInteger("acceptance.postgres", 17));
        int up = 0;
        int down = 0;
        Map<String, Integer> seen = new HashMap<>();
        try (Server server = Servers.start(spec)) {
            for (Path file : files) {
                for (JsonNode one :
                        JsonMapper.builder().build().readTree(file.toFile()).get("cases")) {
                    String id = id(one, seen);
                    if (!id.matches(System.getProperty("acceptance.only", ".*"))) {
                        continue;
                    }
                    createRoles(server, one.get("roles"));
                    Pair.Result result;
                    try {
                        result = Pair.run(server, texts(one.get("old")), texts(one.get("new")));
                    } catch (SQLException e) {
                        answers.add(Answer.notApplicable(
                                id, "cannot be built on " + server.version() + ": " + e.getMessage()));
                        continue;
                    }
                    up += result.up().reached() ? 1 : 0;
                    down += result.down().reached() ? 1 : 0;
                    answers.add(Answer.of(id, said(result), REACHED, "palindrome diff old.sql new.sql --sql"));
                }
            }
        }
        AcceptanceTest.print("acceptance diff: up " + up + ", down " + down + " of " + answers.size());
        return answers;
    }

    /** A name that has no spaces, and is its own. */
    private static String id(JsonNode one, Map<String, Integer> seen) {
        String id = one.get("file").asText().replaceFirst("_cases_test\\.go$", "") + "/"
                + one.get("name").asText().replaceAll("\\s+", "-");
        int number = seen.merge(id, 1, Integer::sum);
        return number == 1 ? id : id + "#" + number;
    }

    static String said(Pair.Result result) {
        if (result.up().reached() && result.down().reached()) {
            return REACHED;
        }
        String up = result.up().reached() ? "" : "up: " + result.up().why();
        String down = result.down().reached() ? "" : "down: " + result.down().why();
        return up + (up.isEmpty() || down.isEmpty() ? "" : " | ") + down;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void createRoles(Server server, JsonNode roles) throws IOException, SQLException {
        if (roles.isEmpty()) {
            return;
        }
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (JsonNode role : roles) {
                statement.execute("DO $$ BEGIN CREATE ROLE " + role.asText()
                        + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            }
        }
    }
}
