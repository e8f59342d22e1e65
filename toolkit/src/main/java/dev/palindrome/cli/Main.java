package dev.palindrome.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line: {@code palindrome COMMAND}. */
@Command(
        name = "palindrome",
        description = "Proves that a PostgreSQL migration history reads the same forwards and backwards.",
        subcommands = {
            VerifyCommand.class,
            UpgradeCommand.class,
            DowngradeCommand.class,
            CurrentCommand.class,
            RepairCommand.class,
            SnapshotCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:proven, or done",
            "1:errors found, or a script failed",
            "2:wrong usage or configuration; nothing was touched",
            "3:no database, or an internal error"
        })
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line without a process to end, for tests. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.getSubcommands().get("downgrade").setUnmatchedOptionsArePositionalParams(true);
        return commandLine;
    }
}
