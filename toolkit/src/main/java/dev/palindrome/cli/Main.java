package dev.palindrome.cli;

import dev.palindrome.finding.PalindromeException.Category;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
            DiffCommand.class,
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
public final class Main implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine();
        // Whatever the locale, as other tools of today do: a JSON report has no other encoding.
        commandLine.setOut(writer(FileDescriptor.out));
        commandLine.setErr(writer(FileDescriptor.err));
        int status;
        try {
            status = commandLine.execute(arguments);
        } catch (Error e) {
            status = Failures.tell(e, commandLine, List.of(arguments).contains("--debug"));
        }
        System.exit(status);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** The command line without a process to end, for tests. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler(new Failures());
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.getSubcommands().get("downgrade").setUnmatchedOptionsArePositionalParams(true);
        return commandLine;
    }

    /** Without a command: says what there is. */
    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getErr());
        return Category.CONFIGURATION.exitStatus();
    }
}
