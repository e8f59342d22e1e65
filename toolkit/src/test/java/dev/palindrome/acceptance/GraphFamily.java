package dev.palindrome.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Questions about graphs of revisions that Alembic answered. The file's {@code meta} explains its fields. */
final class GraphFamily implements Family {
    /** What an answer is about; the rest of a case is the question. */
    private static final List<String> ANSWERS = List.of(
            "steps",
            "result_heads",
            "heads_after",
            "version_ops",
            "ids",
            "at_heads",
            "branches",
            "new",
            "script_heads",
            "effective_heads",
            "bases",
            "describe",
            "start_heads");

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public List<Answer> run(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<Answer> answers = new ArrayList<>();
        for (Path file : files) {
            for (JsonNode question :
                    JsonMapper.builder().build().readTree(file.toFile()).get("cases")) {
                answers.add(answer(question));
            }
        }
        report(answers);
        return answers;
    }

    private static Answer answer(JsonNode question) {
        ObjectNode theirs = JsonNodeFactory.instance.objectNode();
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        ObjectNode all;
        try {
            all = GraphAnswers.to(question);
        } catch (PalindromeException refusal) {
            all = JsonNodeFactory.instance.objectNode();
            all.put("error_code", GraphWords.error(refusal.findings().get(0).code()));
            all.put("message", refusal.getMessage());
        }
        String error = GraphWords.kind(question.path("error_code").asText("null"));
        if (!error.equals("null")) {
            theirs.put("error_code", error);
            ours.put("error_code", all.path("error_code").asText("none"));
        } else if (all.has("error_code")) {
            ours.setAll(all);
        } else {
            for (String field : ANSWERS) {
                if (question.hasNonNull(field)) {
                    theirs.set(field, question.get(field));
                    if (all.has(field)) {
                        ours.set(field, all.get(field));
                    }
                }
            }
            loosen(question, ours, theirs);
        }
        String kind = question.get("op").asText();
        String name = question.get("name").asText();
        return Answer.of(
                name,
                kind + " " + ours,
                kind + " " + theirs,
                "the case of this name in graph/*.json, answered by GraphAnswers");
    }

    /** Where Alembic's own order is by chance, any valid order agrees. */
    private static void loosen(JsonNode question, ObjectNode ours, ObjectNode theirs) {
        String order = question.path("order").asText("exact");
        boolean topological = order.equals("any_topological");
        if (!topological && !order.equals("any")) {
            return;
        }
        for (String field : List.of("steps", "ids")) {
            if (ours.has(field) && theirs.has(field)) {
                if (topological && !isTopological(question, ours.get(field))) {
                    ours.put("order", "invalid");
                }
                ours.set(field, GraphWords.sorted(ours.get(field)));
                theirs.set(field, GraphWords.sorted(theirs.get(field)));
            }
        }
        ours.remove(List.of("heads_after", "version_ops"));
        theirs.remove(List.of("heads_after", "version_ops"));
    }

    /** Whether no step up comes before one that it needs, and no step down after one. */
    private static boolean isTopological(JsonNode question, JsonNode steps) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Map<String, String> byLabel = new LinkedHashMap<>();
        for (JsonNode revision : question.get("revisions")) {
            revision.get("labels")
                    .forEach(label ->
                            byLabel.put(label.asText(), revision.get("id").asText()));
        }
        for (JsonNode revision : question.get("revisions")) {
            Set<String> needed = new HashSet<>(GraphWords.texts(revision.get("down")));
            GraphWords.texts(revision.get("depends")).forEach(name -> needed.add(byLabel.getOrDefault(name, name)));
            needs.put(revision.get("id").asText(), needed);
        }
        List<String> upwards = new ArrayList<>();
        for (JsonNode step : steps) {
            if (step.isArray() && step.get(0).asText().equals("up")) {
                upwards.add(step.get(1).asText());
            } else {
                upwards.add(0, step.isArray() ? step.get(1).asText() : step.asText());
            }
        }
        for (int i = 0; i < upwards.size(); i++) {
            if (needs.getOrDefault(upwards.get(i), Set.of()).stream()
                    .anyMatch(upwards.subList(i + 1, upwards.size())::contains)) {
                return false;
            }
        }
        return true;
    }

    private static void report(List<Answer> answers) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Answer answer : answers) {
            String kind = answer.ours().substring(0, answer.ours().indexOf(' '));
            int[] count = counts.computeIfAbsent(kind, key -> new int[2]);
            count[answer.outcome() == Answer.Outcome.AGREED ? 0 : 1]++;
        }
        counts.forEach((kind, count) -> AcceptanceTest.print(
                "acceptance graph: " + kind + ": " + count[0] + " agreed, " + count[1] + " disagreed"));
    }

    /** Answers that name what the case says of Alembic's vocabulary. */
    static final class GraphWords {
        private static final Map<Code, String> ERRORS = Map.ofEntries(
                Map.entry(Code.GRAPH_CYCLE, "cycle"),
                Map.entry(Code.GRAPH_DEPENDENCY_CYCLE, "dependency_cycle"),
                Map.entry(Code.GRAPH_SELF_LOOP, "self_loop"),
                Map.entry(Code.GRAPH_DEPENDENCY_SELF_LOOP, "dependency_self_loop"),
                Map.entry(Code.GRAPH_UNKNOWN_PARENT, "missing_revision_in_graph"),
                Map.entry(Code.GRAPH_UNKNOWN_DEPENDENCY, "missing_revision_in_graph"),
                Map.entry(Code.ID_INVALID, "illegal_revision_id"),
                Map.entry(Code.LABEL_DUPLICATE, "duplicate_label"),
                Map.entry(Code.PARENT_NOT_A_HEAD, "not_a_head"),
                Map.entry(Code.PARENT_DUPLICATE, "duplicate_heads"),
                Map.entry(Code.TARGET_UNKNOWN, "no_such_revision"),
                Map.entry(Code.TARGET_UNKNOWN_BRANCH, "no_such_branch"),
                Map.entry(Code.TARGET_NOT_IN_BRANCH, "not_in_branch"),
                Map.entry(Code.TARGET_AMBIGUOUS_ID, "ambiguous_partial_id"),
                Map.entry(Code.TARGET_SEVERAL_HEADS, "multiple_heads"),
                Map.entry(Code.TARGET_SEVERAL_CURRENT, "ambiguous_upgrade"),
                Map.entry(Code.TARGET_AMBIGUOUS_WALK, "ambiguous_walk"),
                Map.entry(Code.TARGET_OUT_OF_RANGE, "relative_out_of_range"),
                Map.entry(Code.TARGET_NOT_AN_ANCESTOR, "not_ancestor"),
                Map.entry(Code.TARGETS_OVERLAP, "overlapping_targets"),
                Map.entry(Code.RANGE_INVALID, "bad_history_range"),
                Map.entry(Code.RANGE_NOT_ALLOWED, "range_not_allowed"),
                Map.entry(Code.RANGE_MISSING, "sql_downgrade_needs_range"));

        private GraphWords() {}

        /** Alembic has two messages for a walk that leaves the graph. */
        static String kind(String error) {
            return error.equals("walked_too_far") ? "relative_out_of_range" : error;
        }

        static String error(Code code) {
            return ERRORS.getOrDefault(code, code.id());
        }

        static List<String> texts(JsonNode node) {
            if (node.isMissingNode() || node.isNull()) {
                return List.of();
            }
            if (!node.isArray()) {
                return List.of(node.asText());
            }
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(element.asText()));
            return texts;
        }

        static JsonNode sorted(JsonNode array) {
            List<JsonNode> elements = new ArrayList<>();
            array.forEach(elements::add);
            elements.sort(java.util.Comparator.comparing(JsonNode::toString));
            return JsonNodeFactory.instance.arrayNode().addAll(elements);
        }
    }
}
