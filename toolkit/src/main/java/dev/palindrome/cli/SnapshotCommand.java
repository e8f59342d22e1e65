package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.ScratchServers;
import dev.palindrome.proof.Source;
import dev.palindrome.schema.SnapshotFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a schema in a form that can be read in a review and compared later. */
@Command(
        name = "snapshot",
        description = "Prints everything the catalogs say about a schema, stable and readable.",
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..1",
            description = "What to read: " + SourceArguments.FORMS
                    + ". Without it, the database of --url, PALINDROME_URL, FLYWAY_URL, or PGHOST, PGDATABASE, PGUSER …;"
                    + " with it, --url is a server to make scratch databases on.")
    @Nullable
    String source;

    @Mixin
    SourceArguments sources = new SourceArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file (default: standard output).")
    @Nullable
    Path output;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        OutputFile file = output == null ? null : new OutputFile("--output", output).check();
        String text = read().text();
        if (file == null) {
            out.print(text);
            out.flush();
        } else {
            file.write(text);
        }
        return 0;
    }

    private SnapshotFile read() {
        if (source == null) {
            refuseServer();
            ConnectionSettings named = ConnectionSettings.forProduction(
                    sources.server.url, sources.server.user, sources.server.password, System.getenv());
            return read(Source.database(named), ScratchServers.none());
        }
        try (Progress progress = common.progress();
                LazyServers servers = new LazyServers(sources.server.spec(System.getenv()), progress)) {
            return read(sources.source(source, System.getenv()), servers);
        }
    }

    private SnapshotFile read(Source from, ScratchServers servers) {
        Set<String> leftOut = new HashSet<>(sources.leaveOut);
        leftOut.addAll(from.bookkeeping());
        return from.read(new Source.Reading(leftOut, sources.extras, () -> servers.get(0)));
    }

    /** A server to start is for a source that has to be built. */
    private void refuseServer() {
        String option = sources.server.choice != ServerChoice.AUTO
                ? "--server"
                : sources.server.postgres != null ? "--postgres" : sources.server.image != null ? "--image" : null;
        if (option != null) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                            Code.USAGE,
                            null,
                            option + " is for a source that is built in a scratch database, and none is named.",
                            "Name it, for example DIR@head or schema.sql; or leave " + option
                                    + " out to read the database of --url."));
        }
    }
}
