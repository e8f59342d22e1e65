package dev.palindrome.revision;

/** What running a revision in one direction means, as data. */
public sealed interface Body permits SqlBody, JavaBody, CommandBody {
    /** What a person calls it: a file name, a class name, a command line. */
    String name();
}
