package dev.palindrome.architecture.broken.cli;

/** What {@code finding} must not use. */
public class Command {
    /** Its name. */
    public String name() {
        return "verify";
    }
}
