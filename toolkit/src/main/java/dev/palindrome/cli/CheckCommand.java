package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.ScriptChecks;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import dev.palindrome.revision.Revision;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** Looks at files and graph, without any database. */
@Command(
        name = "check",
        description = "Checks files, scripts and graph without a database; `verify` runs them.",
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        History history = arguments.load();
        List<Finding> findings = new ArrayList<>(history.findings());
        findings.addAll(ScriptChecks.of(history));
        List<Revision> heads = history.graph().heads();
        if (heads.size() > 1) {
            findings.add(severalHeads(heads));
        }
        FindingText text = new FindingText(Terminal.ink(commandLine)).wrappedAt(TextReport.COLUMNS);
        findings.forEach(finding -> out.print(text.render(finding)));
        int count = history.graph().revisions().size();
        arguments.common.say(
                out,
                count + (count == 1 ? " revision, " : " revisions, ") + heads.size()
                        + (heads.size() == 1 ? " head" : " heads")
                        + ". No model is configured, so the schema is compared with none.");
        out.flush();
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return failed ? Category.FAILED.exitStatus() : 0;
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
