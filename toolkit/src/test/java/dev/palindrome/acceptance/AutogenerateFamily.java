package dev.palindrome.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.ddl.Pair;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Databases and models as Alembic's tests have them: drift is found when pg_dump sees it, and the script leads to the model and back. */
final class AutogenerateFamily implements Family {
    private static final List<String> SCHEMAS = List.of("test_schema", "test_schema_2");

    @Override
    public String name() {
        return "autogenerate";
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
        int up = 0;
        int down = 0;
        Map<String, Integer> seen = new HashMap<>();
        ServerSpec spec = ServerSpec.embedded().withPostgres(Integer.getInteger("acceptance.postgres", 17));
        try (Server server = Servers.start(spec)) {
            for (Path file : files) {
                for (JsonNode one :
                        JsonMapper.builder().build().readTree(file.toFile()).get("cases")) {
                    String id = one.get("name").asText().replaceAll("\\s+", "-");
                    int number = seen.merge(id, 1, Integer::sum);
                    id = number == 1 ? id : id + "#" + number;
                    if (!one.get("catalog_equal").isBoolean()) {
                        answers.add(Answer.notApplicable(id, "the model does not run on PostgreSQL"));
                        continue;
                    }
                    Pair.Result result;
                    try {
                        result = Pair.run(server, scripts(one, "db"), scripts(one, "model_ddl"));
                    } catch (SQLException e) {
                        answers.add(Answer.notApplicable(
                                id, "cannot be built on " + server.version() + ": " + e.getMessage()));
                        continue;
                    }
                    up += result.up().reached() ? 1 : 0;
                    down += result.down().reached() ? 1 : 0;
                    boolean equal = one.get("catalog_equal").asBoolean();
                    answers.add(Answer.of(
                            id,
                            (result.equal() ? "no drift, " : "drift, ") + DiffFamily.said(result),
                            (equal ? "no drift, " : "drift, ") + DiffFamily.REACHED,
                            "palindrome diff db.sql model.sql --sql"));
                }
            }
        }
        AcceptanceTest.print("acceptance autogenerate: up " + up + ", down " + down + " of "
                + answers.stream()
                        .filter(answer -> answer.outcome() != Answer.Outcome.NOT_APPLICABLE)
                        .count());
        return answers;
    }

    /** The statements of a side, after the schemas that they assume. */
    private static List<String> scripts(JsonNode one, String side) {
        List<String> texts = new ArrayList<>();
        for (String schema : SCHEMAS) {
            if (one.toString().contains(schema + ".")) {
                texts.add("CREATE SCHEMA IF NOT EXISTS " + schema);
            }
        }
        texts.addAll(DiffFamily.texts(one.get(side)));
        return texts;
    }
}
