package dev.palindrome.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Puts the history table right after a failure or an edited file. */
@Command(
        name = "repair",
        description =
                "Removes failed rows from the history table and takes over checksums and descriptions from the files. "
                        + "Changes nothing else: put the schema right first.",
        sortOptions = false)
final class RepairCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<String> done = arguments.migrator(out).repair();
        if (done.isEmpty()) {
            arguments.common.say(out, "Nothing to repair.");
        }
        done.forEach(out::println);
        out.flush();
        return 0;
    }
}
