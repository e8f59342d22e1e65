package dev.palindrome.revision;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command of another tool, run with the connection in its environment.
 *
 * @param command the program and its arguments; {@link #CONFIGURATION} in them stands for the path of a file with {@code configuration}
 * @param directory where it runs, or null for the working directory
 * @param file what a person would correct when it fails, relative to the history's directory; null when that is the command itself
 * @param configuration the text of a file that is made for each run, in which {@link #URL} stands for the database's address; null for
 *     none
 * @param confirmation a query whose answer is true when the command did in this database what it says; null when there is none
 */
public record CommandBody(
        List<String> command,
        @Nullable Path directory,
        @Nullable String file,
        @Nullable String configuration,
        @Nullable String confirmation)
        implements Body {
    /** In an argument: the path of the file that is made for the run. */
    public static final String CONFIGURATION = "{palindrome:configuration}";

    /** In the configuration: the address of the database, with a percent sign doubled. */
    public static final String URL = "{palindrome:url}";

    public CommandBody {
        command = List.copyOf(command);
    }

    /** A command that runs in the working directory. */
    public CommandBody(List<String> command) {
        this(command, null, null, null, null);
    }

    /** The file that it runs, if there is one; else the command line. */
    @Override
    public String name() {
        return file == null ? line() : file;
    }

    /** The command as a shell would be told it. */
    public String line() {
        return command.stream()
                .map(word -> word.matches("[\\w@%+=:,./{}-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
