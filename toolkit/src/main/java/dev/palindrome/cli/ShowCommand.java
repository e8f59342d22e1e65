package dev.palindrome.cli;

import dev.palindrome.revision.RevisionGraph;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows revisions in detail. */
@Command(
        name = "show",
        description = "Shows a revision: its files, what it needs, what is declared.",
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "REV", arity = "1..*", description = "A revision's id, head, heads, LABEL@head ….")
    List<String> targets = List.of();

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        RevisionGraph graph = arguments.load().graph();
        Listing.on(commandLine, graph, true).print(graph.resolve(targets));
        commandLine.getOut().flush();
        return 0;
    }
}
