package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import dev.palindrome.schema.SnapshotText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a database's schema in a form that can be read in a review and compared later. */
@Command(
        name = "snapshot",
        description = "Prints everything the catalogs say about a database's schema, stable and readable.",
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ConnectionArguments connection = new ConnectionArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    @Option(
            names = "--leave-out",
            split = ",",
            paramLabel = "TABLE",
            description = "Tables to leave out, qualified (default: public.flyway_schema_history).")
    Set<String> leaveOut = Set.of("public.flyway_schema_history");

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file (default: standard output).")
    @Nullable
    Path output;

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        OutputFile file = output == null ? null : new OutputFile("--output", output).check();
        ConnectionSettings settings = connection.settings();
        String text;
        try (Connection open = settings.connect()) {
            Snapshot snapshot = new SnapshotReader(leaveOut).read(open);
            text = SnapshotText.write(snapshot);
        }
        if (file == null) {
            out.print(text);
            out.flush();
        } else {
            file.write(text);
        }
        return 0;
    }
}
