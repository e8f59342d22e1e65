package dev.palindrome.revision;

import java.util.List;

/**
 * A command of another tool, run with the connection in its environment.
 *
 * @param command the program and its arguments
 */
public record CommandBody(List<String> command) implements Body {
    public CommandBody {
        command = List.copyOf(command);
    }

    @Override
    public String name() {
        return String.join(" ", command);
    }
}
