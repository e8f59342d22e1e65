package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Current;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where a real database stands. */
@Command(name = "current", description = "Says which revision a real database is at.", sortOptions = false)
final class CurrentCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Option(names = "--check-heads", description = "Fail unless every revision is applied.")
    boolean checkHeads;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        History history = arguments.load();
        Current current = arguments.migrator(history, out).current();
        out.println(current.heads().isEmpty() ? "(base)" : String.join(", ", current.heads()));
        if (arguments.common.verbose) {
            out.println("history table: " + current.table());
            out.println("applied: " + (current.applied().isEmpty() ? "none" : String.join(", ", current.applied())));
            Listing listing = Listing.on(command.commandLine(), history.graph(), true);
            current.heads()
                    .forEach(id ->
                            listing.print(Objects.requireNonNull(history.graph().find(id))));
        }
        if (!current.pending().isEmpty()) {
            arguments.common.say(out, "pending: " + String.join(", ", current.pending()));
        }
        FindingText text = new FindingText(Terminal.ink(command.commandLine())).wrappedAt(TextReport.COLUMNS);
        List<Finding> findings = new ArrayList<>(current.findings());
        if (checkHeads && !current.pending().isEmpty()) {
            findings.add(notAtHeads(current));
        }
        findings.forEach(finding -> out.print(text.render(finding)));
        out.flush();
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return failed ? PalindromeException.Category.FAILED.exitStatus() : 0;
    }

    private static Finding notAtHeads(Current current) {
        int count = current.pending().size();
        return Finding.of(
                Code.HISTORY_NOT_AT_HEADS,
                null,
                "The database is not at the heads: " + (count == 1 ? "1 revision is" : count + " revisions are")
                        + " not applied.",
                "Run `palindrome upgrade heads`.");
    }
}
