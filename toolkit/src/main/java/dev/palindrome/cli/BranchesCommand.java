package dev.palindrome.cli;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the branch points. */
@Command(
        name = "branches",
        description = "Lists the revisions that several others revise, and those.",
        sortOptions = false)
final class BranchesCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        RevisionGraph graph = arguments.load().graph();
        Listing listing = Listing.on(commandLine, graph, arguments.common.verbose);
        for (Revision point : graph.branchPoints()) {
            listing.print(point);
            graph.children(point)
                    .forEach(child -> out.println("  -> " + listing.entry().title(child)));
        }
        if (graph.branchPoints().isEmpty()) {
            arguments.common.say(out, "There are no branches.");
        }
        out.flush();
        return 0;
    }
}
