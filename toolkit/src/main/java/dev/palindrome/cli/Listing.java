package dev.palindrome.cli;

import dev.palindrome.report.RevisionEntry;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** Prints revisions one below the other. */
record Listing(PrintWriter out, RevisionEntry entry, boolean verbose) {
    static Listing on(CommandLine commandLine, RevisionGraph graph, boolean verbose) {
        return new Listing(
                commandLine.getOut(), new RevisionEntry(graph, Set.of(), Terminal.ink(commandLine)), verbose);
    }

    void print(List<Revision> revisions) {
        revisions.forEach(this::print);
    }

    void print(Revision revision) {
        out.println(entry.title(revision));
        if (verbose) {
            entry.details(revision).forEach(out::println);
        }
    }
}
