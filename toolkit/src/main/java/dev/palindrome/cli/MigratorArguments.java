package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Execution;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.migrate.Outcome;
import dev.palindrome.migrate.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that go forwards and backwards have in common. */
final class MigratorArguments {
    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Directory of the history, or of a project that has one (default: the working directory).")
    Path directory = Path.of(".");

    @Mixin
    HistoryArguments history = new HistoryArguments();

    @Mixin
    ConnectionArguments connection = new ConnectionArguments();

    @Mixin
    CommonArguments common = new CommonArguments();

    @Option(
            names = "--lock-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long to wait for another upgrade or downgrade, for example 30s (default: 1m).")
    @Nullable
    Duration lockTimeout;

    Migrator migrator(PrintWriter out) {
        ConnectionSettings settings = connection.settings();
        Migrator migrator = new Migrator(runnable(history.load(directory)), settings::connect)
                .withPassword(settings.password())
                .withProgress(new Told(out));
        return lockTimeout == null ? migrator : migrator.withLockTimeout(lockTimeout);
    }

    /** Refuses a history with revisions that only its own tool can run: without them, the database would be another one. */
    private static History runnable(History loaded) {
        List<Finding> errors = loaded.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, errors, null);
        }
        return loaded;
    }

    void tell(Outcome outcome, PrintWriter out) {
        String heads = outcome.heads().isEmpty() ? "the base" : String.join(", ", outcome.heads());
        if (outcome.revisions().isEmpty() && outcome.repeatables().isEmpty()) {
            common.say(out, "Nothing to do: the database is at " + heads + ".");
        } else {
            common.say(out, "The database is at " + heads + ".");
        }
        out.flush();
    }

    /** Prints each step as it is done. */
    private final class Told implements Progress {
        private final PrintWriter out;

        Told(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void waitingForLock(String holder) {
            common.say(out, "Waiting for " + holder + ", which holds the lock of the history table.");
            out.flush();
        }

        @Override
        public void notice(String sentence) {
            common.say(out, "note: " + sentence);
            out.flush();
        }

        @Override
        public void done(Step step, Execution execution) {
            common.say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "%s %s  %.1f ms",
                            step.direction().word(),
                            step.title(),
                            execution.duration().toNanos() / 1e6));
            out.flush();
        }
    }
}
