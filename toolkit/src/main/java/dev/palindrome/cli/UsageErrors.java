package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command line that cannot be understood into words, and not into a page of usage that hides them. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine commandLine = problem.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String help = "`" + commandLine.getCommandSpec().qualifiedName() + " --help` shows what it takes.";
        String message = sentence(problem.getMessage());
        String remedy = help;
        if (problem instanceof UnmatchedArgumentException unmatched) {
            message = unmatched(unmatched);
            remedy = suggestion(unmatched.getSuggestions()) + help;
        }
        err.print(new FindingText(Terminal.ink(commandLine))
                .wrappedAt(TextReport.COLUMNS)
                .render(Finding.of(Code.USAGE, null, message, remedy)));
        err.flush();
        return Category.CONFIGURATION.exitStatus();
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        List<String> arguments = problem.getUnmatched();
        String first = arguments.get(0);
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        if (problem.isUnknownOption()) {
            return "`" + command + "` has no option " + first + ".";
        }
        if (!problem.getCommandLine().getSubcommands().isEmpty()) {
            return "There is no command '" + first + "'.";
        }
        return "`" + command + "` does not take "
                + (arguments.size() == 1
                        ? "the argument '" + first + "'."
                        : "the " + arguments.size() + " arguments from '" + first + "' on.");
    }

    private static String suggestion(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "Did you mean " + String.join(" or ", suggestions) + "? ";
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
