package dev.palindrome.cli;

import dev.palindrome.ddl.DdlScript;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.SchemaScripts;
import dev.palindrome.proof.Source;
import dev.palindrome.report.ComparisonJson;
import dev.palindrome.report.ComparisonText;
import dev.palindrome.report.ScriptText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

/** Says in words what differs between two schemas, or writes the script that leads from one to the other. */
@Command(
        name = "diff",
        description =
                "Says what differs between two schemas, the expected one and the one that is found. With --sql, prints the"
                        + " script that leads from the first to the second.",
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:equal",
            "1:not equal; with --sql also: no script may be written",
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

    @Option(
            names = "--sql",
            description =
                    "Print the script that leads from the first to the second, for psql, instead of the differences.")
    boolean sql;

    @Option(names = "--downgrade", description = "With --sql: print the script that leads back.")
    boolean downgrade;

    @Option(names = "--output", paramLabel = "FILE", description = "With --sql: write the script to a file.")
    @Nullable
    Path output;

    @Mixin
    ScriptArguments writing = new ScriptArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        return sql ? script(commandLine) : words(commandLine);
    }

    private int script(CommandLine commandLine) {
        if (json != null) {
            throw misused("--json", "is the differences, and --sql asks for a script", "Give one of the two.");
        }
        OutputFile file = output == null ? null : new OutputFile("--output", output).check();
        Source first = sources.source(expected, System.getenv());
        Source second = sources.source(found, System.getenv());
        SchemaScripts scripts;
        try (Progress progress = common.progress();
                LazyServers servers = new LazyServers(sources.server.spec(System.getenv()), progress)) {
            scripts = SchemaScripts.between(first, second, options(), writing.options(), servers);
        }
        String text = ScriptText.render(scripts, downgrade);
        tell(commandLine, scripts.comparison().notes(), downgrade ? scripts.downgrade() : scripts.upgrade());
        if (file == null) {
            commandLine.getOut().print(text);
            commandLine.getOut().flush();
        } else {
            file.write(text);
        }
        return scripts.comparison().isEqual() ? 0 : Category.FAILED.exitStatus();
    }

    /** What a reader of the script should know goes where it is no part of the script. */
    private void tell(CommandLine commandLine, List<String> notes, DdlScript script) {
        if (!common.quiet) {
            PrintWriter err = commandLine.getErr();
            notes.forEach(note -> err.println("note: " + note));
            script.findings().forEach(finding -> err.println("note: " + finding.message() + " " + finding.remedy()));
            err.flush();
        }
    }

    private int words(CommandLine commandLine) {
        String option = downgrade ? "--downgrade" : output != null ? "--output" : writing.given();
        if (option != null) {
            throw misused(option, "is for a script, and the differences are told in words", "Add --sql.");
        }
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

    private static PalindromeException misused(String option, String why, String remedy) {
        return new PalindromeException(
                Category.CONFIGURATION, Finding.of(Code.USAGE, null, option + " " + why + ".", remedy));
    }

    private ComparisonOptions options() {
        ComparisonOptions options = sources.options();
        options = noOwner ? options.withoutOwners() : options;
        return noPrivileges ? options.withoutPrivileges() : options;
    }
}
