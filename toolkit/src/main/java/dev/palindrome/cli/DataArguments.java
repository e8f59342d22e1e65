package dev.palindrome.cli;

import dev.palindrome.proof.DataOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether and how it is looked at what becomes of rows. */
final class DataArguments {
    @Option(names = "--no-data", description = "Leave out rows: look at the schema alone.")
    boolean noData;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Number from which made-up rows follow; the same number makes the same rows (default: 1).")
    @Nullable
    Long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows to make up for each table before each revision that touches it (default: 3).")
    @Nullable
    Integer rows;

    /** What was asked for; contradictions are refused. */
    DataOptions options(CommandLine commandLine) {
        if (noData && (seed != null || rows != null)) {
            throw new ParameterException(
                    commandLine,
                    "--no-data and " + (seed != null ? "--seed" : "--rows")
                            + " contradict each other; give one of them.");
        }
        if (rows != null && rows < 1) {
            throw new ParameterException(commandLine, "--rows must be at least 1, not " + rows + ".");
        }
        DataOptions options = noData ? DataOptions.OFF : DataOptions.DEFAULT;
        if (seed != null) {
            options = options.withSeed(seed);
        }
        return rows == null ? options : options.withRows(rows);
    }
}
