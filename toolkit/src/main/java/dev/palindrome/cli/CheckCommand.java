package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.ScriptChecks;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.Source;
import dev.palindrome.report.DriftJson;
import dev.palindrome.report.DriftText;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at files and graph, without any database; and at the model, if there is one, in a scratch database. */
@Command(
        name = "check",
        description =
                "Checks files, scripts and graph without a database; `verify` runs them. With a model, also says what differs"
                        + " between the model and the schema that the revisions build, or that a database has.",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:the history is wrong, or the schema is not what the model says",
            "2:wrong usage or configuration, or a model that cannot be built",
            "3:no database, or an internal error"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Mixin
    ModelArguments model = new ModelArguments();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Compare this database with the model, and not what the revisions build. It is only read.")
    @Nullable
    String database;

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description =
                    "SQL that runs first in every scratch database: roles and extensions that the scripts assume.")
    List<Path> before = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the comparison with the model as JSON; - is standard output.")
    @Nullable
    Path json;

    @Mixin
    ServerArguments server = new ServerArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        try (OpenHistory open = arguments.history.open(arguments.directory)) {
            return check(commandLine, out, open);
        }
    }

    private int check(CommandLine commandLine, PrintWriter out, OpenHistory open) {
        History history = open.history();
        ModelConfiguration configuration = model.configuration(open);
        boolean jsonOnOut = json != null && json.toString().equals("-");
        OutputFile jsonFile = json == null || jsonOnOut ? null : new OutputFile("--json", json).check();
        List<Finding> findings = new ArrayList<>(history.findings());
        findings.addAll(ScriptChecks.of(history));
        List<Revision> heads = history.graph().heads();
        if (heads.size() > 1) {
            findings.add(severalHeads(heads));
        }
        FindingText text = new FindingText(Terminal.ink(commandLine)).wrappedAt(TextReport.COLUMNS);
        if (!jsonOnOut) {
            findings.forEach(finding -> out.print(text.render(finding)));
        }
        int count = history.graph().revisions().size();
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        String counted = count + (count == 1 ? " revision, " : " revisions, ") + heads.size()
                + (heads.size() == 1 ? " head" : " heads") + ".";
        if (!configuration.isPresent()) {
            requireModel();
            arguments.common.say(out, counted + " No model is configured, so the schema is compared with none.");
        } else {
            Drift drift = drift(open, configuration);
            failed |= !drift.isEmpty();
            if (jsonFile != null) {
                jsonFile.write(DriftJson.render(drift));
            }
            if (jsonOnOut) {
                out.print(DriftJson.render(drift));
            } else {
                arguments.common.say(out, counted);
                if (!arguments.common.quiet || !drift.isEmpty()) {
                    out.print(new DriftText(Terminal.ink(commandLine), arguments.common.verbose).render(drift));
                }
            }
        }
        out.flush();
        return failed ? Category.FAILED.exitStatus() : 0;
    }

    private void requireModel() {
        if (database != null || json != null) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            (database != null ? "--database" : "--json")
                                    + " is for the comparison with a model, and no model is configured.",
                            "Name one with --model, or with the key model in palindrome.properties."));
        }
    }

    private Drift drift(OpenHistory open, ModelConfiguration configuration) {
        SourceArguments sources = new SourceArguments();
        sources.history = arguments.history;
        sources.before = before;
        List<SqlBody> scripts = SqlFiles.before(before);
        Source wanted = model.source(configuration, open, sources, scripts);
        Source found = database == null
                ? Source.revision(arguments.directory + "@heads", open.history(), "heads", scripts)
                : sources.source(database, System.getenv());
        try (Progress progress = arguments.common.progress();
                LazyServers servers = new LazyServers(server.spec(System.getenv()), progress)) {
            return Drift.of(found, wanted, configuration.authority(), ComparisonOptions.DEFAULT, servers);
        }
    }

    private static Finding severalHeads(List<Revision> heads) {
        return Finding.of(
                        Code.GRAPH_SEVERAL_HEADS,
                        null,
                        "The history has several heads: "
                                + heads.stream().map(Revision::title).collect(Collectors.joining(", ")) + ".",
                        "If they are not lines that stay apart, join them: `palindrome merge heads`.")
                .as(Severity.WARNING);
    }
}
