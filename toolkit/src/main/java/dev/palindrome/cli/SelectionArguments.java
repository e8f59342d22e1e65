package dev.palindrome.cli;

import dev.palindrome.proof.Selection;
import dev.palindrome.proof.Shard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which revisions of a history are walked. */
final class SelectionArguments {
    @Option(
            names = "--from",
            paramLabel = "REVISION",
            description = "Walk this revision and what needs it; what stands before is only upgraded.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "REVISION", description = "Walk this revision and what it needs.")
    @Nullable
    String to;

    @Option(
            names = "--only",
            paramLabel = "REVISIONS",
            split = ",",
            description = "Walk only these: revisions or ranges FROM:TO, separated by commas.")
    List<String> only = List.of();

    @Option(
            names = "--since",
            paramLabel = "GIT_REF",
            description = "Walk only the revisions whose files were added or changed since the work left this branch.")
    @Nullable
    String since;

    @Option(
            names = "--shard",
            paramLabel = "N/COUNT",
            description =
                    "Walk one of COUNT slices, for as many machines: 1/5 to 5/5. The last checks the whole as well.")
    @Nullable
    String shard;

    /** What was asked for, {@code --since} left out; contradictions are refused. */
    Selection selection(CommandLine commandLine) {
        List<String> given = new ArrayList<>();
        if (from != null || to != null) {
            given.add(from != null ? "--from" : "--to");
        }
        if (!only.isEmpty()) {
            given.add("--only");
        }
        if (since != null) {
            given.add("--since");
        }
        if (given.size() > 1) {
            throw new ParameterException(
                    commandLine, String.join(" and ", given) + " contradict each other; give one of them.");
        }
        Shard slice = shard == null ? null : Shard.parse(shard);
        return (only.isEmpty() ? Selection.between(from, to) : Selection.only(only)).of(slice);
    }
}
