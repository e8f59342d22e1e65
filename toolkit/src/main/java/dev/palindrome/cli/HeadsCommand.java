package dev.palindrome.cli;

import dev.palindrome.revision.RevisionGraph;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the heads. */
@Command(name = "heads", description = "Lists the revisions that no other revises.", sortOptions = false)
final class HeadsCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        RevisionGraph graph = arguments.load().graph();
        Listing.on(commandLine, graph, arguments.common.verbose).print(graph.heads());
        commandLine.getOut().flush();
        return 0;
    }
}
