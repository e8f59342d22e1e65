package dev.palindrome.cli;

import dev.palindrome.layout.RevisionFiles;
import dev.palindrome.layout.RevisionText;
import dev.palindrome.revision.NewRevision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a new revision. */
@Command(
        name = "revision",
        description =
                "Writes the files of a new revision, to be filled in; with --autogenerate, filled with what leads to the"
                        + " model, once that has been run up, down and up in a scratch database.",
        sortOptions = false)
final class RevisionCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            required = true,
            description = "What it does; its file is named so.")
    String message = "";

    @Option(
            names = "--head",
            paramLabel = "TARGET",
            description =
                    "The revision that it follows: an id, LABEL@head, or base for a line of its own (default: head).")
    @Nullable
    String head;

    @Option(names = "--splice", description = "Let --head be a revision that others revise already: begins a branch.")
    boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "Name of the line that begins here.")
    List<String> labels = List.of();

    @Option(names = "--depends-on", paramLabel = "TARGET", description = "A revision that must be applied first.")
    List<String> dependsOn = List.of();

    @Option(
            names = "--rev-id",
            paramLabel = "ID",
            description = "Its id (default: a time stamp or the next number, whichever the history uses).")
    @Nullable
    String id;

    @Option(names = "--java", description = "Write a Java class instead of SQL files.")
    boolean java;

    @Option(
            names = "--autogenerate",
            description = "Compare what the history builds with the model, and write what closes the gap.")
    boolean autogenerate;

    @Mixin
    AutogenerateArguments generating = new AutogenerateArguments();

    @Mixin
    ProjectArguments arguments = new ProjectArguments();

    @Override
    public Integer call() {
        if (autogenerate) {
            return new GeneratedRevisions(this, Objects.requireNonNull(spec).commandLine()).call();
        }
        generating.refuse();
        RevisionFiles files = arguments.files();
        Instant now = Instant.now();
        boolean first = files.graph().revisions().isEmpty();
        NewRevision revision = NewRevision.plan(files.graph(), request(id == null ? files.nextId(now) : id, first));
        new RevisionWriter(
                        arguments,
                        files,
                        Objects.requireNonNull(spec).commandLine().getOut())
                .write(new RevisionText(revision, message.strip(), "", "", now), java);
        return 0;
    }

    /** Where the revision stands that is asked for. */
    NewRevision.Request request(String revisionId, boolean first) {
        return NewRevision.request(revisionId)
                .onto(List.of(head != null ? head : first ? "base" : "head"))
                .spliced(splice)
                .labelled(labels)
                .dependingOn(dependsOn);
    }
}
