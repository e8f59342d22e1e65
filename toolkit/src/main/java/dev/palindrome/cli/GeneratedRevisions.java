package dev.palindrome.cli;

import dev.palindrome.finding.Finding;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.RevisionFiles;
import dev.palindrome.layout.RevisionText;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.Autogeneration;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.GeneratedStep;
import dev.palindrome.proof.Source;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.TextReport;
import dev.palindrome.revision.NewRevision;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code revision --autogenerate}: what leads to the model, run before it is written. */
final class GeneratedRevisions {
    private final RevisionCommand command;
    private final CommandLine commandLine;
    private final RevisionFiles files;
    private final Instant now = Instant.now();

    GeneratedRevisions(RevisionCommand command, CommandLine commandLine) {
        this.command = command;
        this.commandLine = commandLine;
        this.files = command.arguments.files();
    }

    int call() {
        HistoryArguments arguments = command.arguments.history;
        boolean first = files.graph().revisions().isEmpty();
        try (OpenHistory open = first
                ? arguments.openNone(command.arguments.directory, files.emptyHistory())
                : arguments.open(command.arguments.directory)) {
            return call(open);
        }
    }

    private int call(OpenHistory open) {
        AutogenerateArguments generating = command.generating;
        ModelConfiguration configuration = generating.model.configuration(open);
        Source model = generating.source(configuration, open, command.arguments.history);
        // Where it is to stand is refused before anything runs.
        plan(files.graph(), command.id == null ? files.nextId(now) : command.id, List.of());
        List<RevisionText> texts;
        try (Progress progress = command.arguments.common.progress();
                LazyServers servers = new LazyServers(generating.server.spec(System.getenv()), progress)) {
            Autogeneration generation = new Autogeneration(
                    open.history(),
                    model,
                    configuration.authority(),
                    ComparisonOptions.DEFAULT,
                    generating.writing.options(),
                    SqlFiles.before(generating.before),
                    servers);
            Autogeneration.Draft draft = generation.plan();
            note(draft.notes());
            if (draft.steps().isEmpty()) {
                say("The history builds what " + model.name() + " says: there is nothing to write.");
                return 0;
            }
            texts = texts(draft.steps());
            tell(generation.prove(texts.stream().map(files::revision).toList()));
        }
        RevisionWriter writer = new RevisionWriter(command.arguments, files, commandLine.getOut());
        writer.write(texts, command.java);
        return 0;
    }

    private List<RevisionText> texts(List<GeneratedStep> steps) {
        List<RevisionText> texts = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        RevisionGraph graph = files.graph();
        for (GeneratedStep step : steps) {
            String id = taken.isEmpty() && command.id != null ? command.id : files.nextId(now, taken);
            NewRevision revision = plan(graph, id, taken);
            taken.add(id);
            String part = steps.size() == 1 ? "" : " " + taken.size() + " of " + steps.size();
            RevisionText text = new RevisionText(
                            revision,
                            command.message.strip() + part,
                            step.upgradeText().stripTrailing(),
                            step.downgradeText().stripTrailing(),
                            now)
                    .withLossy(step.lossy())
                    .withTransaction(step.isTransactional());
            texts.add(text);
            List<Revision> all = new ArrayList<>(graph.revisions());
            all.add(files.revision(text));
            graph = RevisionGraph.of(all, graph.idRule());
        }
        return texts;
    }

    /** The first stands where it was asked to, each other on the one before it. */
    private NewRevision plan(RevisionGraph graph, String id, List<String> before) {
        return NewRevision.plan(
                graph,
                before.isEmpty()
                        ? command.request(id, graph.revisions().isEmpty())
                        : NewRevision.request(id).onto(List.of(before.get(before.size() - 1))));
    }

    private void note(List<String> notes) {
        PrintWriter err = commandLine.getErr();
        notes.forEach(note -> err.println("note: " + note));
        err.flush();
    }

    private void tell(List<Finding> findings) {
        FindingText text = new FindingText(Terminal.ink(commandLine)).wrappedAt(TextReport.COLUMNS);
        PrintWriter err = commandLine.getErr();
        findings.forEach(finding -> err.print(text.render(finding)));
        err.flush();
    }

    private void say(String remark) {
        command.arguments.common.say(commandLine.getOut(), remark);
        commandLine.getOut().flush();
    }
}
