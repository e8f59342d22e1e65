package dev.palindrome.cli;

import dev.palindrome.database.Server;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.report.JsonReport;
import dev.palindrome.report.TextReport;
import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The proof: walks every revision up, down and up, in scratch databases, and says which promise each breaks. */
@Command(
        name = "verify",
        description = "Walks every revision up, down and up in scratch databases and says which are reversible.",
        mixinStandardHelpOptions = true,
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
    ServerArguments server = new ServerArguments();

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
            defaultValue = "error",
            description = "Least severity that fails: error or warning (default: error).")
    Severity failOn = Severity.ERROR;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Give up after this time, for example 90s, 10m (default: never).")
    @Nullable
    Duration timeout;

    @Option(names = "--no-descent", description = "Leave out the descent from the heads to the base.")
    boolean noDescent;

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
    public Integer call() throws IOException {
        CommandSpec command = java.util.Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        History loaded = history.load(directory);
        AcceptedFindings accepted = AcceptedFindings.read(acceptedPath(loaded));
        ProofOptions options = ProofOptions.DEFAULT
                .withBefore(scriptsBefore())
                .withDescent(!noDescent)
                .withTimeout(timeout);
        ProofResult found = prove(loaded, options, command);
        if (accept) {
            int entries = accepted.accept(found, "accepted on " + LocalDate.now());
            common.say(
                    out,
                    "Wrote " + entries + (entries == 1 ? " entry" : " entries") + " to " + acceptedPath(loaded)
                            + ". Replace each reason by your own.");
            accepted = AcceptedFindings.read(acceptedPath(loaded));
        }
        ProofResult result = accepted.applyTo(found);
        boolean jsonOnOut = json != null && json.toString().equals("-");
        if (json != null) {
            write(json, JsonReport.render(result), out);
        }
        if (!jsonOnOut) {
            out.print(new TextReport(common.ink(command), common.verbose).render(result));
        }
        out.flush();
        return result.hasFailed(failOn) ? PalindromeException.Category.FAILED.exitStatus() : 0;
    }

    private ProofResult prove(History loaded, ProofOptions options, CommandSpec command) {
        try (Progress progress = common.progress(command);
                Server started = Servers.start(server.spec());
                Proof proof = Proof.of(loaded, started, options, progress)) {
            return proof.run();
        }
    }

    private Path acceptedPath(History loaded) {
        if (acceptedFile != null) {
            return acceptedFile;
        }
        return (Files.isDirectory(directory) || loaded.directory() == null ? directory : loaded.directory())
                .resolve(AcceptedFindings.FILE_NAME);
    }

    private List<SqlBody> scriptsBefore() {
        List<SqlBody> scripts = new ArrayList<>();
        for (Path file : before) {
            try {
                scripts.add(new SqlBody(
                        file.toString(), file, Files.readString(file), 1, SqlBody.TransactionMode.DETECT, null));
            } catch (IOException problem) {
                throw new PalindromeException(
                        PalindromeException.Category.CONFIGURATION,
                        List.of(Finding.of(
                                Code.FILE_UNREADABLE,
                                Place.of(file.toString()),
                                "The file given with --before cannot be read: " + problem + ".",
                                "Name a SQL file in UTF-8.")),
                        problem);
            }
        }
        return scripts;
    }

    private static void write(Path file, String text, PrintWriter out) throws IOException {
        if (file.toString().equals("-")) {
            out.print(text);
        } else {
            Files.writeString(file, text);
        }
    }
}
