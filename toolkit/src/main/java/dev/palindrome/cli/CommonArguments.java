package dev.palindrome.cli;

import dev.palindrome.report.Ink;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
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

    Ink ink(CommandSpec command) {
        return command.commandLine().getColorScheme().ansi().enabled() ? new TerminalInk() : Ink.NONE;
    }

    /** Progress on the terminal, when there is one that shows it. */
    Progress progress(CommandSpec command) {
        boolean shown = !quiet && System.console() != null;
        return shown ? Progress.on(command.commandLine().getErr()) : Progress.none();
    }

    void say(PrintWriter out, String remark) {
        if (!quiet) {
            out.println(remark);
        }
    }
}
