package dev.palindrome.migrate;

import dev.palindrome.revision.Direction;

/** Told what a migrator does while it does it. Called on the migrator's thread. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {};

    /** Somebody else has held the lock for a second. */
    default void waitingForLock(String holder) {}

    /** Something to know before it begins, in one sentence. */
    default void notice(String sentence) {}

    /** A revision or a repeatable script begins. */
    default void started(Step step) {}

    /** It is done, and so is its row in the history table. */
    default void done(Step step, Execution execution) {}

    /**
     * One revision's turn.
     *
     * @param title id and description of the revision, or the file of a repeatable script
     * @param direction which way
     * @param number from 1
     * @param count of how many
     */
    record Step(String title, Direction direction, int number, int count) {}
}
