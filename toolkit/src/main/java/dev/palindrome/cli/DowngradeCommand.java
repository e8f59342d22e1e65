package dev.palindrome.cli;

import dev.palindrome.migrate.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes revisions of a real database back. */
@Command(
        name = "downgrade",
        description = "Takes the revisions above a target back in a real database.",
        sortOptions = false)
final class DowngradeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "1",
            description = "base, a revision's id, -N, or LABEL@ and one of these.")
    String target = "";

    @Option(
            names = "--sql",
            description =
                    "Print a script for psql and look at no database. TARGET is FROM:TO, where FROM is where the database stands.")
    boolean sql;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        refuseUnknownOption();
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (sql) {
            return OfflineScripts.print(commandLine, arguments.loadRunnable(), script -> script.downgrade(target));
        }
        PrintWriter out = commandLine.getOut();
        Outcome outcome = arguments.migrator(out).downgrade(target);
        arguments.tell(outcome, out);
        return 0;
    }

    /** {@code -1} looks like an option, so whatever does is let through as the target; here what is none is sent back. */
    private void refuseUnknownOption() {
        if (target.startsWith("-") && !target.matches("-\\d+")) {
            CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
            throw new CommandLine.UnmatchedArgumentException(commandLine, List.of(target));
        }
    }
}
