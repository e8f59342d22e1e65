package dev.palindrome.cli;

import dev.palindrome.report.Ink;
import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What is known of the terminal, if there is one. */
final class Terminal {
    private Terminal() {}

    /** Colours when standard output shows them; {@code NO_COLOR} and its like are heard. */
    static Ink ink(CommandLine commandLine) {
        return commandLine.getColorScheme().ansi().enabled() ? new TerminalInk() : Ink.NONE;
    }

    /** Writes to the terminal and nowhere else; null when input or output is a file or a pipe. */
    static @Nullable PrintWriter writer() {
        Console console = System.console();
        return console != null && isTerminal(console) ? console.writer() : null;
    }

    /** Since Java 22 there may be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
        }
    }
}
