package dev.palindrome.cli;

import dev.palindrome.migrate.Stamped;
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

/** Writes down where a real database stands. */
@Command(
        name = "stamp",
        description = "Writes into the history table where a real database stands; runs no script.",
        sortOptions = false)
final class StampCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "1..*",
            description = "A revision's id, head, heads, base, LABEL@head …; several for several lines.")
    List<String> targets = List.of();

    @Option(
            names = "--purge",
            description = "Erase all rows first, also those of revisions that the files do not have.")
    boolean purge;

    @Option(
            names = "--sql",
            description =
                    "Print a script for psql and look at no database. One TARGET may be FROM:TO, where FROM is where the database"
                            + " stands (default: base).")
    boolean sql;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (sql) {
            return OfflineScripts.print(commandLine, arguments.loadRunnable(), script -> script.stamp(targets, purge));
        }
        PrintWriter out = commandLine.getOut();
        Stamped stamped = arguments.migrator(out).stamp(targets, purge);
        if (purge) {
            arguments.common.say(out, "erased " + stamped.erased() + (stamped.erased() == 1 ? " row" : " rows"));
        }
        stamped.removed().forEach(id -> arguments.common.say(out, "not applied any more: " + id));
        stamped.added().forEach(id -> arguments.common.say(out, "applied: " + id));
        arguments.common.say(
                out,
                "The database is at " + (stamped.heads().isEmpty() ? "the base" : String.join(", ", stamped.heads()))
                        + ", says its history table now; no script ran.");
        out.flush();
        return 0;
    }
}
