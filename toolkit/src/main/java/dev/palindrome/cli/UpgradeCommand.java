package dev.palindrome.cli;

import dev.palindrome.migrate.Outcome;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies revisions to a real database. */
@Command(
        name = "upgrade",
        description = "Applies the revisions up to a target to a real database.",
        sortOptions = false)
final class UpgradeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            defaultValue = "head",
            description = "head, heads, a revision's id, +N, or LABEL@ and one of these (default: head).")
    String target = "head";

    @Option(
            names = "--fill-holes",
            description =
                    "Also apply revisions that were passed over: not applied while a later one that needs them is.")
    boolean fillHoles;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Outcome outcome = arguments.migrator(out).withHolesFilled(fillHoles).upgrade(target);
        arguments.tell(outcome, out);
        return 0;
    }
}
