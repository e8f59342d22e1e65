package dev.palindrome.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonArguments {
    @Option(
            names = {"-v", "--verbose"},
            description = "Show every revision and every change.")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no remarks.")
    boolean quiet;

    @Option(names = "--debug", description = "Show the stack of a failure.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and exit.")
    boolean help;

    /** Progress on the terminal, when there is one that shows it. */
    Progress progress() {
        PrintWriter terminal = quiet ? null : Terminal.writer();
        return terminal == null ? Progress.none() : Progress.on(terminal);
    }

    void say(PrintWriter out, String remark) {
        if (!quiet) {
            out.println(remark);
        }
    }
}
