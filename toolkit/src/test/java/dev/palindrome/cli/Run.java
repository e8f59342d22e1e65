package dev.palindrome.cli;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** One run of the command line, without a process. */
record Run(int status, String out, String err) {
    static Run palindrome(String... arguments) {
        return palindrome(Ansi.OFF, arguments);
    }

    static Run palindrome(Ansi colours, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(colours));
        int status = commandLine.execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }

    /** The same with a directory's name shortened to {@code DIR} in all that was printed, and one space for its line ends. */
    Run flat(Path directory) {
        return new Run(status, flat(out, directory), flat(err, directory));
    }

    private static String flat(String text, Path directory) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "))
                .replace(directory.toString(), "DIR");
    }

    /** Arguments that name a database, in front of others. */
    static String[] with(ScratchDatabase database, String... arguments) {
        List<String> connection =
                List.of("--url", database.url(), "--user", database.user(), "--password", database.password());
        return Stream.concat(Arrays.stream(arguments), connection.stream()).toArray(String[]::new);
    }
}
