package dev.palindrome.acceptance;

import static dev.palindrome.acceptance.GraphFamily.GraphWords.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.HeadRows;
import dev.palindrome.revision.IdRule;
import dev.palindrome.revision.Iteration;
import dev.palindrome.revision.NewRevision;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.RevisionRange;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.Stamp;
import dev.palindrome.revision.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Our answers, in the words in which the cases have Alembic's. */
final class GraphAnswers {
    private final JsonNode question;
    private final RevisionGraph graph;
    private final ObjectNode answer = JsonNodeFactory.instance.objectNode();

    private GraphAnswers(JsonNode question) {
        this.question = question;
        this.graph = graph(question);
    }

    static ObjectNode to(JsonNode question) {
        GraphAnswers answers = new GraphAnswers(question);
        answers.answer(question.get("op").asText());
        return answers.answer;
    }

    private void answer(String operation) {
        switch (operation) {
            case "load" -> load();
            case "upgrade" -> plan(Direction.UPGRADE);
            case "downgrade" -> plan(Direction.DOWNGRADE);
            case "apply" -> apply();
            case "stamp" -> stamp();
            case "merge", "revision" -> newRevision();
            case "show" -> ids(show());
            case "get_one" -> getOne();
            case "heads" ->
                ids(question.path("resolve_dependencies").asBoolean() ? graph.effectiveHeads() : graph.heads());
            case "current" -> current();
            case "branches" -> branches();
            case "history" -> ids(graph.history(range(), applied()));
            case "iterate" -> iterate();
            case "lineage" -> ids(graph.lineage(graph.resolve(texts(question.get("candidates"))), target(), false));
            case "bases_of" -> ids(graph.lineage(graph.bases(), target(), false));
            default -> throw new IllegalArgumentException("the operation " + operation);
        }
    }

    private static RevisionGraph graph(JsonNode question) {
        List<Revision> revisions = new ArrayList<>();
        for (JsonNode revision : question.get("revisions")) {
            String id = revision.get("id").asText();
            revisions.add(new Revision(
                    id,
                    "",
                    texts(revision.get("down")),
                    texts(revision.get("depends")),
                    new LinkedHashSet<>(texts(revision.get("labels"))),
                    SqlBody.of(id + ".sql", ""),
                    null,
                    null,
                    List.of()));
        }
        return RevisionGraph.of(revisions, IdRule.WORD);
    }

    private String target() {
        return question.path("target").asText("");
    }

    private Applied applied() {
        return Applied.ofHeads(graph, texts(question.path("heads")));
    }

    private void load() {
        answer.set("script_heads", array(new TreeSet<>(idList(graph.heads()))));
        answer.set("effective_heads", array(new TreeSet<>(idList(graph.effectiveHeads()))));
        answer.set("bases", array(new TreeSet<>(idList(graph.bases()))));
        ObjectNode all = answer.putObject("describe");
        for (Revision revision : graph.revisions()) {
            RevisionGraph.Standing standing = graph.standing(revision);
            ObjectNode one = all.putObject(revision.id());
            one.set("labels", array(new TreeSet<>(standing.labels())));
            one.set("next", array(new TreeSet<>(idList(standing.children()))));
            one.put("head", standing.isHead());
            one.put("effective_head", standing.isEffectiveHead());
            one.put("base", standing.isBase());
            one.put("branchpoint", standing.isBranchPoint());
            one.put("mergepoint", standing.isMergePoint());
            one.set("down_with_deps", array(new TreeSet<>(idList(standing.needs()))));
        }
    }

    private void plan(Direction direction) {
        Applied start = applied();
        List<String> targets = texts(question.get("target"));
        if (question.path("sql").asBoolean()) {
            RevisionRange range = RevisionRange.script(graph, direction, targets.get(0));
            String from = range.from();
            start = Applied.ofHeads(graph, from == null ? List.of() : idList(graph.resolve(from)));
            targets = List.of(Objects.requireNonNull(range.to()));
            answer.set("start_heads", array(start.heads()));
        } else {
            targets.forEach(target -> RevisionRange.refuse(graph, target));
        }
        List<Target> parsed =
                targets.stream().map(text -> Target.parse(graph, text)).toList();
        Plan plan = direction == Direction.UPGRADE
                ? Plan.upgrade(graph, start, parsed)
                : Plan.downgrade(graph, start, parsed.get(0));
        replay(start, plan);
    }

    private void replay(Applied start, Plan plan) {
        HeadRows rows = HeadRows.of(graph, start.heads());
        ArrayNode steps = answer.putArray("steps");
        ArrayNode after = answer.putArray("heads_after");
        ArrayNode changes = answer.putArray("version_ops");
        for (Revision revision : plan.revisions()) {
            steps.addArray()
                    .add(plan.direction() == Direction.UPGRADE ? "up" : "down")
                    .add(revision.id());
            changes.add(changes(rows.apply(plan.direction(), revision)));
            after.add(array(new TreeSet<>(rows.heads())));
        }
        answer.set("result_heads", array(new TreeSet<>(rows.heads())));
        if (!new TreeSet<>(plan.after(start).heads()).equals(new TreeSet<>(rows.heads()))) {
            answer.put(
                    "error_code",
                    "the set of applied revisions and the rows of heads disagree: "
                            + plan.after(start).heads());
        }
    }

    private void apply() {
        HeadRows rows = HeadRows.of(graph, applied().heads());
        answer.set("steps", question.get("apply"));
        ArrayNode after = answer.putArray("heads_after");
        ArrayNode changes = answer.putArray("version_ops");
        for (JsonNode step : question.get("apply")) {
            Direction direction = step.get(0).asText().equals("up") ? Direction.UPGRADE : Direction.DOWNGRADE;
            Revision revision = Objects.requireNonNull(graph.find(step.get(1).asText()));
            changes.add(changes(rows.apply(direction, revision)));
            after.add(array(new TreeSet<>(rows.heads())));
        }
        answer.set("result_heads", array(new TreeSet<>(rows.heads())));
    }

    private void stamp() {
        Applied start = question.path("purge").asBoolean() ? Applied.none(graph) : applied();
        List<String> targets = new ArrayList<>();
        for (String target : texts(question.get("target"))) {
            if (question.path("sql").asBoolean()) {
                RevisionRange range = RevisionRange.script(graph, Direction.UPGRADE, target);
                String from = range.from();
                start = Applied.ofHeads(graph, from == null ? List.of() : idList(graph.resolve(from)));
                answer.set("start_heads", array(start.heads()));
                targets.add(Objects.requireNonNull(range.to()));
            } else {
                targets.add(target);
            }
        }
        Stamp stamp = Plan.stamp(graph, start, targets);
        HeadRows rows = HeadRows.of(graph, start.heads());
        ArrayNode steps = answer.putArray("steps");
        ArrayNode after = answer.putArray("heads_after");
        ArrayNode changes = answer.putArray("version_ops");
        for (Stamp.Step step : stamp.steps()) {
            ArrayNode one = steps.addArray().add("stamp");
            one.add(array(step.from())).add(array(step.to()));
            one.add(step.direction() == Direction.UPGRADE ? "up" : "down").add(step.branchMove());
            changes.add(changes(rows.apply(step)));
            after.add(array(new TreeSet<>(rows.heads())));
        }
        answer.set("result_heads", array(new TreeSet<>(rows.heads())));
    }

    private void newRevision() {
        JsonNode target = question.path("target");
        NewRevision.Request request = NewRevision.request(question.get("rev_id").asText())
                .onto(target.isNull() || target.isMissingNode() ? List.of("head") : texts(target))
                .spliced(question.path("splice").asBoolean())
                .labelled(texts(question.path("branch_labels")))
                .dependingOn(texts(question.path("depends_on")));
        NewRevision revision = NewRevision.plan(graph, request);
        ObjectNode written = answer.putObject("new");
        written.put("id", revision.id());
        written.set("down", array(revision.parents()));
        written.set("depends", array(revision.dependsOn()));
        written.set("labels", array(revision.labels()));
        answer.set("script_heads", array(new TreeSet<>(revision.headsAfter())));
    }

    private List<Revision> show() {
        return target().equals("current")
                ? graph.resolve(applied().heads())
                : graph.resolve(texts(question.get("target")));
    }

    private void getOne() {
        Revision one = graph.resolveOne(target());
        answer.set("ids", array(one == null ? List.<String>of() : List.of(one.id())));
    }

    private void current() {
        Applied applied = applied();
        answer.set("ids", array(new TreeSet<>(idList(applied.current()))));
        answer.put("at_heads", applied.isAtHeads());
    }

    private void branches() {
        ArrayNode branches = answer.putArray("branches");
        for (Revision revision : graph.history(RevisionRange.ALL, Applied.none(graph))) {
            if (graph.branchPoints().contains(revision)) {
                branches.addArray().add(revision.id()).add(array(new TreeSet<>(idList(graph.children(revision)))));
            }
        }
    }

    private RevisionRange range() {
        return question.path("target").isNull() ? RevisionRange.ALL : RevisionRange.parse(target());
    }

    private void iterate() {
        ids(Iteration.between(
                graph,
                texts(question.path("upper")),
                texts(question.path("lower")),
                question.path("inclusive").asBoolean(),
                question.path("implicit_base").asBoolean(),
                question.path("assert_relative_length").asBoolean(true),
                question.path("select_for_downgrade").asBoolean()));
    }

    private void ids(List<Revision> revisions) {
        answer.set("ids", revisions(revisions));
    }

    private static ArrayNode changes(List<HeadRows.Change> changes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (HeadRows.Change change : changes) {
            String from = change.from();
            String to = change.to();
            ArrayNode one = array.addArray().add(from == null ? "insert" : to == null ? "delete" : "update");
            if (from != null) {
                one.add(from);
            }
            if (to != null) {
                one.add(to);
            }
        }
        return array;
    }

    private static List<String> idList(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    private static ArrayNode revisions(List<Revision> revisions) {
        return array(idList(revisions));
    }

    private static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
