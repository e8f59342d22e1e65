package dev.palindrome.proof;

import dev.palindrome.revision.Revision;

/** Told of the proof's progress, on the thread that runs it. */
public interface ProofListener {
    /** Hears nothing. */
    ProofListener NONE = new ProofListener() {};

    /**
     * A part of the proof begins.
     *
     * @param part what a person calls it, for example {@code walk}
     * @param steps how many revisions it visits
     */
    default void begin(String part, int steps) {}

    /** A revision is about to be visited. */
    default void visit(Revision revision) {}

    /** The part that began last has ended. */
    default void end() {}
}
