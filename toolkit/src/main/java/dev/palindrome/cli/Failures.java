package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words and an exit status; the stack is for {@code --debug}. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception problem, CommandLine commandLine, ParseResult parsed) {
        // The command's own result: the one that is handed over is the whole line's.
        return tell(problem, commandLine, commandLine.getParseResult().hasMatchedOption("--debug"));
    }

    /** Says what is wrong; the answer is the exit status. */
    static int tell(Throwable problem, CommandLine commandLine, boolean debug) {
        PrintWriter err = commandLine.getErr();
        int status = PalindromeException.Category.UNAVAILABLE.exitStatus();
        List<Finding> findings;
        if (problem instanceof PalindromeException known) {
            findings = known.findings();
            status = known.category().exitStatus();
        } else {
            findings = List.of(internal(problem, debug));
        }
        if (debug || !isStopping()) {
            FindingText text = new FindingText(Terminal.ink(commandLine)).wrappedAt(TextReport.COLUMNS);
            findings.forEach(finding -> err.print(text.render(finding)));
        }
        if (debug) {
            problem.printStackTrace(err);
        }
        err.flush();
        return status;
    }

    private static Finding internal(Throwable problem, boolean debug) {
        return Finding.of(
                Code.INTERNAL,
                null,
                "Palindrome itself failed: " + problem,
                debug
                        ? "Please report this with the lines below."
                        : "Run again with --debug and report what it prints.");
    }

    /** Whether somebody has stopped the process (Ctrl-C): what fails now fails because its server has gone already. */
    private static boolean isStopping() {
        Thread probe = new Thread(() -> {}, "palindrome-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException stopping) {
            return true;
        }
    }
}
