package dev.palindrome.cli;

import dev.palindrome.database.PgDump;
import dev.palindrome.migrate.Backup;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.migrate.Outcome;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies revisions to a real database. */
@Command(
        name = "upgrade",
        description = "Applies the revisions up to a target to a real database.",
        sortOptions = false)
final class UpgradeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            defaultValue = "head",
            description = "head, heads, a revision's id, +N, or LABEL@ and one of these (default: head).")
    String target = "head";

    @Option(
            names = "--fill-holes",
            description =
                    "Also apply revisions that were passed over: not applied while a later one that needs them is.")
    boolean fillHoles;

    @Option(
            names = "--sql",
            description =
                    "Print a script for psql and look at no database. TARGET may be FROM:TO, where FROM is where the database stands"
                            + " (default: base).")
    boolean sql;

    @Option(
            names = "--backup",
            paramLabel = "FILE",
            description = "Dump the database with pg_dump first, for psql if FILE ends in .sql, else for pg_restore.")
    @Nullable
    Path backup;

    @Mixin
    MigratorArguments arguments = new MigratorArguments();

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        if (sql) {
            if (backup != null || fillHoles) {
                throw new ParameterException(
                        commandLine, "--sql looks at no database, so it does not go with --backup or --fill-holes.");
            }
            return OfflineScripts.print(commandLine, arguments.loadRunnable(), script -> script.upgrade(target));
        }
        PrintWriter out = commandLine.getOut();
        Migrator migrator = arguments.migrator(out).withHolesFilled(fillHoles);
        if (backup != null) {
            migrator = migrator.withBackup(
                    dump(new OutputFile("--backup", backup).check().path(), out));
        }
        Outcome outcome = migrator.upgrade(target);
        arguments.tell(outcome, out);
        return 0;
    }

    private Backup dump(Path file, PrintWriter out) {
        PgDump dump = new PgDump(arguments.connection.settings(), file);
        return connection -> {
            dump.run(connection);
            arguments.common.say(out, "backup " + file);
            out.flush();
        };
    }
}
