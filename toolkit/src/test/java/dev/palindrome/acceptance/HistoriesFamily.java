package dev.palindrome.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.proof.DataResult;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import dev.palindrome.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Real public histories, each with what a walk with {@code pg_dump -s} found of every revision. */
final class HistoriesFamily implements Family {
    @Override
    public String name() {
        return "histories";
    }

    @Override
    public List<Answer> run(Path folder) throws IOException {
        List<Path> directories;
        try (Stream<Path> children = Files.list(folder)) {
            directories = children.filter(Files::isDirectory).sorted().toList();
        }
        List<Answer> answers = new ArrayList<>();
        ServerSpec spec = ServerSpec.embedded().withPostgres(Integer.getInteger("acceptance.postgres", 16));
        try (Server server = Servers.start(spec)) {
            for (Path directory : directories) {
                answers.addAll(walk(directory, server));
            }
        }
        return answers;
    }

    private static List<Answer> walk(Path directory, Server server) throws IOException {
        String name = directory.getFileName().toString();
        History history;
        try {
            history = Histories.load(HistoryOptions.of(directory));
        } catch (PalindromeException problem) {
            if (problem.findings().get(0).code() == Code.LAYOUT_UNKNOWN) {
                return List.of(Answer.notApplicable(name, problem.getMessage()));
            }
            throw problem;
        }
        ProofResult result;
        try (Proof proof = Proof.of(history, server, ProofOptions.DEFAULT, ProofListener.NONE)) {
            result = proof.run();
        }
        Path report = Path.of("target", "acceptance", "histories", name + ".json");
        Files.createDirectories(report.getParent());
        Files.writeString(report, JsonReport.render(result));
        AcceptanceTest.print("acceptance histories: " + name + ": " + result.verdicts() + " in "
                + result.duration().toMillis() + " ms");
        AcceptanceTest.print("acceptance histories: " + name + ": " + ofRows(result));
        Path truth = directory.resolve("truth.json");
        if (!Files.exists(truth)) {
            return List.of(Answer.notApplicable(name, "no truth.json; walked with the verdicts " + result.verdicts()));
        }
        return compare(name, result, JsonMapper.builder().build().readTree(truth.toFile()));
    }

    private static String ofRows(ProofResult result) {
        DataResult data = Objects.requireNonNull(result.data());
        return data.seeded() + " of " + data.tables() + " tables filled; lose or change rows: "
                + about(
                        result,
                        Code.DATA_LOST,
                        Code.DATA_LEFT_BEHIND,
                        Code.DATA_THROWN_AWAY,
                        Code.DATA_SEQUENCE_SET_BACK,
                        Code.DATA_SECOND_UPGRADE_DIFFERS)
                + "; stop at rows: "
                + about(result, Code.DATA_UPGRADE_FAILED, Code.DATA_DOWNGRADE_FAILED, Code.DATA_SECOND_UPGRADE_FAILED)
                + "; not looked at: " + about(result, Code.DATA_UNCHECKED);
    }

    /** How many revisions such findings are about, and which. */
    private static String about(ProofResult result, Code... codes) {
        List<String> ids = result.findings().stream()
                .filter(finding -> List.of(codes).contains(finding.code()) && finding.revision() != null)
                .map(Finding::revision)
                .distinct()
                .toList();
        return ids.size() + " " + ids;
    }

    private static List<Answer> compare(String name, ProofResult result, JsonNode truth) {
        Map<String, RevisionResult> ours = new LinkedHashMap<>();
        result.revisions().forEach(revision -> ours.put(revision.revision().id(), revision));
        List<Answer> answers = new ArrayList<>();
        for (JsonNode row : truth) {
            String id = row.get("rev").asText();
            RevisionResult revision = ours.remove(id);
            answers.add(Answer.of(
                    name + "/" + id,
                    revision == null ? "no such revision" : said(revision),
                    expected(row),
                    "palindrome verify --server embedded --postgres 16 --json - " + name));
        }
        ours.values()
                .forEach(extra -> answers.add(Answer.of(
                        name + "/" + extra.revision().id(),
                        said(extra),
                        "no such revision",
                        "palindrome verify " + name)));
        return answers;
    }

    private static String said(RevisionResult revision) {
        return revision.verdict() == Verdict.LOSSY
                ? Verdict.REVERSIBLE.name()
                : revision.verdict().name();
    }

    /** The verdict that follows from what pg_dump saw, by the same rules as ours. */
    private static String expected(JsonNode row) {
        if (!isTrue(row.get("up_ok"))) {
            return Verdict.BROKEN.name();
        }
        if (!isTrue(row.get("has_down"))) {
            return Verdict.MISSING.name();
        }
        boolean restored = isTrue(row.get("exact")) || isTrue(row.get("column_order_only"));
        if (!isTrue(row.get("down_ok")) || !restored || !isTrue(row.get("reup_ok")) || !isTrue(row.get("reup_exact"))) {
            return Verdict.BROKEN.name();
        }
        return isTrue(row.get("exact")) ? Verdict.REVERSIBLE.name() : Verdict.EQUIVALENT.name();
    }

    private static boolean isTrue(@Nullable JsonNode node) {
        return node != null && node.isBoolean() && node.asBoolean();
    }
}
