package dev.palindrome.cli;

import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.Source;
import dev.palindrome.report.ComparisonJson;
import dev.palindrome.report.ComparisonText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says in words what differs between two schemas. */
@Command(
        name = "diff",
        description = "Says what differs between two schemas, the expected one and the one that is found.",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:equal",
            "1:not equal",
            "2:wrong usage, or a side that cannot be built",
            "3:no database, or an internal error"
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXPECTED", description = "What is expected: " + SourceArguments.FORMS + ".")
    String expected = "";

    @Parameters(index = "1", paramLabel = "FOUND", description = "What is compared with it: one of the same.")
    String found = "";

    @Mixin
    SourceArguments sources = new SourceArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    @Option(
            names = {"-O", "--no-owner"},
            description = "Leave owners out, as pg_dump does.")
    boolean noOwner;

    @Option(
            names = {"-x", "--no-privileges", "--no-acl"},
            description = "Leave grants and default privileges out, as pg_dump does.")
    boolean noPrivileges;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    @Nullable
    Path json;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        boolean jsonOnOut = json != null && json.toString().equals("-");
        OutputFile jsonFile = json == null || jsonOnOut ? null : new OutputFile("--json", json).check();
        Source first = sources.source(expected, System.getenv());
        Source second = sources.source(found, System.getenv());
        SchemaComparison comparison;
        try (Progress progress = common.progress();
                LazyServers servers = new LazyServers(sources.server.spec(System.getenv()), progress)) {
            comparison = SchemaComparison.of(first, second, options(), servers);
        }
        PrintWriter out = commandLine.getOut();
        if (jsonFile != null) {
            jsonFile.write(ComparisonJson.render(comparison));
        }
        if (jsonOnOut) {
            out.print(ComparisonJson.render(comparison));
        } else if (!common.quiet || !comparison.isEqual()) {
            out.print(new ComparisonText(Terminal.ink(commandLine), common.verbose).render(comparison));
        }
        out.flush();
        return comparison.isEqual() ? 0 : Category.FAILED.exitStatus();
    }

    private ComparisonOptions options() {
        ComparisonOptions options = sources.options();
        options = noOwner ? options.withoutOwners() : options;
        return noPrivileges ? options.withoutPrivileges() : options;
    }
}
