package dev.palindrome.cli;

import dev.palindrome.layout.History;
import dev.palindrome.migrate.Current;
import dev.palindrome.report.HistoryDrawing;
import dev.palindrome.report.HistoryDrawing.Node;
import dev.palindrome.report.RevisionEntry;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.RevisionRange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws the history. */
@Command(
        name = "history",
        description = "Draws the history, newest first. With -i or --url, o stands for a revision that is not applied.",
        sortOptions = false)
final class HistoryCommand implements Callable<Integer> {
    private static final String CURRENT = "current";

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            description = "Only these, both ends included: 001:004, 001:, :head, current:.")
    @Nullable
    String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Look at the database and mark the revisions at which it stands.")
    boolean indicateCurrent;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        History history = arguments.load();
        RevisionGraph graph = history.graph();
        RevisionRange asked = range == null ? RevisionRange.ALL : RevisionRange.parse(range);
        boolean looks = indicateCurrent
                || arguments.connection.url != null
                || CURRENT.equals(asked.from())
                || CURRENT.equals(asked.to());
        PrintWriter out = commandLine.getOut();
        Current current = looks ? arguments.migrator(history, out).current() : null;
        Set<String> applied = new LinkedHashSet<>(current == null ? List.of() : current.applied());
        RevisionEntry entry = new RevisionEntry(
                graph, current == null ? Set.of() : Set.copyOf(current.heads()), Terminal.ink(commandLine));
        List<Node> nodes = new ArrayList<>();
        for (Revision revision : graph.history(asked, Applied.of(graph, applied))) {
            List<String> text = new ArrayList<>();
            text.add(entry.title(revision));
            if (arguments.common.verbose) {
                text.addAll(entry.details(revision));
                text.add("");
            }
            boolean pending = current != null && !applied.contains(revision.id());
            nodes.add(new Node(revision.id(), revision.parents(), pending ? 'o' : '*', text));
        }
        HistoryDrawing.draw(nodes).forEach(out::println);
        out.flush();
        return 0;
    }
}
