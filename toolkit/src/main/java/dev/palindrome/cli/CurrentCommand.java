package dev.palindrome.cli;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.migrate.Current;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says where a real database stands. */
@Command(name = "current", description = "Says which revision a real database is at.", sortOptions = false)
final class CurrentCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        Current current = arguments.migrator(out).current();
        out.println(current.heads().isEmpty() ? "(base)" : String.join(", ", current.heads()));
        if (arguments.common.verbose) {
            out.println("history table: " + current.table());
            out.println("applied: " + (current.applied().isEmpty() ? "none" : String.join(", ", current.applied())));
        }
        if (!current.pending().isEmpty()) {
            arguments.common.say(out, "pending: " + String.join(", ", current.pending()));
        }
        FindingText text = new FindingText(Terminal.ink(command.commandLine())).wrappedAt(TextReport.COLUMNS);
        current.findings().forEach(finding -> out.print(text.render(finding)));
        out.flush();
        boolean failed = current.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return failed ? PalindromeException.Category.FAILED.exitStatus() : 0;
    }
}
