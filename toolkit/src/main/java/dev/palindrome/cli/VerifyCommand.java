package dev.palindrome.cli;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.History;
import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.Selection;
import dev.palindrome.report.HtmlReport;
import dev.palindrome.report.JsonReport;
import dev.palindrome.report.TextReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The proof: walks every revision up, down and up, in scratch databases, and says which promise each breaks. */
@Command(
        name = "verify",
        description = "Walks every revision up, down and up in scratch databases and says which are reversible.",
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "Directory of the history, or of a project that has one (default: the working directory).")
    Path directory = Path.of(".");

    @Mixin
    HistoryArguments history = new HistoryArguments();

    @Mixin
    ServerArguments serverArguments = new ServerArguments();

    @Mixin
    SelectionArguments selectionArguments = new SelectionArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description =
                    "SQL that runs first in every scratch database: roles and extensions that the scripts assume.")
    List<Path> before = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    @Nullable
    Path json;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = FailOn.Converter.class,
            description = "Least severity that fails: error or warning (default: error).")
    FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the result to this file as a page of HTML that needs nothing beside it.")
    @Nullable
    Path page;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Give up after this time, for example 90s, 10m (default: never).")
    @Nullable
    Duration timeout;

    @Option(names = "--no-descent", description = "Leave out the descent from the heads to the base.")
    boolean noDescent;

    @Mixin
    DataArguments dataArguments = new DataArguments();

    @Option(
            names = "--no-fidelity",
            description = "Leave out Flyway's own migrate, which must make the same schema (Flyway's layout only).")
    boolean noFidelity;

    @Option(
            names = "--accept",
            description = "Write " + AcceptedFindings.FILE_NAME
                    + ": what is found today is shown from now on and does not fail.")
    boolean accept;

    @Option(
            names = "--accepted",
            paramLabel = "FILE",
            description =
                    "Where accepted findings are (default: " + AcceptedFindings.FILE_NAME + " beside the history).")
    @Nullable
    Path acceptedFile;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (timeout != null && timeout.isZero()) {
            throw new ParameterException(commandLine, "--timeout must be longer than nothing.");
        }
        Written written = new Written(
                json == null || isJsonOnOut() ? null : new OutputFile("--json", json).check(),
                page == null ? null : new OutputFile("--report", page).check());
        ServerSpec server = serverArguments.spec(System.getenv());
        Selection selection = selectionArguments.selection(commandLine);
        History loaded = history.load(directory);
        Acceptance acceptance = new Acceptance(acceptedPath(loaded));
        if (accept) {
            acceptance.check();
        }
        ProofOptions options = ProofOptions.DEFAULT
                .withBefore(SqlFiles.before(before))
                .withDescent(!noDescent)
                .withFidelity(!noFidelity)
                .withTimeout(timeout)
                .withData(dataArguments.options(commandLine))
                .withSelection(selection);
        List<Finding> left = List.of();
        if (selectionArguments.since != null) {
            ChangedRevisions changed = ChangedRevisions.since(loaded, selectionArguments.since);
            options = options.withSelection(Selection.added(changed.revisions()).of(selection.shard()));
            left = changed.findings();
            if (changed.isEmpty()) {
                return report(nothingChanged(loaded, changed), written);
            }
        }
        ProofResult found = prove(loaded, server, options).withMore(left);
        if (accept) {
            // Standard output may be for JSON alone.
            common.say(isJsonOnOut() ? commandLine.getErr() : commandLine.getOut(), acceptance.accept(found));
        }
        return report(acceptance.applyTo(found), written);
    }

    /** The files to write. */
    private record Written(
            @Nullable OutputFile json, @Nullable OutputFile page) {
        void write(ProofResult result) {
            if (json != null) {
                json.write(JsonReport.render(result));
            }
            if (page != null) {
                page.write(HtmlReport.render(result));
            }
        }
    }

    private int report(ProofResult result, Written written) {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        PrintWriter out = commandLine.getOut();
        written.write(result);
        out.print(
                isJsonOnOut()
                        ? JsonReport.render(result)
                        : new TextReport(Terminal.ink(commandLine), common.verbose).render(result));
        out.flush();
        return result.hasFailed(failOn.severity()) ? PalindromeException.Category.FAILED.exitStatus() : 0;
    }

    private boolean isJsonOnOut() {
        return json != null && json.toString().equals("-");
    }

    /** A change that concerns no revision breaks no promise; a server is not even started. */
    private static ProofResult nothingChanged(History loaded, ChangedRevisions changed) {
        return new ProofResult(
                loaded,
                "not started",
                List.of(),
                null,
                null,
                null,
                0,
                changed.findings(),
                Duration.ZERO,
                List.of("No revision was added or changed since " + changed.since() + " (commit " + changed.mergeBase()
                        + "), so there is nothing to walk."));
    }

    private ProofResult prove(History loaded, ServerSpec server, ProofOptions options) {
        try (Progress progress = common.progress();
                Server started = start(server, progress);
                Proof proof = Proof.of(loaded, started, options, progress)) {
            return proof.run();
        }
    }

    private static Server start(ServerSpec server, Progress progress) {
        progress.waitFor("Getting a PostgreSQL server ready ...");
        return Servers.start(server);
    }

    private Path acceptedPath(History loaded) {
        if (acceptedFile != null) {
            return acceptedFile;
        }
        return (Files.isDirectory(directory) || loaded.directory() == null ? directory : loaded.directory())
                .resolve(AcceptedFindings.FILE_NAME);
    }
}
